/** Turns `terms` of `library.yaml` into answers that are meant to last only for a while: until when, and what to ask then. */
import * as z from 'zod'
import { parseCondition, type Condition } from '../answers/condition.js'
import { shiftDate } from '../ground/date.js'
import type { Answers } from '../answers/answers.js'

/** An answer that is meant to last only for a while. */
export interface Term {
  /** Question to answer when the time is over. */
  readonly question: string
  readonly when: Condition
  /** Date question the time counts from, and how long it lasts. */
  readonly after: { readonly date: string; readonly months: number; readonly days: number }
  /** What to say when the time is over. */
  readonly say: string
}

export const termShape = z.strictObject({
  question: z.string().describe('question to answer when the time is over'),
  when: z.unknown().describe('condition: the answers that last only for a while'),
  after: z
    .strictObject({ date: z.string(), months: z.int().min(0), days: z.int().optional() })
    .describe('date question the time counts from, and how long it lasts'),
  say: z.string().describe('what to say when the time is over'),
})

/** A term as the library's head has it; faults of its condition are reported. */
export const readTerm = (
  { when, after, ...raw }: z.infer<typeof termShape>,
  report: (path: readonly (string | number)[], message: string) => void,
): Term => ({ ...raw, after: { ...after, days: after.days ?? 0 }, when: parseCondition(when, report) })

/** The first day after its time (ISO); null where the date is not answered. */
export function endOfTerm({ after }: Term, answers: Answers): string | null {
  const date = answers.values[after.date]
  return typeof date === 'string' && date !== '' ? shiftDate(date, after.months, after.days) : null
}
