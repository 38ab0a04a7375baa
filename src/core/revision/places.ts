/** Where provisions stood and stand → which of them moved, and which took over an earlier one's place under a new id. */
import type { Library } from '../library/library.js'

/** Enough of a provision to know its place. */
export interface Placed {
  readonly clause: string
  readonly section: string
}

/** Clauses of both states that changed section, or their order among the rest; as few as explain the new order. */
export function movedClauses(before: readonly Placed[], after: readonly Placed[]): ReadonlySet<string> {
  const was = new Map(before.map((provision, index) => [provision.clause, { index, section: provision.section }]))
  const common = after.filter(({ clause }) => was.has(clause))
  const settled = common.filter(({ clause, section }) => was.get(clause)?.section === section)
  const kept = longestRising(settled.map(({ clause }) => was.get(clause)?.index ?? 0))
  const inPlace = new Set(settled.filter((_, index) => kept.has(index)).map(({ clause }) => clause))
  return new Set(common.map(({ clause }) => clause).filter((clause) => !inPlace.has(clause)))
}

/** Indexes of a longest rising subsequence. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const length: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    length[index] = 1
    previous[index] = -1
    for (let earlier = 0; earlier < index; earlier += 1) {
      const longer = (length[earlier] ?? 0) + 1
      if ((values[earlier] ?? 0) < value && longer > (length[index] ?? 0)) {
        length[index] = longer
        previous[index] = earlier
      }
    }
  })
  const kept = new Set<number>()
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = previous[at] ?? -1) kept.add(at)
  return kept
}

/**
 * Earlier provisions under the ids they have now: a clause that supersedes another is the same provision, changed.
 * Where a clause was split, the first part that stands in the policy takes the place; where two were joined, the first.
 */
export function carriedOver<T extends { readonly clause: string }>(
  library: Library,
  before: readonly T[],
  after: readonly { readonly clause: string }[],
): readonly T[] {
  const taken = new Set(before.map(({ clause }) => clause))
  const present = new Set(after.map(({ clause }) => clause))
  return before.map((provision) => {
    if (present.has(provision.clause)) return provision
    const heir = library.clauses.find(
      ({ id, supersedes }) => supersedes.includes(provision.clause) && present.has(id) && !taken.has(id),
    )
    if (heir === undefined) return provision
    taken.add(heir.id)
    return { ...provision, clause: heir.id }
  })
}
