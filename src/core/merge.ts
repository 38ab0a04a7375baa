/** Brings the practice's own wording up to a changed library: merged where both can stand, a conflict where they can't. */
import { canonical, meaning, threeWay } from './adopt/three-way.js'
import type { Library } from './library/library.js'
import type { Override } from './override.js'

/** A clause's text in the library now, as the policy would have it without overrides. */
export interface CurrentText {
  readonly version: string
  readonly text: string
}

/** What an override becomes under the library's text of now. */
export interface MergedOverride {
  readonly body: string
  /** The current text, except in a conflict: that stays open until someone decides. */
  readonly base: Override['base']
  readonly outcome: 'same' | 'merged' | 'conflict'
  /** The library now says the same, so the override's file can go. */
  readonly redundant: boolean
  /** In a conflict, the three texts to show. */
  readonly texts: { readonly before: string; readonly mine: string; readonly theirs: string } | null
}

/** Three-way merge; the practice's words are never dropped. */
export function mergeOverride(override: Override, current: CurrentText): MergedOverride {
  const { body, base } = override
  const settled = { body, base: current, redundant: false, texts: null }
  if (base === null || meaning(base.text) === meaning(current.text)) return { ...settled, outcome: 'same' }
  const conflict: MergedOverride = {
    body,
    base,
    outcome: 'conflict',
    redundant: false,
    texts: { before: base.text, mine: body, theirs: current.text },
  }
  if (override.kind === 'strike') return conflict
  if (override.kind === 'add') return mergeAddition(override, base.text, current)
  const merged = threeWay(body, base.text, current.text)
  if (merged === null) return conflict
  const redundant = override.title === null && meaning(merged) === meaning(current.text)
  // Word for word the practice's file, unless the library really brought something in.
  const isUnchanged = meaning(merged) === meaning(body)
  return {
    ...settled,
    body: isUnchanged ? body : merged,
    outcome: isUnchanged && !redundant ? 'same' : 'merged',
    redundant,
  }
}

/** An addition stands beside any text; what the library has since added itself is not said twice. */
function mergeAddition({ body }: Override, before: string, current: CurrentText): MergedOverride {
  const settled = { base: current, texts: null }
  const was = new Set(meaning(before).split('\n'))
  const now = new Set(
    meaning(current.text)
      .split('\n')
      .filter((line) => !was.has(line)),
  )
  const rest = canonical(body)
    .split('\n')
    .filter((line) => line.trim() === '' || !now.has(meaning(line)))
    .join('\n')
    .trim()
  if (meaning(rest) === meaning(body)) return { ...settled, body, outcome: 'same', redundant: false }
  return { ...settled, body: rest, outcome: 'merged', redundant: rest === '' }
}

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
