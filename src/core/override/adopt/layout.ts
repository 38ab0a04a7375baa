/** Gives every unit of an edited file its owner: a provision, or the parts around them. */
import type { Known, KnownPolicy } from './known.js'
import { alike, findStarts, likeness } from './segments.js'
import type { Unit } from '../../document/unit.js'

/** A provision as found in the edited file. */
export interface Segment {
  readonly known: Known
  readonly heading: Unit | null
  readonly units: readonly Unit[]
  /** Units of a second copy of it. */
  readonly copies: readonly Unit[]
  /** Its first unit's index. */
  readonly at: number
}

/** Text that is neither ours nor in a provision. */
export interface Stray {
  readonly unit: Unit
  /** The provision it can stand with; null in the title block, the contents and the appendices. */
  readonly neighbor: Known | null
}

export interface Layout {
  readonly segments: readonly Segment[]
  readonly strays: readonly Stray[]
  readonly missing: readonly Known[]
  /** Clause by unit index, or null. */
  readonly owners: readonly (string | null)[]
}

interface Placed {
  readonly unit: Unit
  /** Null outside the provisions. */
  readonly known: Known | null
  readonly role: 'heading' | 'body' | 'copy' | 'frame'
}

/** Lays an edited file out over what was written. */
export function layOut(units: readonly Unit[], written: KnownPolicy): Layout {
  const placed = place(units, written)
  const found = new Set(placed.filter((item) => item.role !== 'copy').map((item) => item.known))
  const present = written.knowns.filter((known) => found.has(known))
  return {
    segments: present.map((known) => segmentOf(known, placed)),
    strays: straysIn(placed),
    missing: written.knowns.filter((known) => !known.struck && !found.has(known)),
    owners: placed.map((item) => item.known?.clause ?? null),
  }
}

function place(units: readonly Unit[], written: KnownPolicy): readonly Placed[] {
  const starts = findStarts(units, written)
  const started = new Set([...starts.values()].map((start) => start.known))
  const finder = missingFinder(written.knowns.filter((known) => !started.has(known)))
  const placed: Placed[] = []
  let home: Known | null = null
  let current: Known | null = null
  let copy = false
  units.forEach((unit, at) => {
    const start = starts.get(at)
    if (start !== undefined) {
      home = current = start.known
      copy = start.copy
      placed.push({ unit, known: current, role: start.heading ? (copy ? 'frame' : 'heading') : copy ? 'copy' : 'body' })
      return
    }
    const isHome = home !== null && says(home, unit)
    const isFrame = unit.leaves.every((leaf) => written.isFrame(leaf.bare)) && !isHome && !finder.says(unit)
    if (isFrame) {
      if (unit.heading !== null) home = current = null
      if (unit.heading !== null) copy = false
      placed.push({ unit, known: current, role: 'frame' })
      return
    }
    const lost = isHome ? null : finder.find(unit, home)
    if (lost !== null && lost !== current) adoptHeading(placed, lost)
    if (lost !== null) copy = false
    current = isHome ? home : (lost ?? current)
    placed.push({ unit, known: current, role: copy ? 'copy' : 'body' })
  })
  return placed
}

/** A heading straight above the text of a provision that has none is its new title. */
function adoptHeading(placed: Placed[], known: Known): void {
  const last = placed.at(-1)
  if (last === undefined || placed.some((item) => item.known === known)) return
  if (last.unit.heading !== null && last.role === 'body')
    placed[placed.length - 1] = { ...last, known, role: 'heading' }
}

const says = (known: Known, unit: Unit): boolean =>
  unit.leaves.some((leaf) => leaf.bare === known.why || known.leaves.some((line) => line.text === leaf.text))

/** Finds the text of provisions whose anchor and heading are both gone. */
function missingFinder(missing: readonly Known[]): {
  readonly says: (unit: Unit) => boolean
  readonly find: (unit: Unit, home: Known | null) => Known | null
} {
  const exact = (unit: Unit): Known | undefined => missing.find((known) => says(known, unit))
  return {
    says: (unit) => exact(unit) !== undefined,
    find: (unit, home) => {
      const known = exact(unit)
      if (known !== undefined) return known
      const rivals = missing.filter((candidate) => !candidate.struck)
      const floor = Math.max(alike, home === null ? 0 : likeness(home, unit))
      const ranked = rivals.map((rival) => ({ rival, score: likeness(rival, unit) })).sort((a, b) => b.score - a.score)
      const [best] = ranked
      return best !== undefined && best.score > floor ? best.rival : null
    },
  }
}

function segmentOf(known: Known, placed: readonly Placed[]): Segment {
  const mine = placed.filter((item) => item.known === known)
  const units = (role: Placed['role']): readonly Unit[] =>
    mine.filter((item) => item.role === role).map((item) => item.unit)
  return {
    known,
    heading: units('heading')[0] ?? null,
    units: [...units('heading').slice(1), ...units('body')],
    copies: units('copy'),
    at: placed.findIndex((item) => item.known === known && item.role !== 'copy'),
  }
}

function straysIn(placed: readonly Placed[]): readonly Stray[] {
  return placed.flatMap((item, at): readonly Stray[] => {
    if (item.known !== null || item.role === 'frame') return []
    const next = placed.findIndex((other, index) => index > at && other.known !== null)
    const isFront = !placed.slice(0, at).some((other) => other.known !== null)
    const headingBetween = placed.slice(at + 1, Math.max(next, at)).some((other) => other.unit.heading !== null)
    const isApart = next === -1 || (isFront && headingBetween)
    return [{ unit: item.unit, neighbor: isApart ? null : (placed[next]?.known ?? null) }]
  })
}
