/** The tree's blocks → typst code: real headings, lists, tables with header rows, quotes. */
import { sourcesLine } from '../../core/document/labels.js'
import type { Block, Document, List, ListItem, Section, Table } from '../../core/document/tree.js'
import { inlineCode, joined, literal, type Labels } from './text.js'

/** What blocks need to know of their document. */
export interface PdfPlace {
  readonly document: Document
  readonly labels: Labels
  readonly labelOf: ReadonlyMap<Section, string>
  /** Level of the headings of sections here. */
  readonly level: number
}

/** Blocks as one piece of content. */
export const blocksCode = (nodes: readonly Block[], place: PdfPlace): string =>
  joined(nodes.map((node) => blockCode(node, place)))

/** A section's number and title. */
const headingWords = ({ number, title }: Section): string => (number === null ? title : `${number}  ${title}`)

function sectionCode(node: Section, place: PdfPlace): string {
  const label = place.labelOf.get(node)
  const heading = `heading(level: ${Math.min(place.level, 6)}, ${literal(headingWords(node))})`
  const named = label === undefined ? heading : `[#${heading}#label(${literal(label)})]`
  return joined([named, blocksCode(node.children, { ...place, level: place.level + 1 })])
}

const itemCode = (item: ListItem, place: PdfPlace): string =>
  item.children.length === 1 && item.children[0]?.type === 'paragraph'
    ? inlineCode(item.children[0].children, place.labels)
    : blocksCode(item.children, place)

function listCode(node: List, place: PdfPlace): string {
  const isChecklist = node.children.some(({ checked }) => checked === false)
  const kind = isChecklist ? 'list(marker: "☐", ' : node.ordered ? 'enum(' : 'list('
  return node.children.length === 0 ? '[]' : `${kind}${node.children.map((item) => itemCode(item, place)).join(', ')})`
}

function tableCode({ widths, children: [header, ...rows] }: Table, { labels }: PdfPlace): string {
  if (header === undefined || header.children.length === 0) return '[]'
  const columns = header.children.map((_, at) => `${Math.max(0, widths[at] ?? 1) || 1}fr`)
  const cells = (row: Table['children'][number]): string =>
    columns.map((_, at) => inlineCode(row.children[at]?.children ?? [], labels)).join(', ')
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
function contentsCode({ document, labelOf }: PdfPlace): string {
  const sections = document.children.filter((node): node is Section => node.type === 'section')
  if (document.layout === 'card' || sections.length === 0) return '[]'
  const entries = sections.map((section) => {
    const label = labelOf.get(section)
    const words = literal(headingWords(section))
    return label === undefined ? words : `link(label(${literal(label)}), ${words})`
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
      return `quote(block: true, ${blocksCode(node.children, place)})`
    case 'quotation':
      return `quote(block: true, attribution: ${literal(node.attribution)}, ${inlineCode([{ type: 'text', value: node.value }], place.labels)})`
    case 'rationale':
      return small(`emph(${joined(['"Why: "', inlineCode(node.children, place.labels)])})`)
    case 'sources': {
      const line = sourcesLine(node.children)
      return line === '' ? '[]' : small(literal(line))
    }
    case 'thematicBreak':
      // A card must stay on its page.
      return place.document.layout === 'card' ? '[]' : 'pagebreak(weak: true)'
    case 'contents':
      return contentsCode(place)
    case 'signature':
      return signatureCode(node.labels)
    case 'section':
      return sectionCode(node, place)
  }
}
