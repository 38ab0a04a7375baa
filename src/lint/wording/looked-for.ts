/** Turns the wording rules into what `check` says at its end: what was looked for, how much of it is found, and what silence means. */
import type { Wording } from '../../core/library/wording.js'
import { isJudged } from './diagnostics.js'

/** A few sentences for the reader of a report that may be empty. */
export function lookedFor({ rules, weights }: Wording): string {
  const kinds = rules.filter(isJudged).map(({ seeks }) => seeks)
  const list = `Your own words were read for ${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1) ?? ''}.`
  const measured = weights?.measured ?? null
  const in100 = (share: number): string => `${Math.round(100 * share)} in 100`
  const figures =
    measured === null
      ? 'How much of that is found was not measured.'
      : `On sentences kept aside for a test, by writers who had not seen these rules, it found ${in100(measured.recall)} (${in100(measured.withNotes)} with notes) and flagged ${in100(measured.lawfulFlagged)} lawful ones; on wording unlike theirs expect less.`
  return `${list} ${figures} No finding does not mean that a rule is lawful: have a lawyer read the policy.`
}
