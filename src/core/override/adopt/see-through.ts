/** Sees through what other programs and hands do to a whole file without an edit: how words are marked, run together or linked. */
import { reasonAndSources } from '../../document/labels.js'
import { leavesOf } from '../../document/leaves.js'
import { struckScheme } from '../../document/markdown/inline.js'
import { clauseScheme, isReferenceLabel, mapInline } from '../../document/markdown/references.js'
import { similarity, tidy } from '../../document/tidy.js'
import { plainText, type Block, type Inline, type Link } from '../../document/tree.js'
import type { Unit } from '../../document/unit.js'
import type { KnownPolicy } from './known.js'

/** The units as they are compared. */
export interface SeenThrough {
  readonly units: readonly Unit[]
  /** For each of them, the index of the unit it was read from. */
  readonly from: readonly number[]
  /** Lines with words struck through that were not ours there: they stand until somebody decides. */
  readonly unclear: readonly string[]
}

/** What was written, as far as it is needed here. */
type Seen = Pick<KnownPolicy, 'lines' | 'reference'>

/** Sees through all of them. */
export function seeThrough(units: readonly Unit[], written: Seen): SeenThrough {
  const unclear: string[] = []
  const seen = units.flatMap((unit, from) =>
    withoutStruck(unit, written, unclear).flatMap((one) =>
      apart(withReferences(one, written)).map((part) => ({ part, from })),
    ),
  )
  return { units: seen.map(({ part }) => part), from: seen.map(({ from }) => from), unclear }
}

const rewritten = (unit: Unit, change: (node: Inline) => readonly Inline[]): readonly Unit[] => {
  const [block] = mapInline([unit.block], change)
  if (block === undefined) return []
  const leaves = leavesOf([block])
  return leaves.length === 0 ? [] : [{ ...unit, block: withoutEmpty(block), leaves }]
}

const isStruck = (node: Inline): node is Link => node.type === 'link' && node.url === struckScheme

/** Words of ours that are struck through are deleted; others stand and are told. */
function withoutStruck(unit: Unit, written: Seen, unclear: string[]): readonly Unit[] {
  const stretches: string[] = []
  mapInline([unit.block], (node) => {
    if (isStruck(node)) stretches.push(tidy(plainText(node.children)))
    return [node]
  })
  if (stretches.length === 0) return [unit]
  const whole = rewritten(unit, (node) => (isStruck(node) ? node.children : [node]))
  const lines = whole.flatMap(({ leaves }) => leaves.map(({ text }) => text))
  const isOurs = (stretch: string): boolean =>
    lines.some((line) => line.includes(stretch) && written.lines.some((ours) => holds(ours, stretch, line)))
  if (stretches.every(isOurs)) {
    return rewritten(unit, (node) => (isStruck(node) ? [] : [node]))
  }
  unclear.push(...lines.filter((line) => stretches.some((stretch) => line.includes(stretch))))
  return whole
}

const holds = (ours: string, stretch: string, line: string): boolean =>
  ours.includes(stretch) && (ours === stretch || similarity(ours, line) >= 0.4)

/** Links to headings of the policy become references, so that their numbers stay right; wherever the link led elsewhere. */
function withReferences(unit: Unit, { reference, lines }: Seen): Unit {
  const stoodHere = (label: string): boolean =>
    unit.leaves.some(({ text }) => text.includes(label) && lines.some((ours) => holds(ours, tidy(label), text)))
  const links: string[] = []
  const change = (node: Inline): readonly Inline[] => {
    if (node.type !== 'link') return [node]
    links.push(node.url)
    const label = plainText(node.children)
    const isLabel = isReferenceLabel(label)
    if (!/^(#|clause:)/.test(node.url) && !(isLabel && stoodHere(label))) return [node]
    const found = reference(label, node.url)
    if (found === null) return /^(#|clause:)/.test(node.url) ? node.children : [node]
    return isLabel ? [found] : [{ ...node, url: `${clauseScheme}${found.clause}` }]
  }
  const [block = unit.block] = mapInline([unit.block], change)
  if (links.length === 0) return unit
  return { ...unit, block, leaves: leavesOf([block]) }
}

/** "Why" and "Based on" stand in one paragraph in Word, and in what others make of it. */
function apart(unit: Unit): readonly Unit[] {
  if (unit.block.type !== 'paragraph' || unit.leaves.length !== 1) return [unit]
  const text = plainText(unit.block.children).replace(/\s+/g, ' ').trim()
  const parts = reasonAndSources(text)
  if (parts === null) return [unit]
  const [why, sources] = parts
  const line = (value: string): Unit => {
    const block: Block = { type: 'paragraph', children: [{ type: 'text', value }] }
    return { ...unit, block, leaves: leavesOf([block]) }
  }
  return [line(why), { ...line(sources), anchors: [] }]
}

/** List items and rows that have no words left. */
function withoutEmpty(block: Block): Block {
  if (block.type !== 'list') return block
  const children = block.children.filter((item) => leavesOf(item.children).length > 0)
  return { ...block, children: children.map((item) => ({ ...item, children: item.children.map(withoutEmpty) })) }
}
