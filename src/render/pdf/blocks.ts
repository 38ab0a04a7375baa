/** The tree's blocks → typst code: real headings, lists, tables with header rows, quotes. */
import { sourcesLine } from '../../core/document/labels.js'
import type { Block, Document, List, ListItem, Section, Table } from '../../core/document/tree.js'
import { inlineCode, joined, literal, nothing, toLabel, type Labels } from './text.js'

/** What blocks need to know of their document. */
export interface PdfPlace {
  readonly document: Document
  readonly labels: Labels
  readonly labelOf: ReadonlyMap<Section, string>
  /** Level of the headings of sections here. */
  readonly level: number
  /** How wide the text may be here, in units of its size (em). */
  readonly width: number
}

/** Blocks as one piece of content. */
export const blocksCode = (nodes: readonly Block[], place: PdfPlace): string =>
  joined(
    nodes.map((node, at) => {
      const code = blockCode(node, place)
      return leadsTo(node, nodes[at + 1]) ? stuck(code) : code
    }),
  )

/** A rule's reason and its sources, which begin no page. */
const isTail = (node: Block | undefined): boolean => node?.type === 'rationale' || node?.type === 'sources'

/** Whether the end of a block stays with what follows it; a list moves whole, or is split before its end. */
function leadsTo(node: Block, next: Block | undefined): boolean {
  if (node.type === 'paragraph') return isTail(next) || next?.type === 'table' || next?.type === 'list'
  return (node.type === 'list' || isTail(node)) && isTail(next)
}

/** On the page of what follows it. */
const stuck = (code: string): string => `block(sticky: true, spacing: 0.8em, ${code})`

/** A section's number and title. */
const headingWords = ({ number, title }: Section): string => (number === null ? title : `${number}  ${title}`)

function sectionCode(node: Section, place: PdfPlace): string {
  const label = place.labelOf.get(node)
  const heading = `heading(level: ${Math.min(place.level, 6)}, ${literal(headingWords(node))})`
  const named = label === undefined ? heading : `[#${heading}#label(${literal(label)})]`
  return joined([named, blocksCode(node.children, { ...place, level: place.level + 1 })])
}

/** What markers take, in em: a digit, the point after it, a box, a dot, and the space before and after. */
const markerSpace = { digit: 0.47, point: 0.22, box: 0.61, dot: 0.38, around: 0.9 }

const isChecklist = ({ children }: List): boolean => children.some(({ checked }) => checked === false)

/** The width that a list leaves for the words of its items. */
function itemWidth(node: List, width: number): number {
  const { digit, point, box, dot, around } = markerSpace
  const marker = isChecklist(node) ? box : node.ordered ? String(node.children.length).length * digit + point : dot
  return width - around - marker
}

/** An item's words in a set width: typst measures items before it sets them, and a paragraph of the same width is set once. */
const itemCode = (content: string, width: number): string => `block(width: ${Number(width.toFixed(2))}em, ${content})`

function itemWords(item: ListItem, place: PdfPlace): string {
  const [first, ...more] = item.children
  return first?.type === 'paragraph' && more.length === 0
    ? `par(${inlineCode(first.children, place.labels)})`
    : blocksCode(item.children, place)
}

function listCode(node: List, place: PdfPlace): string {
  const kind = isChecklist(node) ? 'list(marker: "☐", ' : node.ordered ? 'enum(' : 'list('
  const width = itemWidth(node, place.width)
  const items = node.children.map((item) => itemCode(itemWords(item, { ...place, width }), width))
  return items.length === 0 ? nothing : `${kind}${items.join(', ')})`
}

/** A cell's words as a paragraph, which the engine sets once, as in lists. */
const cellCode = (content: string): string => (content === nothing ? nothing : `par(${content})`)

/** As high as a line: a row without words is there to be written in. */
const roomToWrite = 'v(1em)'

function tableCode({ widths, children: [header, ...rows] }: Table, { labels }: PdfPlace): string {
  if (header === undefined || header.children.length === 0) return nothing
  const columns = header.children.map((_, at) => `${Math.max(0, widths[at] ?? 1) || 1}fr`)
  const cells = (row: Table['children'][number]): string => {
    const words = columns.map((_, at) => cellCode(inlineCode(row.children[at]?.children ?? [], labels)))
    return (words.every((cell) => cell === nothing) ? [roomToWrite, ...words.slice(1)] : words).join(', ')
  }
  const head = `table.header(${header.children.map((cell) => `strong(${inlineCode(cell.children, labels)})`).join(', ')})`
  return `table(columns: (${columns.join(', ')},), ${[head, ...rows.map(cells)].join(', ')})`
}

/** A line to write on after each label. */
const signatureCode = (labels: readonly string[]): string =>
  `block(breakable: false, ${joined(
    labels.map(
      (label) => `par({ ${literal(`${label}: `)} ; box(width: 60%, height: 1.4em, stroke: (bottom: 0.6pt + gray)) })`,
    ),
  )})`

const small = (content: string): string => `par(text(size: 0.86em, fill: rgb("404040"), ${content}))`

/** A short list of the sections, each a link. */
function contentsCode({ document, labelOf, width }: PdfPlace): string {
  const sections = document.children.filter((node): node is Section => node.type === 'section')
  if (document.layout === 'card' || sections.length === 0) return nothing
  const entries = sections.map((section) => {
    const label = labelOf.get(section)
    const words = literal(headingWords(section))
    return itemCode(`par(${label === undefined ? words : toLabel(label, words)})`, width - markerSpace.around)
  })
  return joined(['par(strong("Contents"))', `list(marker: [], ${entries.join(', ')})`])
}

function blockCode(node: Block, place: PdfPlace): string {
  switch (node.type) {
    case 'paragraph':
      return `par(${inlineCode(node.children, place.labels)})`
    case 'list':
      return listCode(node, place)
    case 'table':
      return tableCode(node, place)
    case 'blockquote':
      // Quotes stand one em in on both sides.
      return `quote(block: true, ${blocksCode(node.children, { ...place, width: place.width - 2 })})`
    case 'quotation':
      // Whole: no page begins with the one who said it.
      return `block(breakable: false, spacing: 0.8em, quote(block: true, attribution: ${literal(node.attribution)}, ${inlineCode([{ type: 'text', value: node.value }], place.labels)}))`
    case 'rationale':
      return small(`emph(${joined([literal('Why: '), inlineCode(node.children, place.labels)])})`)
    case 'sources': {
      const line = sourcesLine(node.children)
      return line === '' ? nothing : small(literal(line))
    }
    case 'thematicBreak':
      // A card must stay on its page.
      return place.document.layout === 'card' ? nothing : 'pagebreak(weak: true)'
    case 'contents':
      return contentsCode(place)
    case 'signature':
      return signatureCode(node.labels)
    case 'section':
      return sectionCode(node, place)
  }
}
