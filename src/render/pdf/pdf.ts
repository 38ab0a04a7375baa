/** A document tree → a page description for typst, which makes a tagged PDF of it. */
import { formatDate } from '../../core/ground/date.js'
import { text, type Document } from '../../core/document/tree.js'
import { nameBookmarks } from '../lines/bookmarks.js'
import { blocksCode, type PdfPlace } from './blocks.js'
import { inlineCode, joined, linkCode, literal } from './text.js'

/** Makes the bytes of a PDF from typst code; null when it can't, and then names the characters that none of its fonts has. */
export type PdfEngine = (code: string, onUnset?: (characters: readonly string[]) => void) => Uint8Array | null

/** The document as typst code; the same document gives the same code. */
export function pdfCode(document: Document): string {
  const bookmarks = nameBookmarks(document)
  const { sheet, sides, size } = pageOf(document)
  const width = (sheet.width - 2 * sides) / size
  const place: PdfPlace = { document, labels: bookmarks.ofClause, labelOf: bookmarks.ofSection, level: 2, width }
  const inColumn = { ...place, width: (width - gutter / size) / 2 }
  const first = document.columns === 2 ? document.children.findIndex(({ type }) => type === 'section') : -1
  const across = first < 0 ? document.children : document.children.slice(0, first)
  const rest = first < 0 ? [] : document.children.slice(first)
  return [
    '#{',
    ...settings(document),
    `heading(level: 1, ${literal(document.title)})`,
    `par(text(size: 1.25em, fill: rgb("595959"), ${literal(document.practice)}))`,
    ...factsCode(document, place),
    blocksCode(across, place),
    ...(rest.length === 0 ? [] : ['v(5pt)', `columns(2, gutter: ${gutter}pt, ${blocksCode(rest, inColumn)})`]),
    '}',
  ].join('\n')
}

/** Version and dates: a line each, on a card all in one. */
function factsCode({ facts, layout }: Document, { labels }: PdfPlace): string[] {
  if (layout === 'card') {
    const line = facts.flatMap(({ label, value }, index) => [text(`${index > 0 ? ' · ' : ''}${label}: `), ...value])
    return line.length === 0 ? [] : [`par(${inlineCode(line, labels)})`]
  }
  return facts.map(
    ({ label, value }) => `par(${joined([`strong(${literal(`${label}: `)})`, inlineCode(value, labels)])})`,
  )
}

/** Sheets as typst names them, and how wide they are, in points. */
const sheets = { letter: { name: 'us-letter', width: 612 }, a4: { name: 'a4', width: 595.27 } }

/** Between two columns, in points. */
const gutter = 14

/** The sheet, its margins at the sides and the size of the text, in points. */
const pageOf = ({ layout, paper = 'letter' }: Document) => ({
  sheet: sheets[paper],
  ...(layout === 'card' ? { sides: 32, size: 9 } : { sides: 62, size: 10 }),
})

/** Everything but the words: paper, type, language, what stands at the foot of every page. */
function settings(document: Document): string[] {
  const card = document.layout === 'card'
  const { sheet, sides, size } = pageOf(document)
  const [language = 'en', region] = document.language.split('-')
  const issue = `Version ${document.version} · effective ${formatDate(document.effectiveDate)}`
  const foot = `context { set text(size: 8pt, fill: rgb("595959")) ; ${literal(issue)} ; h(1fr) ; "Page " ; counter(page).display("1 of 1", both: true) }`
  const named = `title: ${literal(document.title)}, author: ${literal(document.practice)}, description: ${literal(`Version ${document.version}, effective ${document.effectiveDate}`)}`
  const inRegion = region !== undefined && /^[A-Z]{2}$/.test(region) ? `, region: ${literal(region)}` : ''
  return [
    linkCode,
    `set document(${named}, date: none)`,
    `set page(paper: "${sheet.name}", margin: (x: ${sides}pt, top: ${card ? 34 : 54}pt, bottom: ${card ? 40 : 54}pt), footer: ${foot})`,
    // Fonts that the engine brings along, and no others: a machine's own would make other pages.
    `set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), fallback: false, size: ${size}pt, lang: ${literal(language.toLowerCase())}${inRegion})`,
    `set par(spacing: ${card ? 0.62 : 0.8}em, leading: 0.52em)`,
    `set list(spacing: 0.5em, indent: 0.4em, marker: ("•", "‣"))`,
    `set enum(spacing: 0.5em, indent: 0.4em)`,
    'set table(stroke: 0.5pt + rgb("B7C3C8"), inset: 4pt, align: left)',
    'show quote.where(block: true): set block(spacing: 0.8em)',
    'show table.cell: set text(size: 0.92em)',
    'show heading: set text(fill: rgb("1B4B5A"), size: 1.05em)',
    'show heading.where(level: 1): set text(size: 1.5em)',
    `show heading: set block(above: ${card ? 0.8 : 1.1}em, below: 0.55em)`,
    'show link: set text(fill: rgb("0B5394"))',
  ]
}
