/** Moves the practice's own wording when the library renamed, split or removed the clause it was for. */
import type { Library } from '../library/library.js'
import type { Override } from '../policy/override.js'

/** Overrides after clauses were renamed, split or removed in the library. */
export interface Relocated {
  readonly overrides: readonly Override[]
  /** Clause ids whose override moved to another clause's file. */
  readonly moved: readonly { readonly from: string; readonly to: string; readonly kind: Override['kind'] }[]
  readonly kept: readonly { readonly name: string; readonly text: string; readonly why: string }[]
  readonly notes: readonly string[]
}

/** Moves each override whose clause is gone to the clause that took it over; without one, its words are kept aside. */
export function relocateOverrides(library: Pick<Library, 'clauses'>, overrides: readonly Override[]): Relocated {
  const exists = new Set(library.clauses.map((clause) => clause.id))
  const placed: Override[] = overrides.filter((override) => exists.has(override.clause))
  const moved: { from: string; to: string; kind: Override['kind'] }[] = []
  const kept: { name: string; text: string; why: string }[] = []
  const notes: string[] = []
  for (const override of overrides.filter((candidate) => !exists.has(candidate.clause))) {
    const heirs = library.clauses.filter((clause) => clause.supersedes.includes(override.clause))
    const free = heirs.filter((heir) => !placed.some((other) => takesPlaceOf(other, override, heir.id)))
    // Words stand once; a rule left out stays out in every part it was split into.
    const targets = override.kind === 'strike' ? free : free.slice(0, 1)
    for (const target of targets) {
      placed.push({ ...override, clause: target.id })
      moved.push({ from: override.clause, to: target.id, kind: override.kind })
      notes.push(
        `Your wording for “${override.clause}” now stands at “${target.title}”, which took its place in the library.`,
      )
    }
    // A rule left out holds no words; it waits, for a library that has the clause again.
    if (targets.length === 0 && override.kind === 'strike') placed.push(override)
    if (targets.length > 0 || override.kind === 'strike') continue
    const why =
      heirs.length > 0
        ? `the clause that took the place of “${override.clause}” already has wording of yours`
        : `the library no longer has the clause “${override.clause}”`
    kept.push({ name: override.clause, text: wordsOf(override), why })
    notes.push(`Kept aside: your wording for “${override.clause}”, since ${why}.`)
  }
  return { overrides: placed, moved, kept, notes }
}

/** Title and text of an override. */
const wordsOf = ({ title, body }: Pick<Override, 'title' | 'body'>): string =>
  title === null ? body : `${title}\n\n${body}`

/** An addition has a file of its own; a replacement and a strike share one. */
const takesPlaceOf = (other: Override, override: Override, clause: string): boolean =>
  other.clause === clause && (other.kind === 'add') === (override.kind === 'add')
