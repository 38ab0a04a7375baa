/** Lines → the XML docx writes for them: it writes one paragraph, run and table frame of each look, and the words of all others are put into what it wrote. */
import {
  BookmarkEnd,
  BookmarkStart,
  Document as WordDocument,
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  TextRun,
  type FileChild,
  type IParagraphOptions,
  type XmlComponent,
} from 'docx'
import { escapeUTF8 } from 'entities'
import type { WordSpan } from '../lines/line.js'
import type { NumberedName } from './bookmarks.js'
import { findForm } from './looks.js'
import { stretchesOf, type RunContent } from './runs.js'
import { changeValues } from './xml.js'

/** Where docx writes to. */
export type Context = Parameters<FileChild['prepForXml']>[0]

/** Stands where words go; no text of a form holds it. */
export const blank = '\uE000'

/** What docx writes for a look, cut where words go; it writes that once. */
export const formOf = (look: string, write: () => string): readonly string[] =>
  findForm(look, () => write().split(blank))

/** What a file's paragraphs share: the numbers of its lists and the relationships of its links. */
export interface Uses {
  /** The number of a list, from its reference. */
  readonly numberOf: (list: string) => number
  /** The id of a link's relationship, from where it leads. */
  readonly idOf: (target: string) => string
}

/** A paragraph with this look and these words; `signs` stand before them. */
export function paragraphXml(
  look: IParagraphOptions,
  spans: readonly WordSpan[],
  uses: Uses,
  bookmark: NumberedName | null = null,
  signs: readonly XmlComponent[] = [],
): string {
  const list = listOf(look)
  const [head = '', middle = '', after = ''] = list === null ? plainForm(look) : itemForm(look, list)
  const start = list === null ? head : `${head}${uses.numberOf(list)}${middle}`
  const before = signs.map((sign) => write(sign)).join('')
  const words = wordsOf(spans, uses)
  return start + before + (bookmark === null ? words : marked(bookmark, words)) + (list === null ? middle : after)
}

/** What stands before and after a paragraph's words. */
const plainForm = (look: IParagraphOptions): readonly string[] => formOf(JSON.stringify(look), () => emptied(look))

/** The same of a list's item, whose number stands between the first two. */
function itemForm(look: IParagraphOptions, list: string): readonly string[] {
  const same = JSON.stringify({ ...look, numbering: { ...look.numbering, reference: '' } })
  return formOf(same, () => emptied(look).replace(`{${list}-0}`, blank))
}

/** The numbering of a list's item. */
const listOf = ({ numbering }: IParagraphOptions): string | null =>
  numbering && typeof numbering.reference === 'string' ? numbering.reference : null

/** A paragraph with a blank in place of its words. */
const emptied = (look: IParagraphOptions): string =>
  write(new Paragraph({ ...look, children: [new TextRun(blank)] })).replace(write(new TextRun(blank)), blank)

const wordsOf = (spans: readonly WordSpan[], uses: Uses): string =>
  stretchesOf(spans, runOf)
    .map(({ link, runs }) => (link === null ? runs.join('') : linkOf(link.target, runs.join(''), uses)))
    .join('')

function runOf(content: RunContent): string {
  const { children } = content
  const form = formOf(keyOf(content), () => {
    const blanks = children.map((child) => (typeof child === 'string' ? blank : child))
    return write(new TextRun({ ...content, children: blanks }))
  })
  const texts = children.filter((child) => typeof child === 'string')
  return form.map((part, at) => (at === 0 ? part : escapeUTF8(texts[at - 1] ?? '') + part)).join('')
}

const keyOf = ({ bold, italics, style, underline, break: breaks, children }: RunContent): string =>
  `run ${bold ? 'b' : ''}${italics ? 'i' : ''}${underline ? 'u' : ''} ${breaks ?? ''} ${style ?? ''} ${children.map((child) => (typeof child === 'string' ? 'w' : 't')).join('')}`

