/** Gives every unit of an edited file its owner: a provision, or the parts around them. */
import type { WrittenPolicy } from '../../../policy/lock.js'
import type { Leaf } from '../../../document/leaves.js'
import { labelOf } from '../../../document/labels.js'
import type { Unit } from '../../../document/unit.js'
import type { Known, KnownPolicy } from '../known.js'
import { bare } from '../../../document/tidy.js'
import { placesOf, type Stretch } from './places.js'
import { placeUnits, type PlacedUnit } from './placing.js'
import { findStarts } from './segments.js'
import { whereabouts } from './whereabouts.js'

/** A provision as found in the edited file. */
export interface Segment {
  readonly known: Known
  readonly heading: Unit | null
  readonly units: readonly Unit[]
  /** Units of a second copy of it. */
  readonly copies: readonly Unit[]
  /** Which lines that we print below a provision stand there as we wrote them. */
  readonly labels: ReadonlySet<string>
  /** Its first unit's index. */
  readonly at: number
}

/** Text that is neither ours nor in a provision. */
export interface Stray {
  readonly unit: Unit
  /** Its lines that are not ours where they stand. */
  readonly lines: readonly Leaf[]
  /** One of its lines is one of ours, changed. */
  readonly isEdit: boolean
  /** The provision it can stand with; null in the title block, the contents and the appendices. */
  readonly neighbor: Known | null
}

export interface Layout {
  readonly segments: readonly Segment[]
  readonly strays: readonly Stray[]
  readonly missing: readonly Known[]
  /** Every unit, in the file's order. */
  readonly placed: readonly PlacedUnit[]
  /** Lines around the provisions that are not in the file. */
  readonly gone: readonly { readonly text: string; readonly place: Stretch }[]
}

/** Lays an edited file out over what was written. */
export function layOut(units: readonly Unit[], written: KnownPolicy, policy: WrittenPolicy): Layout {
  const headings = new Set(units.flatMap((unit) => (unit.heading === null ? [] : unit.leaves.map((leaf) => leaf.bare))))
  const places = placesOf(policy, (line) => headings.has(line))
  const starts = findStarts(units, written)
  const where = whereabouts(places, units, starts)
  const texts = new Map([...policy.frame, ...(policy.elsewhere ?? [])].map((line) => [bare(line), line]))
  const placed = placeUnits(units, { written, starts, where, texts })
  const found = new Set(placed.filter((item) => item.role !== 'copy').map((item) => item.known))
  const present = written.knowns.filter((known) => found.has(known))
  return {
    segments: present.map((known) => segmentOf(known, placed)),
    strays: straysIn(placed),
    missing: written.knowns.filter((known) => !known.struck && !found.has(known)),
    placed,
    gone: where.gone().map(({ line, place }) => ({ text: texts.get(line) ?? line, place })),
  }
}

function segmentOf(known: Known, placed: readonly PlacedUnit[]): Segment {
  const mine = placed.filter((item) => item.known === known)
  const units = (role: PlacedUnit['role']): readonly Unit[] =>
    mine.filter((item) => item.role === role).map((item) => item.unit)
  return {
    known,
    heading: units('heading')[0] ?? null,
    units: [...units('heading').slice(1), ...units('body')],
    copies: units('copy'),
    labels: new Set(
      mine.filter(({ role }) => role === 'frame').flatMap(({ unit }) => labelOf(unit.leaves[0]?.text ?? '') ?? []),
    ),
    at: placed.findIndex((item) => item.known === known && item.role !== 'copy'),
  }
}

function straysIn(placed: readonly PlacedUnit[]): readonly Stray[] {
  return placed.flatMap((item, at): readonly Stray[] => {
    if (item.known !== null || item.role === 'frame') return []
    const next = placed.findIndex((other, index) => index > at && other.known !== null)
    const isFront = !placed.slice(0, at).some((other) => other.known !== null)
    const headingBetween = placed.slice(at + 1, Math.max(next, at)).some((other) => other.unit.heading !== null)
    const isApart = next === -1 || (isFront && headingBetween)
    const { lines, isEdit } = item.foreign ?? { lines: item.unit.leaves, isEdit: false }
    return [{ unit: item.unit, lines, isEdit, neighbor: isApart ? null : (placed[next]?.known ?? null) }]
  })
}
