/** Brings the practice's own wording up to a changed library: merged where both can stand, a conflict where they can't. */
import { canonical, meaning, threeWay } from './three-way.js'
import type { Override } from '../policy/override.js'

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

/** Three-way merge; the practice's words are never dropped. `shown` is what an addition will stand beside: the library's text, or the practice's own. */
export function mergeOverride(override: Override, current: CurrentText, shown = current.text): MergedOverride {
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
  if (override.kind === 'add') return mergeAddition(override, base.text, current, shown)
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

/** An addition stands beside any text; what the library has since added itself, where it shows, is not said twice. */
function mergeAddition({ body }: Override, before: string, current: CurrentText, shown: string): MergedOverride {
  const settled = { base: current, texts: null }
  const was = new Set(meaning(before).split('\n'))
  const shows = new Set(meaning(shown).split('\n'))
  const now = new Set(
    meaning(current.text)
      .split('\n')
      .filter((line) => !was.has(line) && shows.has(line)),
  )
  const rest = canonical(body)
    .split('\n')
    .filter((line) => line.trim() === '' || !now.has(meaning(line)))
    .join('\n')
    .trim()
  if (meaning(rest) === meaning(body)) return { ...settled, body, outcome: 'same', redundant: false }
  return { ...settled, body: rest, outcome: 'merged', redundant: rest === '' }
}
