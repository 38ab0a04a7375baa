/** Decides unit by unit, in the file's order, whether it is ours where it stands, a provision's text, or neither. */
import type { Leaf } from '../../../document/leaves.js'
import { similarity } from '../../../document/tidy.js'
import type { Unit } from '../../../document/unit.js'
import type { Known, KnownPolicy } from '../known.js'
import { isSourcesLine } from './places.js'
import { alike, likeness, type Start } from './segments.js'
import type { Whereabouts } from './whereabouts.js'

/** What became of a unit: ours as written, part of a provision's text, or neither. */
export interface PlacedUnit {
  readonly unit: Unit
  /** Null outside the provisions. */
  readonly known: Known | null
  readonly role: 'heading' | 'body' | 'copy' | 'frame'
  /** Outside the provisions: lines that are not ours there, and whether one of them is ours, changed. */
  readonly foreign?: { readonly lines: readonly Leaf[]; readonly isEdit: boolean }
}

/** What placing needs to know. */
interface Placing {
  readonly written: KnownPolicy
  readonly starts: ReadonlyMap<number, Start>
  readonly where: Whereabouts
  /** Our lines around the provisions by their letters and digits. */
  readonly texts: ReadonlyMap<string, string>
}

interface Progress {
  readonly placed: PlacedUnit[]
  readonly finder: Finder
  /** Provisions whose "Why" line was found. */
  readonly reasoned: Set<Known>
  /** The provision whose heading stands above. */
  home: Known | null
  /** The provision that text belongs to here. */
  current: Known | null
  /** In a second copy of it. */
  copy: boolean
}

/** Places every unit. */
export function placeUnits(units: readonly Unit[], placing: Placing): readonly PlacedUnit[] {
  const started = new Set([...placing.starts.values()].map((start) => start.known))
  const finder = missingFinder(
    placing.written.knowns.filter((known) => !started.has(known)),
    units.flatMap(({ leaves }) => leaves),
  )
  const progress: Progress = { placed: [], finder, reasoned: new Set(), home: null, current: null, copy: false }
  units.forEach((unit, at) => {
    progress.placed.push(
      startAt(at, unit, placing, progress) ?? oursAt(at, unit, placing, progress) ?? textAt(unit, placing, progress),
    )
  })
  return progress.placed
}

function startAt(at: number, unit: Unit, { starts, where }: Placing, progress: Progress): PlacedUnit | null {
  const start = starts.get(at)
  if (start === undefined) return null
  const { known, copy, heading } = start
  Object.assign(progress, { home: known, current: known, copy })
  if (!copy) where.enter(known.clause)
  return { unit, known, role: heading ? (copy ? 'frame' : 'heading') : copy ? 'copy' : 'body' }
}

/** A line of ours, where we wrote it. */
function oursAt(at: number, unit: Unit, { where, written }: Placing, progress: Progress): PlacedUnit | null {
  const { home, copy, finder } = progress
  if (where.atHeading(at)) {
    Object.assign(progress, { home: null, current: null, copy: false })
    return { unit, known: null, role: 'frame' }
  }
  if (home !== null && takeReason(home, unit, progress)) {
    progress.current = home
    return { unit, known: home, role: 'frame' }
  }
  if ((home !== null && says(home, unit)) || finder.says(unit)) return null
  if (!(copy && isSources(unit, written)) && !where.ours(unit.leaves)) return null
  if (unit.heading !== null) Object.assign(progress, { home: null, current: null, copy: false })
  return { unit, known: progress.current, role: 'frame' }
}

/** A provision's text, or words of the writer's outside all of them. */
function textAt(unit: Unit, { where, texts }: Placing, progress: Progress): PlacedUnit {
  const { home, finder, placed } = progress
  const isHome = home !== null && says(home, unit)
  const isFirst = home !== null && placed.at(-1)?.known === home && placed.at(-1)?.role === 'heading'
  const lost = isHome || isMostlyOurs(unit, where) ? null : finder.find(unit, home, isFirst)
  if (lost !== null && lost !== progress.current) {
    adoptHeading(placed, lost)
    where.enter(lost.clause)
  }
  if (lost !== null) progress.copy = false
  const current = isHome ? home : (lost ?? progress.current)
  progress.current = current
  if (current === null) return { unit, known: null, role: 'body', foreign: foreignIn(unit, where, texts) }
  if (takeReason(current, unit, progress)) return { unit, known: current, role: 'frame' }
  return { unit, known: current, role: progress.copy ? 'copy' : 'body' }
}

