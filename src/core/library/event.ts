/** Dated changes of an authority: when it takes effect, is amended or expires, and when a decision or a revision is expected. */
import * as z from 'zod'
import { late } from '../ground/shape.js'
import { parseDate, shiftDate } from '../ground/date.js'

/** What happens to an authority on a date. */
export interface AuthorityEvent {
  readonly kind: 'takesEffect' | 'amended' | 'expires' | 'decisionExpected' | 'revisionExpected'
  /** YYYY-MM-DD, or YYYY-MM or YYYY where no more is known. */
  readonly date: string
  readonly what: string
  readonly source: string
  readonly confidence: 'verbatim' | 'secondary' | 'unverified'
}

/** The first and last day that a date, a month or a year can mean; null when it is none of them. */
export function daysOf(date: string): { readonly first: string; readonly last: string } | null {
  if (parseDate(date) !== null) return { first: date, last: date }
  const [month, year] = [/^\d{4}-\d{2}$/.test(date) ? date : null, /^\d{4}$/.test(date) ? date : null]
  const first = month === null ? (year === null ? '' : `${year}-01-01`) : `${month}-01`
  return parseDate(first) === null ? null : { first, last: shiftDate(first, year === null ? 1 : 12, -1) }
}

const expected = 'expected a date: 2027-01-31, 2027-01 or 2027'

/** An event as YAML has it; a bare year is a number there. */
export const eventShape = late(() =>
  z.strictObject({
    kind: z
      .enum(['takesEffect', 'amended', 'expires', 'decisionExpected', 'revisionExpected'])
      .describe('what happens on the day'),
    date: z
      .union([z.string(), z.number().transform(String)])
      .refine((value) => daysOf(value) !== null, expected)
      .describe('YYYY-MM-DD, YYYY-MM or YYYY'),
    what: z.string().describe('what changes, in a sentence'),
    source: z.string().describe('where that was read'),
    confidence: z.enum(['verbatim', 'secondary', 'unverified']).describe('how sure we are'),
  }),
)
