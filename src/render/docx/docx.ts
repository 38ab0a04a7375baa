/** A document tree → the bytes of a Word file. */
import {
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  Document as WordDocument,
  Packer,
  Paragraph,
  type FileChild,
  type IPropertiesOptions,
  type ParagraphChild,
} from 'docx'
import type { Document } from '../../core/document/tree.js'
import { nameBookmarks } from '../lines/bookmarks.js'
import type { RowLine, TextLine } from '../lines/line.js'
import { linesOf } from '../lines/lines.js'
import { clean } from '../lines/spans.js'
import { archive } from './archive.js'
import { openForms, type Forms } from './forms.js'
import { headingNumbers, numbering, sharedNumbering } from './numbering.js'
import { footers, headers, inColumns, page, textWidth } from './page.js'
import { countLists, paragraphLook } from './paragraphs.js'
import { settle, type WordParts } from './parts.js'
import { printSpans } from './runs.js'
import { styles } from './styles.js'
import { plainInk, printTable, type TableInk } from './tables.js'

/** The document as DOCX bytes, which depend on nothing but the document. */
// eslint-disable-next-line @typescript-eslint/require-await -- a promise leaves callers free to load docx when they need it
export async function renderDocx(document: Document): Promise<Uint8Array> {
  return archive(documentParts(document))
}

/** The document as the parts of a Word file, by path. */
export function documentParts(document: Document): Map<string, string | Uint8Array> {
  const lists = countLists()
  const forms = openForms()
  const ink: TableInk<RowLine> = { ...plainInk, cell: (cell, look) => forms.paragraph(look, cell.spans) }
  const width = textWidth(document)
  const across = linesAcross(document)
  let bookmarks = 0
  const children = linesOf(document, nameBookmarks(document)).map((line, at) => {
    if (line.kind === 'table') return printTable(line, width, ink)
    const bookmark = line.bookmark === null ? undefined : { name: line.bookmark, number: (bookmarks += 1) }
    const look = paragraphLook(line, lists)
    // docx ends a section in a paragraph of its own making.
    return across !== undefined && at === across - 1
      ? new Paragraph({ ...look, children: inBookmark(bookmark, printSpans(line.spans)) })
      : forms.paragraph(look, line.spans, bookmark)
  })
  const sections = across === undefined ? {} : columnSections(document, children, across)
  return packParts(document, children, lists.count(), sections, forms.fill)
}

/** How many lines stand across the page, above the columns of a paper that has some. */
function linesAcross(document: Document): number | undefined {
  const first = document.columns === 2 ? document.children.findIndex((block) => block.type === 'section') : -1
  if (first < 0) return undefined
  return linesOf({ ...document, children: document.children.slice(0, first) }, nameBookmarks(document)).length
}

/** A bookmark whose number is given: docx counts on from the document that it built before. */
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart
  override readonly end: BookmarkEnd

  constructor(name: string, number: number, children: readonly ParagraphChild[]) {
    super({ id: name, children: [...children] })
    this.start = new BookmarkStart(name, number)
    this.end = new BookmarkEnd(number)
  }
}

/** Puts a heading's words inside its bookmark, numbered from 1. */
export function openBookmarks(): (
  line: Pick<TextLine, 'bookmark'>,
  children: readonly ParagraphChild[],
) => ParagraphChild[] {
  let last = 0
  return ({ bookmark }, children) =>
    inBookmark(bookmark === null ? undefined : { name: bookmark, number: (last += 1) }, children)
}

const inBookmark = (
  bookmark: { name: string; number: number } | undefined,
  children: readonly ParagraphChild[],
): ParagraphChild[] =>
  bookmark === undefined ? [...children] : [new NumberedBookmark(bookmark.name, bookmark.number, children)]

/** The lines across the page, then the others in columns. */
function columnSections(
  document: Document,
  children: readonly FileChild[],
  across: number,
): Pick<IPropertiesOptions, 'sections'> {
  const around = { headers: headers(document), footers: footers(document) }
  return {
    sections: [
      { properties: page(document), ...around, children: children.slice(0, across) },
      { properties: inColumns(page(document)), ...around, children: children.slice(across) },
    ],
  }
}

/** A paper's paragraphs and tables, with what stands around them, as the parts of a Word file; `fill` puts in what docx wrote signs for. */
export function packParts(
  document: Document,
  children: readonly FileChild[],
  orderedLists: number,
  extra: Partial<IPropertiesOptions> = {},
  fill?: Forms['fill'],
): Map<string, string | Uint8Array> {
  // A paper with styles of its own besides is written once a build.
  const look = extra.styles === undefined ? `${document.layout} ${document.language}` : null
  const known = look === null ? undefined : prepared.get(look)
  const word = new WordDocument({
    title: clean(document.title),
    creator: clean(document.practice),
    lastModifiedBy: clean(document.practice),
    description: `Version ${clean(document.version)}, effective ${document.effectiveDate}`,
    styles: known === undefined ? styles(document) : {},
    ...(fill === undefined && { numbering: numbering(orderedLists) }),
    sections: [
      { properties: page(document), headers: headers(document), footers: footers(document), children: [...children] },
    ],
    ...extra,
  })
  // docx has no way in for what it prepared before.
  if (look !== null) Reflect.set(word, 'styles', preparedOnce(look, word.Styles))
  if (fill !== undefined) Reflect.set(word, 'numbering', sharedNumbering(orderedLists))
  // The packer would zip with the time of day; its compiler, though private, is the one way to the parts.
  const compiler = Packer['compiler'] as { readonly compile: (file: WordDocument) => WordParts }
  const parts = new Map(compiler.compile(word))
  if (fill !== undefined) {
    const numbers = word.Numbering.ConcreteNumbering.map(({ reference, numId }) => [reference, numId] as const)
    parts.set('word/document.xml', fill(String(parts.get('word/document.xml')), new Map(numbers)))
  }
  return settle(parts, document)
}

/** Styles as docx prepares them for writing, by the look of a paper: they depend on nothing else, and there are few looks. */
const prepared = new Map<string, Prepared>()
const mostLooks = 16
type Styles = WordDocument['Styles']
type Prepared = ReturnType<Styles['prepForXml']>

/** The same styles, prepared when they are first written; each document of theirs still counts the numbering of headings as its own. */
const preparedOnce = (look: string, own: Styles): Pick<Styles, 'prepForXml'> => ({
  prepForXml: (context) => {
    const known = prepared.get(look)
    if (known !== undefined) {
      context.file.Numbering.createConcreteNumberingInstance(headingNumbers, 0)
      return known
    }
    const made = own.prepForXml(context)
    if (prepared.size < mostLooks) prepared.set(look, made)
    return made
  },
})
