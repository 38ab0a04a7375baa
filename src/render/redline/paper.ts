/** The `word/document.xml` that our renderer writes → its paragraphs, tables and words, ready to compare. */
import { isNumber, isWord, splitWords, type Line, type Token } from './words.js'

/** A word with its run properties and the link it stands in: `#bookmark`, an address, or ''. */
export interface Word extends Token {
  readonly look: string
  readonly link: string
}
export interface WordParagraph extends Line<Word> {
  readonly kind: 'paragraph'
  /** Inside of `<w:pPr>`. */
  readonly properties: string
  readonly bookmark: string | null
}
export interface WordCell {
  readonly properties: string
  readonly paragraphs: readonly WordParagraph[]
}
export interface WordRow extends Line<Word> {
  /** Inside of `<w:trPr>`. */
  readonly properties: string
  readonly cells: readonly WordCell[]
}
export interface WordTable extends Line<Word> {
  readonly kind: 'table'
  /** Table properties and grid. */
  readonly head: string
  readonly rows: readonly WordRow[]
}
export type Unit = WordParagraph | WordTable

/** What reading needs of the other parts. */
export interface Surroundings {
  /** Relationship id → address. */
  readonly addresses: ReadonlyMap<string, string>
  /** Numbering id → what the list looks like. */
  readonly lists: ReadonlyMap<string, string>
}

/** Everything between `<w:body>` and the page settings. */
export function readBody(xml: string, around: Surroundings): readonly Unit[] {
  const body = /<w:body>(.*)<w:sectPr>/s.exec(xml)?.[1] ?? ''
  return pieces(body, /<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>|<w:p\/>/gs).map((piece) =>
    piece.startsWith('<w:tbl>') ? readTable(piece, around) : readParagraph(piece, around),
  )
}

/** Every match, which together must be the whole text: an element we don't know would be lost silently. */
function pieces(xml: string, pattern: RegExp): string[] {
  const found = xml.match(pattern) ?? []
  if (found.join('') !== xml) throw new Error(`unknown WordprocessingML in ${xml.slice(0, 200)}`)
  return found
}

const inside = (xml: string, element: string): string =>
  new RegExp(`<w:${element}>(.*?)</w:${element}>`, 's').exec(xml)?.[1] ?? ''

function readTable(xml: string, around: Surroundings): WordTable {
  const rows = (xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((row): WordRow => {
    const cells = (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((cell): WordCell => ({
      properties: inside(cell, 'tcPr'),
      paragraphs: (cell.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []).map((item) => readParagraph(item, around)),
    }))
    const tokens = cells.flatMap((cell) => cell.paragraphs.flatMap((item) => item.tokens))
    return { shape: `row of ${cells.length}`, properties: inside(row, 'trPr'), cells, tokens }
  })
  const columns = rows[0]?.cells.length ?? 0
  const head = xml.slice('<w:tbl>'.length, xml.indexOf('<w:tr>'))
  return { kind: 'table', shape: `table of ${columns}`, head, rows, tokens: rows.flatMap((row) => row.tokens) }
}

function readParagraph(xml: string, around: Surroundings): WordParagraph {
  const content = xml === '<w:p/>' ? '' : xml.slice('<w:p>'.length, -'</w:p>'.length)
  const properties = inside(content, 'pPr')
  const rest = content.replace(/^<w:pPr>.*?<\/w:pPr>|^<w:pPr\/>/s, '')
  const bookmark = /<w:bookmarkStart [^>]*w:name="([^"]*)"/.exec(rest)?.[1] ?? null
  return {
    kind: 'paragraph',
    shape: shapeOf(properties, around),
    properties,
    bookmark,
    tokens: readWords(rest, around),
  }
}

/** Where a page breaks and which list it is does not make a paragraph another. */
const shapeOf = (properties: string, { lists }: Surroundings): string =>
  properties
    .replace(/<w:(?:keepNext|pageBreakBefore)(?: [^>]*)?\/>/g, '')
    .replace(/<w:numId w:val="(\d+)"\/>/g, (_, id: string) => `<list ${lists.get(id) ?? id}>`)

interface Run {
  readonly look: string
  readonly link: string
  text: string
}

const elements = /<w:bookmark(?:Start|End) [^>]*\/>|<w:hyperlink [^>]*>|<\/w:hyperlink>|<w:r>.*?<\/w:r>|<w:r\/>/gs

function readWords(xml: string, { addresses }: Surroundings): readonly Word[] {
  const runs: Run[] = []
  let link = ''
  for (const piece of pieces(xml, elements)) {
    if (piece.startsWith('<w:hyperlink')) link = linkOf(piece, addresses)
    else if (piece === '</w:hyperlink>') link = ''
    else if (piece.startsWith('<w:r>')) {
      const look = inside(piece, 'rPr')
      const text = textOf(piece.replace(/<w:rPr>.*?<\/w:rPr>/s, ''))
      const last = runs.at(-1)
      // Words that look alike are one run, however many nodes they came from.
      if (last?.look === look && last.link === link) last.text += text
      else runs.push({ look, link, text })
    }
  }
  return runs.flatMap(({ look, link: target, text }) => splitWords(text).map((piece) => wordOf(piece, look, target)))
}

const wordOf = (text: string, look: string, link: string): Word => ({
  key: `${link.startsWith('#') && isNumber(text) ? '' : text}|${look}|${link}`,
  text,
  isWord: isWord(text),
  look,
  link,
})

function linkOf(tag: string, addresses: ReadonlyMap<string, string>): string {
  const anchor = / w:anchor="([^"]*)"/.exec(tag)?.[1]
  return anchor === undefined ? (addresses.get(/ r:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '') : `#${anchor}`
}

function textOf(run: string): string {
  return pieces(run.slice('<w:r>'.length, -'</w:r>'.length), /<w:t(?: [^>]*)?>[^<]*<\/w:t>|<w:t\/>|<w:tab\/>|<w:br\/>/g)
    .map((piece) =>
      piece === '<w:tab/>' ? '\t' : piece === '<w:br/>' ? '\n' : unescape(piece.replace(/<[^>]*>/g, '')),
    )
    .join('')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescape = (xml: string): string =>
  xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

/** Text as XML. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&${Object.keys(entities).find((name) => entities[name] === sign) ?? ''};`)
