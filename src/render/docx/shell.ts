/** A paper's body and what it uses → the parts of its Word file: docx compiles what stands around a body once for each look, and a paper's own facts, lists and links are put into that. */
import { Comments, ExternalHyperlink, Paragraph, TextRun, type ICommentOptions } from 'docx'
import { escapeUTF8 } from 'entities'
import type { Document } from '../../core/document/tree.js'
import { closeNote, commentOf, commentStyles } from './comments.js'
import { write, type Uses } from './forms.js'
import { findSurround, type Surround } from './looks.js'
import { boxes, bullets, firstNumber, numberingFrom, orderedList } from './numbering.js'
import { packParts } from './pack.js'
import { factsOf, type Facts } from './page.js'
import { commentsPath, documentPath, numberingPath, relationshipsOf, stylesPath } from './parts.js'
import { changeValues, cutBefore } from './xml.js'

/** What a paper's body is made with, and then goes into. */
export interface Shell {
  readonly uses: Uses
  /** The last of the lines that stand across the page, above the columns. */
  readonly beforeColumns: (line: string) => string
  readonly around: (body: string, orderedLists: number) => Map<string, string>
}

const signs: Facts = {
  title: '\uE001',
  practice: '\uE002',
  description: '\uE003',
  top: '\uE004',
  foot: '\uE005',
  date: '\uE006',
}
const signed = /([\uE001-\uE006])/
const names = new Map(Object.entries(signs).map(([name, sign]) => [sign, name as keyof Facts]))
const linkSign = 'https://link.example'

/** What the look of a paper's file depends on besides the paper. */
export interface ShellOptions {
  /** The text stands in two columns below its first lines. */
  readonly hasColumns?: boolean
  /** The comments in the margin, in a file that may have some; their signs stand in the body. */
  readonly comments?: readonly ICommentOptions[]
}

/** What stands around a paper; lists and links are counted as its lines are written. */
export function openShell(document: Document, options: ShellOptions): Shell {
  const facts = factsOf(document)
  const { comments = [] } = options
  const { parts, body, links, styles, numbering } = surroundOf(document, options, facts)
  const targets: string[] = []
  const lists: string[] = []
  const factOf = (sign: string): string => escapeUTF8(facts[names.get(sign) ?? 'title'])
  return {
    uses: {
      numberOf: (list) => firstNumber + (lists.includes(list) ? lists.indexOf(list) : lists.push(list) - 1),
      idOf: (target) => `rId${links.before.length - 1 + targets.push(target)}`,
    },
    beforeColumns: (line) => {
      const end = `${body.sections[0] ?? ''}</w:pPr>`
      return line.startsWith('<w:p>') ? line.replace('</w:pPr>', () => end) : `${line}<w:p><w:pPr>${end}</w:p>`
    },
    around: (lines, orderedLists) => {
      const own = new Map<string, string>()
      for (const [path, pieces] of parts)
        own.set(path, pieces.map((piece, at) => (at % 2 === 0 ? piece : factOf(piece))).join(''))
      const [head = ''] = own.get(commentsPath)?.split('<w:comments ') ?? []
      if (comments.length > 0) own.set(commentsPath, head + write(new Comments({ children: [...comments] })))
      const linked = targets.map((target) => links.link.replace(linkSign, () => escapeUTF8(target)))
      const relations = [...links.before, ...linked, ...links.after]
      return own
        .set(documentPath, `${body.start}${lines}${body.sections.at(-1) ?? ''}${body.end}`)
        .set(
          relationshipsOf(documentPath),
          relations.map((one, at) => changeValues(one, ' Id="', () => `rId${at}`)).join(''),
        )
        .set(
          stylesPath,
          styles.replaceAll(numberOf(firstNumber + preparedLists.length), numberOf(firstNumber + lists.length)),
        )
        .set(numberingPath, numberingFrom(numbering, preparedLists)(lists, orderedLists))
    },
  }
}

/** As a style names the numbering of its headings, which is counted behind the lists of the body. */
const numberOf = (number: number): string => `<w:numId w:val="${number}"/>`

/** One list of each kind. */
const preparedLists = [bullets, boxes, orderedList(1)]

function surroundOf(document: Document, options: ShellOptions, facts: Facts): Surround {
  // docx breaks lines and tabs of a fact up into elements, and leaves an empty one out.
  if (!Object.values<string>({ ...facts }).every((fact) => /^[^\n\t]+$/.test(fact)))
    return prepare(document, options, facts)
  const { layout, language, paper } = document
  const look = [layout, language, paper, options.hasColumns === true, options.comments?.slice(0, 1).length]
  return findSurround(JSON.stringify(look), () => prepare(document, options, signs))
}

function prepare(document: Document, { hasColumns, comments }: ShellOptions, facts: Facts): Surround {
  const link = new ExternalHyperlink({ link: linkSign, children: [new TextRun('link')] })
  const hasComments = comments !== undefined && comments.length > 0
  const children = [
    new Paragraph({ children: [link, ...(hasComments ? closeNote(0) : [])] }),
    ...preparedLists.map((reference) => new Paragraph({ numbering: { reference, level: 0 } })),
  ]
  const packed = packParts(document, children, 1, {
    facts,
    ...(hasColumns === true && { across: children.length }),
    ...(comments !== undefined && { styles: commentStyles(document) }),
    ...(hasComments && { comments: { children: [commentOf(0, [''], { author: '', date: '2000-01-01' })] } }),
  })
  const parts = new Map([...packed].map(([path, part]) => [path, String(part)] as const))
  const take = (path: string): string => {
    const part = parts.get(path) ?? ''
    parts.delete(path)
    return part
  }
  const text = take(documentPath)
  const relations = cutBefore(take(relationshipsOf(documentPath)), '<Relationship ')
  const sections = cutBefore(text, '<w:sectPr>')
    .slice(1)
    .map((piece) => upTo(piece, '</w:sectPr>'))
  const at = relations.findIndex((one) => one.includes(linkSign))
  return {
    body: { start: upTo(text, '<w:body>'), sections, end: '</w:body></w:document>' },
    links: { before: relations.slice(0, at), link: relations[at] ?? '', after: relations.slice(at + 1) },
    styles: take(stylesPath),
    numbering: take(numberingPath),
    parts: [...parts].map(([path, part]) => [path, facts === signs ? part.split(signed) : [part]]),
  }
}

/** A text from its start to the end of these words. */
const upTo = (text: string, words: string): string => text.slice(0, text.indexOf(words) + words.length)
