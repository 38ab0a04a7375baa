/** Says in plain language what was taken from an edited file. */
import { longestRising } from '../../ground/rising.js'
import type { WrittenPolicy } from '../../policy/lock.js'
import { overridePath, type Override } from '../../policy/override.js'
import { count } from '../../ground/phrase.js'
import type { Result } from './result.js'
import { nameOf, type Known } from './known.js'
import type { Layout } from './layout.js'
import type { KeptText } from './strays.js'

interface Taken {
  readonly policy: WrittenPolicy
  readonly layout: Layout
  readonly results: readonly Result[]
  readonly struck: readonly Known[]
  readonly strays: readonly KeptText[]
}

/** A plain-language line for the screen. */
export interface Note {
  readonly text: string
  /** Path of the override that it reports: who turns that one down drops the line too. */
  readonly override: string | null
}

/** A line that reports no override of its own. */
export const plainNote = (text: string): Note => ({ text, override: null })

/** One line for each thing the owner should know. */
export function adoptionNotes({ policy, layout, results, struck, strays }: Taken): readonly Note[] {
  const kept = results.flatMap((result) => result.kept)
  const missing = struck.length * 2 > policy.provisions.length
  return [
    ...results.flatMap(resultNotes),
    ...struck.map((known) => ({
      text: `${nameOf(known)} is no longer in the file: it is left out of the policy.`,
      override: overridePath({ clause: known.clause, kind: 'strike' }),
    })),
    ...[
      ...(missing
        ? ['More than half of the policy is missing from the file. If that is a mistake, bring the old file back.']
        : []),
      ...moved(layout).map(
        (known) => `${nameOf(known)} was moved in the file. Its text is kept; the policy's order stays.`,
      ),
      ...kept.map((item) => `Kept aside: ${item.why}.`),
      ...(strays.length === 0 ? [] : [`Kept aside: ${count(strays.length, 'edit')} outside the numbered rules.`]),
    ].map(plainNote),
  ]
}

function resultNotes(result: Result): readonly Note[] {
  const name = nameOf(result.known)
  const notes = result.overrides.map((override): Note => ({
    text: `${name}${said[override.kind]}`,
    override: overridePath(override),
  }))
  const gone = result.obsolete.some((file) => file.kind === 'add') && result.overrides.length === 0
  if (result.restored) return [...notes, plainNote(`${name} has the library's text again.`)]
  return gone ? [...notes, plainNote(`${name}: your added text is no longer in the file and is taken out.`)] : notes
}

const said: Readonly<Record<Override['kind'], string>> = {
  replace: ': your wording is kept.',
  add: ': your added text is kept.',
  strike: ' has no text left in the file: it is left out of the policy.',
}

/** The fewest provisions that, put back, give the written order. */
function moved({ segments }: Layout): readonly Known[] {
  const stay = longestRising(segments.map(({ at }) => at))
  return segments.filter((segment, index) => !stay.has(index) && !segment.known.struck).map((segment) => segment.known)
}
