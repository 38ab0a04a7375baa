/** Says in plain language what was taken from an edited file. */
import { longestRising } from '../../ground/rising.js'
import { overridePath, type Override } from '../../policy/override.js'
import { count, shortened } from '../../ground/phrase.js'
import { nameOf, type Known } from './known.js'
import type { Layout } from './place/layout.js'
import type { Result } from './result.js'
import type { KeptText } from './place/strays.js'

interface Taken {
  readonly layout: Layout
  readonly results: readonly Result[]
  readonly struck: readonly Known[]
  readonly strays: readonly KeptText[]
  /** What the file holds beside its text. */
  readonly aside: readonly KeptText[]
  /** Words that could not be placed. */
  readonly lost: readonly KeptText[]
  /** The file was taken as a part. */
  readonly part: { readonly holds: number; readonly of: number } | null
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
export function adoptionNotes({ layout, results, struck, strays, aside, lost, part }: Taken): readonly Note[] {
  const kept = [...results.flatMap((result) => result.kept), ...lost]
  return [
    ...results.flatMap(resultNotes),
    ...struck.map((known) => ({
      text: `${nameOf(known)} is no longer in the file: it is left out of the policy.`,
      override: overridePath({ clause: known.clause, kind: 'strike' }),
    })),
    ...[
      ...(part === null
        ? []
        : [
            `The file holds ${part.holds} of the ${part.of} rules, so it was taken as a part of the policy: the other rules stay as they are.`,
          ]),
      ...headless(layout).map(
        (known) => `${nameOf(known)}: its heading is gone from the file. A rule keeps its heading, so it stays.`,
      ),
      ...moved(layout).map(
        (known) => `${nameOf(known)} was moved in the file. Its text is kept; the policy's order stays.`,
      ),
      ...kept.map((item) => `Kept aside: ${item.why}.`),
      ...aside.map(asideLine),
      ...(strays.length === 0 ? [] : [`Kept aside: ${count(strays.length, 'edit')} outside the numbered rules.`]),
    ].map(plainNote),
  ]
}

/** Words beside the text are named, as their place says little of them. */
const asideLine = ({ text, why }: KeptText): string => `Kept aside: ${why}. It says “${shortened(text)}”.`

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

/** Provisions whose heading alone is gone, in a file that has headings. */
const headless = ({ segments }: Layout): readonly Known[] =>
  segments.some(({ heading }) => heading !== null)
    ? segments.filter(({ heading, known }) => heading === null && !known.struck).map(({ known }) => known)
    : []

/** The fewest provisions that, put back, give the written order. */
function moved({ segments }: Layout): readonly Known[] {
  const stay = longestRising(segments.map(({ at }) => at))
  return segments.filter((segment, index) => !stay.has(index) && !segment.known.struck).map((segment) => segment.known)
}
