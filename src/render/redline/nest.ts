/** The lines of a marked tree → the lists and quotes they stand in, for printers that write these as one. */
import type { MarkedBlock, MarkedDocument, MarkedLine, MarkedSpan, MarkedTable } from './marked.js'

export interface NestedItem {
  readonly hasBox: boolean
  readonly children: readonly Nested[]
}
export type Nested =
  | MarkedLine
  | MarkedTable
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly NestedItem[] }
  | { readonly kind: 'quote'; readonly children: readonly Nested[] }

/** What holds a block at one depth: part of a list's item, part of a quote, or nothing. */
type Hold = { readonly kind: 'item'; readonly ordered: boolean; readonly item: object } | { readonly kind: 'quote' }

/** Blocks in their lists and quotes; facts are a list, and a quotation stands with who said it. */
export function nest(blocks: readonly MarkedBlock[], present: MarkedDocument['present'], depth = 0): readonly Nested[] {
  const result: Nested[] = []
  const printed = blocks.filter((block) => block.kind === 'table' || block.role !== 'gap')
  for (let at = 0; at < printed.length;) {
    const hold = holdOf(printed[at], present, depth)
    const next = printed.findIndex((block, index) => index > at && !together(hold, holdOf(block, present, depth)))
    const stretch = printed.slice(at, hold === null ? at + 1 : next === -1 ? printed.length : next)
    at += stretch.length
    if (hold === null) result.push(...stretch)
    else if (hold.kind === 'quote') result.push({ kind: 'quote', children: inside(stretch, present, depth) })
    else result.push({ kind: 'list', ordered: hold.ordered, items: itemsOf(stretch, present, depth) })
  }
  return result
}

const together = (a: Hold | null, b: Hold | null): boolean =>
  a?.kind === b?.kind && (a?.kind !== 'item' || b?.kind !== 'item' || a.ordered === b.ordered)

function holdOf(block: MarkedBlock | undefined, present: MarkedDocument['present'], depth: number): Hold | null {
  const holder = block?.place.holders[depth]
  if (holder?.type === 'item') return { kind: 'item', ordered: holder.list.ordered, item: present(holder.item) }
  if (holder !== undefined) return { kind: 'quote' }
  if (block?.kind !== 'text' || depth > block.place.holders.length) return null
  if (block.role === 'fact') return { kind: 'item', ordered: false, item: block }
  return block.role === 'quotation' || block.role === 'attribution' ? { kind: 'quote' } : null
}

/** One level further in; what has no holder left there stands by itself. */
const inside = (blocks: readonly MarkedBlock[], present: MarkedDocument['present'], depth: number): readonly Nested[] =>
  nest(blocks, present, depth + 1)

function itemsOf(
  blocks: readonly MarkedBlock[],
  present: MarkedDocument['present'],
  depth: number,
): readonly NestedItem[] {
  const items: { item: object | null; blocks: MarkedBlock[] }[] = []
  for (const block of blocks) {
    const hold = holdOf(block, present, depth)
    const item = hold?.kind === 'item' ? hold.item : null
    // A line with a marker opens an item, also where its list was another once.
    const opens = block.kind === 'text' && block.role === 'item' && block.place.holders.length === depth + 1
    const last = items.at(-1)
    if (last?.item === item && !opens) last.blocks.push(block)
    else items.push({ item, blocks: [block] })
  }
  return items.map(({ blocks: own }) => ({
    hasBox: own[0]?.kind === 'text' && own[0].marker === 'box',
    children: inside(own, present, depth),
  }))
}

/** A heading's words after its number, which is struck and added where it changed. */
export function headingSpans(line: MarkedLine): readonly MarkedSpan[] {
  const numberOf = ({ section }: Pick<MarkedLine, 'section'>): string =>
    section?.number == null ? '' : `${section.number}${section.kind === 'section' ? '.' : ''}`
  const [is, was] = [numberOf(line), line.formerly === null ? null : numberOf(line.formerly)]
  const span = (text: string, mark: MarkedSpan['mark']): MarkedSpan[] =>
    text === '' ? [] : [{ text, look: {}, link: null, mark }]
  if (was === null || was === is) return [...span(is === '' ? '' : `${is} `, line.end), ...line.spans]
  return [...span(was, 'del'), ...span(is, 'ins'), ...span(' ', 'same'), ...line.spans]
}

/** Neighbors that go together. */
export function stretches<T>(items: readonly T[], together: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const result: T[][] = []
  for (const item of items) {
    const last = result.at(-1)?.at(-1)
    if (last !== undefined && together(last, item)) result.at(-1)?.push(item)
    else result.push([item])
  }
  return result
}
