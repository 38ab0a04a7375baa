/** Sees through what other programs and hands do to a whole file without an edit: how words are marked, run together, torn or linked, and lines to fill in lost. */
import { leavesOf } from '../../../document/leaves.js'
import { struckScheme } from '../../../document/markdown/inline.js'
import { clauseScheme, isReferenceLabel, mapInline } from '../../../document/markdown/references.js'
import { bare, similarity, tidy } from '../../../document/tidy.js'
import { plainText, type Block, type Inline, type Link } from '../../../document/tree.js'
import { unitText, type Unit } from '../../../document/unit.js'
import type { KnownPolicy } from '../known.js'
import type { KeptText } from '../place/strays.js'
import { apart } from './apart.js'
import { withBlanksBack } from './blanks.js'
import { ownMarks } from './captions.js'
import { tornJoined } from './torn.js'

/** The units as they are compared. */
export interface SeenThrough {
  readonly units: readonly Unit[]
  /** For each of them, the index of the unit it was read from. */
  readonly from: readonly number[]
  /** Lines with words struck through that were not ours there: they stand until somebody decides. */
  readonly unclear: readonly string[]
  /** Lines of ours that stand beside our text, and came into it. */
  readonly ours: readonly string[]
  /** Words in text boxes, which are no part of the text. */
  readonly boxed: readonly KeptText[]
}

/** What was written, as far as it is needed here. */
type Seen = Pick<KnownPolicy, 'lines' | 'reference'>

/** Sees through all of them. */
export function seeThrough(edited: readonly Unit[], written: Seen): SeenThrough {
  const unclear: string[] = []
  const known = new Set(written.lines.map(bare))
  const isOurs = (line: string): boolean => known.has(line)
  const units = tornJoined(
    edited.map((unit) => numberApart(unit, isOurs)),
    written.lines,
    isOurs,
  )
  const marks = ownMarks(units)
  const isBoxed = ({ box, leaves }: Unit): boolean => box !== undefined && !leaves.some((leaf) => isOurs(leaf.bare))
  const seen = units.flatMap((unit, from) =>
    marks.has(from) || isBoxed(unit)
      ? []
      : withoutStruck(unit, written, unclear).flatMap((one) =>
          apart(withReferences(one, written), isOurs).map((part) => ({ part, from })),
        ),
  )
  return {
    units: withBlanksBack(
      seen.map(({ part }) => part),
      written.lines,
    ),
    from: seen.map(({ from }) => from),
    unclear,
    ours: units.flatMap((unit, at) => (marks.has(at) ? [unitText(unit)] : [])),
    boxed: units.filter(isBoxed).map(boxedWords),
  }
}

/** A heading of ours whose number another program ran into its words. */
function numberApart(unit: Unit, isOurs: (line: string) => boolean): Unit {
  const [line] = unit.leaves
  if (unit.heading === null || line === undefined || isOurs(line.bare) || unit.block.type !== 'paragraph') return unit
  const title = plainText(unit.block.children).trim()
  const apart = title.replace(/^(\d+(?:\.\d+)*\.?)(?=\p{L})/u, '$1 ')
  if (apart === title || !isOurs(bare(apart))) return unit
  const block = { ...unit.block, children: [{ type: 'text', value: apart } as const] }
  return { ...unit, block, leaves: leavesOf([block]) }
}

const boxedWords = (unit: Unit): KeptText => ({
  name: 'text-box',
  text: unitText(unit),
  why: `it stands in a text box${unit.box === '' ? '' : ` near “${unit.box ?? ''}”`}`,
})

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

/** List items and rows that have no words left. */
function withoutEmpty(block: Block): Block {
  if (block.type !== 'list') return block
  const children = block.children.filter((item) => leavesOf(item.children).length > 0)
  return { ...block, children: children.map((item) => ({ ...item, children: item.children.map(withoutEmpty) })) }
}
