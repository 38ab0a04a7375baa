/** Follows an edited file through the places of what was written and says which lines are ours where they stand. */
import type { Leaf } from '../../../document/leaves.js'
import type { Unit } from '../../../document/unit.js'
import type { Stretch } from './places.js'
import type { Start } from './segments.js'

/** Where reading has come to; each line of ours counts as often as it was written there. */
export interface Whereabouts {
  /** A provision starts: its place is here now. */
  readonly enter: (clause: string) => void
  /** Whether this unit is a heading of ours outside the provisions; if so, its place is here now. */
  readonly atHeading: (index: number) => boolean
  /** The lines of a unit that are not ours here; those that are count as found. */
  readonly foreign: (leaves: readonly Leaf[]) => readonly Leaf[]
  /** Whether all of them are ours here; nothing is counted unless they are. */
  readonly ours: (leaves: readonly Leaf[]) => boolean
  /** Lines that were written here. */
  readonly here: () => readonly string[]
  /** Lines of ours that were not found. */
  readonly gone: () => readonly { readonly line: string; readonly place: Stretch }[]
}

/** Starts before the first line; `starts` are the provisions that were found, by unit. */
export function whereabouts(
  places: readonly Stretch[],
  units: readonly Unit[],
  starts: ReadonlyMap<number, Start>,
): Whereabouts {
  const heads = headings(places, units, starts)
  const follow = follower(places, new Set(heads.values()))
  return {
    enter: (clause) => {
      const at = places.findIndex((place) => place.clause === clause)
      if (at !== -1) follow.moveTo(at)
    },
    atHeading: (index) => {
      const at = heads.get(index)
      if (at !== undefined) follow.moveTo(at)
      return at !== undefined
    },
    foreign: (leaves) => leaves.filter((leaf) => !follow.take(leaf.bare)),
    ours: (leaves) => leaves.every((leaf) => follow.has(leaf.bare)) && leaves.every((leaf) => follow.take(leaf.bare)),
    here: () => follow.reach().flatMap((index) => places[index]?.lines ?? []),
    gone: () =>
      places.flatMap((place, index) => {
        const left = [...follow.left(index)].flatMap(([line, count]) => (count > 0 ? [line] : []))
        const [first, ...others] = new Set(place.oneOf)
        const isThere = first !== undefined && [first, ...others].some((line) => !left.includes(line))
        const spare = new Set(isThere ? [first, ...others] : others)
        return left.filter((line) => !spare.has(line)).map((line) => ({ line, place }))
      }),
  }
}

interface Follower {
  readonly moveTo: (spot: number) => void
  /** Here, and what follows of it that has no heading of its own in the file, up to the next provision. */
  readonly reach: () => readonly number[]
  readonly has: (line: string) => boolean
  readonly take: (line: string) => boolean
  /** How often each line of a place is still to come. */
  readonly left: (place: number) => ReadonlyMap<string, number>
}

function follower(places: readonly Stretch[], headed: ReadonlySet<number>): Follower {
  const budgets = places.map(({ lines }) => counted(lines))
  let spot = 0
  const reach = (): readonly number[] => {
    // Beyond a provision that isn't there nothing is: what stands here in its words is somebody else's.
    const isNext = (place: Stretch, index: number): boolean => headed.has(index) || place.kind === 'rule'
    const end = places.findIndex((place, index) => index > spot && isNext(place, index))
    const ahead = Array.from({ length: (end === -1 ? places.length : end) - spot }, (_, step) => spot + step)
    // A page has its contents before its first lines.
    const front = places[spot]?.kind === 'front' ? Array.from({ length: spot }, (_, step) => step) : []
    return [...ahead, ...front]
  }
  const find = (line: string): number | null => {
    const found = reach().find((index) => (budgets[index]?.get(line) ?? 0) > 0)
    if (found !== undefined) return found
    return places[spot]?.kind === 'appendix' && printedBefore(places, spot, line) ? spot : null
  }
  return {
    moveTo: (at) => {
      spot = at
    },
    reach,
    has: (line) => find(line) !== null,
    take: (line) => {
      const at = find(line)
      if (at === null) return false
      budgets[at]?.set(line, Math.max(0, (budgets[at].get(line) ?? 0) - 1))
      spot = Math.max(spot, at)
      return true
    },
    left: (place) => budgets[place] ?? new Map<string, number>(),
  }
}

function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

/** A line that an appendix repeats from an earlier part was written down once. */
const printedBefore = (places: readonly Stretch[], spot: number, line: string): boolean =>
  places[spot]?.lines.includes(line) === true ||
  places.slice(0, spot).some((place) => place.heading === line || (place.kind !== 'rule' && place.lines.includes(line)))

/** Unit → the place whose heading it is: between the provisions it was written between, or else wherever it stands. */
function headings(
  places: readonly Stretch[],
  units: readonly Unit[],
  starts: ReadonlyMap<number, Start>,
): ReadonlyMap<number, number> {
  const heads = new Map<number, number>()
  const isFlat = units.every(({ heading }) => heading === null)
  const at = new Map([...starts].flatMap(([index, { known, copy }]) => (copy ? [] : [[known.clause, index] as const])))
  places.forEach((place, index) => {
    if (place.kind === 'rule' || place.heading === '') return
    const isHead = (unit: Unit, unitIndex: number): boolean =>
      unit.leaves.length === 1 &&
      unit.leaves[0]?.bare === place.heading &&
      !heads.has(unitIndex) &&
      starts.get(unitIndex)?.heading !== true
    const before = places.slice(0, index).findLast(({ clause }) => clause !== null && at.has(clause))
    const after = places.slice(index).find(({ clause }) => clause !== null && at.has(clause))
    const from = at.get(before?.clause ?? '') ?? -1
    const to = at.get(after?.clause ?? '') ?? units.length
    const between = (_: Unit, unitIndex: number): boolean => unitIndex > from && unitIndex < to
    const found = [
      units.findLastIndex((unit, one) => unit.heading !== null && isHead(unit, one) && between(unit, one)),
      units.findLastIndex((unit, one) => unit.heading !== null && isHead(unit, one)),
      // A plain line may be a heading that lost its looks, but not where nothing of what it heads is left.
      units.findLastIndex(
        (unit, one) =>
          isHead(unit, one) && between(unit, one) && (isFlat || after !== undefined || holds(place, units[one + 1])),
      ),
    ].find((one) => one !== -1)
    if (found !== undefined) heads.set(found, index)
  })
  return heads
}

const holds = ({ lines }: Stretch, unit: Unit | undefined): boolean =>
  unit?.leaves.some((leaf) => lines.includes(leaf.bare)) === true