/** More than half of a list or table is what we wrote here: such as contents with some lines taken out or put in. */
function isMostlyOurs({ leaves }: Unit, where: Whereabouts): boolean {
  const here = new Set(leaves.length > 2 ? where.here() : [])
  return leaves.filter((leaf) => here.has(leaf.bare)).length * 2 > leaves.length
}

/** Its "Why" line as we wrote it, the first time. */
function takeReason(known: Known, unit: Unit, { reasoned, copy }: Progress): boolean {
  const isReason = known.why !== '' && unit.leaves.every((leaf) => leaf.bare === known.why)
  if (!isReason || (reasoned.has(known) && !copy)) return false
  if (!copy) reasoned.add(known)
  return true
}

const isSources = (unit: Unit, written: KnownPolicy): boolean =>
  unit.leaves.every((leaf) => isSourcesLine(leaf.text) && written.isFrame(leaf.bare))

function foreignIn(
  unit: Unit,
  where: Whereabouts,
  texts: ReadonlyMap<string, string>,
): NonNullable<PlacedUnit['foreign']> {
  const here = where.here().map((line) => texts.get(line) ?? line)
  const lines = where.foreign(unit.leaves)
  const isOurs = (leaf: Leaf): boolean => here.some((line) => similarity(line, leaf.text) >= 0.6)
  return { lines, isEdit: lines.length < unit.leaves.length || lines.some(isOurs) }
}

/** A heading straight above the text of a provision that has none is its new title. */
function adoptHeading(placed: PlacedUnit[], known: Known): void {
  const last = placed.at(-1)
  if (last === undefined || placed.some((item) => item.known === known)) return
  if (last.unit.heading !== null && last.role === 'body')
    placed[placed.length - 1] = { ...last, known, role: 'heading' }
}

const says = (known: Known, unit: Unit): boolean =>
  unit.leaves.some((leaf) => known.leaves.some((line) => line.text === leaf.text))

interface Finder {
  readonly says: (unit: Unit) => boolean
  /** `isFirst`: it stands straight below the heading of `home`, so it is the text of another only word for word. */
  readonly find: (unit: Unit, home: Known | null, isFirst: boolean) => Known | null
}

/** Finds the text of provisions whose anchor and heading are both gone. */
function missingFinder(missing: readonly Known[], lines: readonly Leaf[]): Finder {
  const held = new Map<Known, boolean>()
  const isHeld = (known: Known): boolean => {
    const found = held.get(known) ?? isMostlyHeld(known, lines)
    held.set(known, found)
    return found
  }
  const exact = (unit: Unit): Known | undefined =>
    missing.find((known) => says(known, unit) || unit.leaves.some((leaf) => leaf.bare === known.why))
  return {
    says: (unit) => exact(unit) !== undefined,
    find: (unit, home, isFirst) => {
      const known = exact(unit)
      if (known !== undefined || isFirst) return known ?? null
      const rivals = missing.filter((candidate) => !candidate.struck)
      const floor = Math.max(alike, home === null ? 0 : likeness(home, unit))
      const ranked = rivals.map((rival) => ({ rival, score: likeness(rival, unit) })).sort((a, b) => b.score - a.score)
      const [best] = ranked
      return best !== undefined && best.score > floor && isHeld(best.rival) ? best.rival : null
    },
  }
}

/** At least half of its words stand in lines like its own: one line like one of its lines may be anybody's. */
function isMostlyHeld({ leaves }: Known, lines: readonly Leaf[]): boolean {
  const words = ({ text }: Leaf): number => text.split(' ').length
  const count = (some: readonly Leaf[]): number => some.reduce((sum, leaf) => sum + words(leaf), 0)
  const there = leaves.filter((leaf) => lines.some((line) => similarity(line.text, leaf.text) >= alike))
  return count(there) * 2 >= count(leaves)
}
