/** Fits all of the practice's own words to the library as it is now: moved with their clause, merged, or shown as a conflict. */
import type { KeptText } from './adopt/place/strays.js'
import type { Library } from '../library/library.js'
import type { WrittenProvision } from '../policy/lock.js'
import { mergeOverride } from './merge.js'
import { readable, type Override } from '../policy/override.js'
import { relocateOverrides } from './relocate.js'
import { renamedNote, renamedWords, type ChangedAnswer } from './renamed.js'

/** The library and the practice changed the same words; the practice's stand until somebody decides. */
export interface TextClash {
  /** The file of own wording of a paper other than the policy; null for a clause's. */
  readonly paper: string | null
  /** Of the clause, or of the site. */
  readonly clause: string
  readonly title: string
  /** `replace`: own words stand; `strike`: the provision stays out. */
  readonly kind: Override['kind']
  /** Of the clause, now. */
  readonly version: string
  /** What both started from, Markdown. */
  readonly base: string
  /** Empty for a strike. */
  readonly yours: string
  readonly library: string
}

/** The overrides as they stand now, and what happened to them on the way. */
export interface FittedOverrides {
  readonly overrides: readonly Override[]
  readonly kept: readonly KeptText[]
  readonly conflicts: readonly TextClash[]
  /** Plain-language lines for the screen. */
  readonly notes: readonly string[]
}

/** `plain`: the provisions as this library and these answers give them without any override; `changed`: the answers changed since the policy was written. */
export function fitOverrides(
  library: Pick<Library, 'clauses'>,
  plain: readonly WrittenProvision[],
  overrides: readonly Override[],
  changed: readonly ChangedAnswer[] = [],
): FittedOverrides {
  const relocated = relocateOverrides(library, overrides)
  const conflicts: TextClash[] = []
  const notes = [...relocated.notes]
  const struck = new Set(relocated.overrides.filter(({ kind }) => kind === 'strike').map(({ clause }) => clause))
  const fit = (override: Override, shown?: string): readonly Override[] => {
    const current = plain.find((provision) => provision.clause === override.clause)
    // Its provision is not in the policy now, or left out: the words wait for it.
    if (current === undefined || (override.kind === 'add' && struck.has(override.clause))) return [override]
    const renamed = renamedWords(override, current.text, changed)
    if (renamed !== null) {
      if (renamed.body !== override.body) notes.push(renamedNote(current.title, renamed.used))
      return [{ ...override, body: renamed.body, base: { version: current.version, text: current.text } }]
    }
    const result = mergeOverride(override, { version: current.version, text: current.text }, shown)
    if (result.texts !== null) conflicts.push(conflictOf(override, current, result.texts))
    if (result.redundant) {
      notes.push(
        `“${current.title}”: the library now says what your ${nounOf(override)} said, so its file is taken out.`,
      )
      return []
    }
    if (result.outcome === 'merged')
      notes.push(`“${current.title}”: the library's change and your ${nounOf(override)} are joined.`)
    return [{ ...override, body: result.body, base: result.base }]
  }
  const replaced = new Map(
    relocated.overrides.filter(({ kind }) => kind !== 'add').map((override) => [override, fit(override)] as const),
  )
  const bodies = new Map([...replaced.values()].flat().map(({ clause, body }) => [clause, body]))
  // An addition stands beside what the policy shows: the practice's own words, where it has some.
  const fitted = relocated.overrides.flatMap(
    (override) => replaced.get(override) ?? fit(override, bodies.get(override.clause)),
  )
  return { overrides: fitted, kept: relocated.kept, conflicts, notes }
}

const nounOf = ({ kind }: Override): string => (kind === 'add' ? 'addition' : 'wording')

const conflictOf = (
  override: Override,
  current: WrittenProvision,
  { before, mine, theirs }: { readonly before: string; readonly mine: string; readonly theirs: string },
): TextClash => ({
  paper: null,
  clause: override.clause,
  title: override.title ?? current.title,
  kind: override.kind,
  version: current.version,
  base: before,
  yours: mine,
  library: theirs,
})

/** The paragraphs that the two texts don't share, as people read them; the practice's empty where the library only adds. */
export function differingParagraphs({ yours, library }: TextClash): {
  readonly yours: string
  readonly library: string
} {
  const [own, theirs] = [yours, library].map((text) => readable(text).split(/\n{2,}/)) as [string[], string[]]
  const only = (some: readonly string[], others: readonly string[]): string =>
    some.filter((paragraph) => !others.includes(paragraph)).join('\n\n')
  const differing = { yours: only(own, theirs), library: only(theirs, own) }
  // They differ in something that isn't read, such as where a reference leads: both in full.
  return differing.yours + differing.library === '' ? { yours: readable(yours), library: readable(library) } : differing
}

/** How the owner settles a conflict: keep mine, take the library's, or put new words in their place. */
export type Settlement = 'mine' | 'theirs' | { readonly words: string }

/** The overrides after one conflict is settled; the library's text of now becomes the base, so that it isn't asked again. */
export function settleConflict(
  overrides: readonly Override[],
  conflict: TextClash,
  settlement: Settlement,
): readonly Override[] {
  const base = { version: conflict.version, text: conflict.library }
  return overrides.flatMap((override): readonly Override[] => {
    if (conflict.paper !== null || override.clause !== conflict.clause || override.kind !== conflict.kind)
      return [override]
    if (settlement === 'theirs') return []
    if (settlement === 'mine') return [{ ...override, base }]
    return [{ ...override, kind: 'replace', body: settlement.words, base }]
  })
}