/** Runs inside a link. */
function linkOf(target: string, runs: string, uses: Uses): string {
  const words = (): TextRun => new TextRun(blank)
  const link = (written: string): string => written.replace(write(words()), blank)
  if (target.startsWith('#')) {
    const [before = '', middle = '', after = ''] = formOf('link', () =>
      link(write(new InternalHyperlink({ anchor: blank, children: [words()] }))),
    )
    return before + escapeUTF8(target.slice(1)) + middle + runs + after
  }
  const [leads = '', before = '', middle = '', after = ''] = formOf(`link ${target}`, () => {
    const { xml, leadsTo } = writeLink(target, words())
    return leadsTo + blank + changeValues(link(xml), ' r:id="', () => blank)
  })
  return before + uses.idOf(leads) + middle + runs + after
}

/** A link out of the file, and where docx has its relationship lead: an address's fragment stands in the link. */
function writeLink(link: string, words: TextRun): { readonly xml: string; readonly leadsTo: string } {
  // docx makes the relationship when it writes a paragraph with the link.
  const paragraph = new Paragraph({ children: [new ExternalHyperlink({ link, children: [words] })] })
  const { xml, links } = writeLinked(paragraph)
  return { xml: xml.slice('<w:p>'.length, -'</w:p>'.length), leadsTo: [...links.values()][0] ?? '' }
}

function marked({ name, number }: NumberedName, words: string): string {
  const parts = formOf('bookmark', () =>
    (write(new BookmarkStart(blank, 0)) + blank + write(new BookmarkEnd(0))).replaceAll(
      ' w:id="0"',
      ` w:id="${blank}"`,
    ),
  )
  const filled = [escapeUTF8(name), number, words, number]
  return parts.map((part, at) => `${part}${filled[at] ?? ''}`).join('')
}

/** A file that nobody reads, for components that docx writes into some file. */
let scratch: Context | null = null

function scratchContext(): Context {
  if (scratch === null) {
    const file = new WordDocument({ sections: [] })
    scratch = { file, viewWrapper: file.Document, stack: [] }
  }
  return scratch
}

/** The XML that docx writes for a component. */
export const write = (component: XmlComponent, context = scratchContext()): string =>
  xmlOf(component.prepForXml(context) ?? {})

/** The same, and where the relationships lead that docx makes for its links, by their ids. */
function writeLinked(component: XmlComponent): { readonly xml: string; readonly links: ReadonlyMap<string, string> } {
  const links = new Map<string, string>()
  const { viewWrapper, ...context } = scratchContext()
  const value = (id: number | string, _type: string, target: string): unknown => links.set(`rId${id}`, target)
  const Relationships = Object.create(viewWrapper.Relationships, {
    addRelationship: { value },
  }) as typeof viewWrapper.Relationships
  const xml = write(component, { ...context, viewWrapper: { ...viewWrapper, Relationships } })
  return { xml, links }
}

/** A paragraph or table of docx's own in a body, which counts lists and links with the others there. */
export function componentXml(component: XmlComponent, uses: Uses): string {
  const { xml, links } = writeLinked(component)
  const listed = changeValues(xml, '<w:numId w:val="', (list) =>
    list.startsWith('{') ? String(uses.numberOf(list.slice(1, -'-0}'.length))) : list,
  )
  return changeValues(listed, ' r:id="', (id) => uses.idOf(links.get(id) ?? ''))
}

/** The XML of what docx prepares to be written: an element's name, and with it attributes, text and elements. */
function xmlOf(prepared: Readonly<Record<string, unknown>>): string {
  const [[name, inside] = ['', {}]] = Object.entries(prepared)
  const parts: readonly unknown[] = Array.isArray(inside) ? inside : [inside]
  let attributes = ''
  let content = ''
  for (const part of parts)
    if (typeof part !== 'object' || part === null) content += escapeUTF8(String(part))
    else if ('_attr' in part)
      for (const [key, value] of Object.entries(part._attr ?? {}))
        attributes += ` ${key}="${escapeUTF8(String(value))}"`
    else if (Array.isArray(inside)) content += xmlOf({ ...part })
  return Array.isArray(inside) || content !== ''
    ? `<${name}${attributes}>${content}</${name}>`
    : `<${name}${attributes}/>`
}
