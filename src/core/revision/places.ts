/** Where provisions stood and stand → which of them moved, and which took over an earlier one's place under a new id. */
import { longestRising } from '../ground/rising.js'
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
