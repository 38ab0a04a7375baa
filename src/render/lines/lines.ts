/** A document tree → the lines it is printed in. */
import {
  plainText,
  type Block,
  type Document,
  type List,
  type ListItem,
  type Quotation,
  type Rationale,
  type Section,
  type Signature,
  type Sources,
  type Table,
} from '../../core/document/tree.js'
import { blanksDescription, sourcesLine, tableDescription } from '../../core/document/labels.js'
import type { Bookmarks } from './bookmarks.js'
import { contentsLines, titleLines } from './front.js'
import { textLine, topPlace, type SpanLook, type PaperLine, type LinePlace, type TextLine } from './line.js'
import { clean, plainSpans, spansOf } from './spans.js'

interface Whole {
  readonly document: Document
  readonly bookmarks: Bookmarks
  /** The heading that the blocks stand under. */
  readonly under: string
}

/** Why a rule stands and what it is based on, in one small paragraph. */
interface Notes {
  readonly type: 'notes'
  readonly rationale: Rationale | null
  readonly sources: Sources | null
}
type Printed = Exclude<Block, Rationale | Sources> | Notes

/** The document's title block and text, in reading order. */
export const linesOf = (document: Document, bookmarks: Bookmarks): readonly PaperLine[] => [
  ...titleLines(document, bookmarks),
  ...blockLines(document.children, { document, bookmarks, under: document.title }, topPlace),
]

/** A thematic break puts the block after it on a new page. */
function blockLines(nodes: readonly Block[], whole: Whole, place: LinePlace): PaperLine[] {
  let breakBefore = place.breakBefore
  const printed = withNotes(nodes)
  return printed.flatMap((node, index) => {
    if (node.type === 'thematicBreak') {
      // A card must stay on its one page.
      breakBefore = whole.document.layout !== 'card'
      return []
    }
    const next = printed[index + 1]
    const keepNext = next === undefined ? place.keepNext : leadsTo(node, next)
    const output = linesOfBlock(node, whole, { ...place, breakBefore, keepNext })
    if (output.length > 0) breakBefore = endsWithBreak(node)
    return output
  })
}

function withNotes(nodes: readonly Block[]): Printed[] {
  return nodes.flatMap((node, index): Printed[] => {
    const [before, after] = [nodes[index - 1], nodes[index + 1]]
    if (node.type === 'rationale') {
      return [{ type: 'notes', rationale: node, sources: after?.type === 'sources' ? after : null }]
    }
    if (node.type !== 'sources') return [node]
    return before?.type === 'rationale' ? [] : [{ type: 'notes', rationale: null, sources: node }]
  })
}

function linesOfBlock(node: Exclude<Printed, { type: 'thematicBreak' }>, whole: Whole, place: LinePlace): PaperLine[] {
  switch (node.type) {
    case 'paragraph':
      return [textLine('text', place, spansOf(node.children, whole.bookmarks))]
    case 'notes':
      return notesLines(node, whole, place)
    case 'list':
      return listLines(node, whole, place)
    case 'table':
      return node.children.length === 0 ? [] : tableLines(node, whole, place)
    case 'signature':
      return node.labels.length === 0 ? [] : signatureLines(node, whole, place)
    case 'blockquote':
      return blockLines(node.children, whole, {
        ...place,
        style: 'BlockText',
        quoteDepth: place.quoteDepth + 1,
        holders: [...place.holders, { type: 'quote', quote: node }],
      })
    case 'quotation':
      return quotationLines(node, place)
    case 'contents':
      return whole.document.layout === 'card' ? [] : contentsLines(whole.document, whole.bookmarks, place)
    case 'section':
      return sectionLines(node, whole, place)
  }
}

function notesLines({ rationale, sources }: Notes, { bookmarks }: Whole, place: LinePlace): TextLine[] {
  const reason: SpanLook = { style: 'RationaleText' }
  const line = sourcesLine(sources?.children ?? [])
  const spans = [
    ...(rationale === null ? [] : [...plainSpans('Why: ', reason), ...spansOf(rationale.children, bookmarks, reason)]),
    ...(rationale === null || line === '' ? [] : plainSpans(' ')),
    ...(line === '' ? [] : plainSpans(line, { style: 'SourcesText' })),
  ]
  return spans.length === 0 ? [] : [textLine('notes', place, spans)]
}

const quotationLines = (node: Quotation, place: LinePlace): TextLine[] => [
  textLine('quotation', { ...place, keepNext: true }, plainSpans(node.value)),
  textLine('attribution', { ...place, breakBefore: false }, plainSpans(`— ${node.attribution}`)),
]

function listLines(node: List, whole: Whole, place: LinePlace): PaperLine[] {
  const last = node.children.length - 1
  // Whoever follows steps on a card turns no page between them.
  const isWhole = node.ordered && whole.document.layout === 'card'
  return node.children.flatMap((item, index) =>
    itemLines(node, item, whole, {
      ...place,
      holders: [...place.holders, { type: 'item', list: node, item }],
      breakBefore: place.breakBefore && index === 0,
      keepNext: index === last ? place.keepNext : isWhole,
    }),
  )
}

function itemLines(list: List, item: ListItem, whole: Whole, place: LinePlace): PaperLine[] {
  const [first, ...others] = item.children
  const leads = first?.type === 'paragraph'
  const rest = leads ? others : item.children
  const marker = item.checked === false ? 'box' : list.ordered ? 'number' : 'bullet'
  const own = { ...place, style: 'ListText', keepNext: rest.length === 0 && place.keepNext } as const
  const inner = { ...place, style: 'ListText', listDepth: place.listDepth + 1, breakBefore: false } as const
  return [
    textLine('item', own, leads ? spansOf(first.children, whole.bookmarks) : [], { marker }),
    ...blockLines(rest, whole, inner),
  ]
}

/** The tiny line after a table: Word would join two tables that touch. */
const gap = (place: LinePlace): TextLine => textLine('gap', { ...place, keepNext: false }, [])

const aroundTable = (table: PaperLine, place: LinePlace): PaperLine[] => [
  ...(place.breakBefore ? [gap(place)] : []),
  table,
  gap({ ...place, breakBefore: false }),
]

function tableLines(node: Table, { bookmarks, under }: Whole, place: LinePlace): PaperLine[] {
  const columns = Math.max(1, ...node.children.map((row) => row.children.length))
  const rows = node.children.map((row, index) => ({
    header: index === 0,
    cells: Array.from({ length: columns }, (_, at) =>
      textLine('cell', place, spansOf(row.children[at]?.children ?? [], bookmarks)),
    ),
  }))
  const weights = Array.from({ length: columns }, (_, column) => Math.max(0, node.widths[column] ?? 1) || 1)
  const said = { caption: clean(under), description: clean(tableDescription(node)) }
  return aroundTable({ kind: 'table', role: 'data', place, ...said, weights, rows }, place)
}

function signatureLines(node: Signature, { under }: Whole, place: LinePlace): PaperLine[] {
  const rows = node.labels.map((label) => ({
    header: false,
    cells: [textLine('cell', place, plainSpans(label)), textLine('cell', place, [])],
  }))
  const said = { caption: clean(under), description: clean(blanksDescription(node.labels)) }
  return aroundTable({ kind: 'table', role: 'signature', place, ...said, weights: [2, 5], rows }, place)
}

function sectionLines(node: Section, whole: Whole, place: LinePlace): PaperLine[] {
  const depth = node.number === null ? place.headingDepth + 1 : node.number.split('.').length
  const level = Math.min(depth, 3)
  const bookmark = whole.bookmarks.ofSection.get(node) ?? null
  const at = { ...place, headingDepth: level, keepNext: false }
  const heading = textLine('heading', at, plainSpans(node.title), { section: node, bookmark })
  const compact = place.compact || node.kind === 'appendix'
  return [
    heading,
    ...blockLines(node.children, { ...whole, under: node.title }, { ...at, compact, breakBefore: false }),
  ]
}

/** Whether the block belongs on the page of the next one: a rule with its reason, an opening line with its list, words before a table with it, a section's introduction with its first rule. */
function leadsTo(node: Printed, next: Printed): boolean {
  if (next.type === 'notes' || next.type === 'signature' || (next.type === 'section' && next.kind === 'provision'))
    return true
  if (node.type !== 'paragraph' || next.type === 'paragraph') return false
  return next.type === 'table' || plainText(node.children).trimEnd().endsWith(':')
}

/** A break at the end of a section belongs to what follows the section. */
function endsWithBreak(node: Block | Notes): boolean {
  const last = node.type === 'section' ? node.children.at(-1) : undefined
  return last !== undefined && (last.type === 'thematicBreak' || endsWithBreak(last))
}
