/** Turns `authorities.yaml` into the register: what each authority is, whom it binds, and how sure we are of it. */
import * as z from 'zod'
import { always, parseCondition, type Condition } from '../answers/condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { parseDate } from '../ground/date.js'
import { late, parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import { eventShape, type AuthorityEvent } from './event.js'

export interface Authority {
  readonly id: string
  readonly body: string
  readonly title: string
  /** How the instrument is named in a sentence; always carries the body's name. */
  readonly short: string
  /** The exact spot, or null when the whole document is cited. */
  readonly pinpoint: string | null
  readonly heading: string | null
  readonly edition: string
  readonly url: string
  /** Its own words, or null; the only place quotations come from. */
  readonly quote: string | null
  readonly requires: string
  readonly appliesTo: readonly string[]
  /** For which answers it is cited. */
  readonly when: Condition
  /** For which answers it binds; for all others it is shown by analogy. */
  readonly bindsWhen: Condition
  readonly checked: string
  readonly reviewBy: string
  readonly status: 'in-force' | 'under-revision' | 'superseded' | 'enjoined' | 'proposed' | 'guidance' | 'decided'
  readonly verification: 'verbatim' | 'secondary' | 'unverified'
  /** In the order of the register. */
  readonly events: readonly AuthorityEvent[]
  /** Why no clause rests on it, or null. */
  readonly notCarried: string | null
  readonly place: Place
}

const date = late(() => z.string().refine((value) => parseDate(value) !== null, 'expected a date, YYYY-MM-DD'))
export const authoritiesShape = late(() =>
  z.strictObject({
    authorities: z.array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9][A-Za-z0-9.-]*$/, 'expected an id of letters, digits, dots and hyphens')
          .describe('its name in clauses, such as `apa-5.05`'),
        body: z.string().describe('who issued it'),
        title: z.string().describe('its full title'),
        short: z.string().describe("how a sentence names it; always carries the body's name"),
        pinpoint: z.string().optional().describe('the exact spot; not printed while unverified'),
        heading: z.string().optional().describe('heading of that spot'),
        edition: z.string().describe('which edition is meant'),
        url: z.string().describe('its address'),
        quote: z.string().optional().describe('its own words, seen word for word; the only place quotations come from'),
        requires: z.string().describe('what it asks, in our words'),
        appliesTo: z.array(z.string()).describe('the professions it binds, or `all`'),
        when: z.unknown().optional().describe('for which answers it is cited'),
        bindsWhen: z
          .unknown()
          .optional()
          .describe('for which answers it binds; for all others its rules print it as "By analogy"; left out: always'),
        checked: date.describe('the day it was last looked at'),
        reviewBy: date.describe('the day to look again'),
        status: z
          .enum(['in-force', 'under-revision', 'superseded', 'enjoined', 'proposed', 'guidance', 'decided'])
          .describe('whether it is in force'),
        verification: z
          .enum(['verbatim', 'secondary', 'unverified'])
          .describe('how sure we are: only `verbatim` may be quoted, `unverified` prints without its spot'),
        events: z.array(eventShape).optional().describe('dated changes, for the law calendar'),
        notCarried: z.string().optional().describe('why no clause rests on it, where none does'),
        seenIn: z.string().optional().describe('where it was read'),
        note: z.string().optional().describe('for those who keep the register'),
      }),
    ),
  }),
)

/** Parses the register; `seenIn` and `note` stay in the file, for the people who keep it. */
export function parseAuthorities(file: SourceFile): {
  authorities: readonly Authority[]
  problems: readonly Diagnostic[]
} {
  const parsed = parseShape(file, authoritiesShape, 'library/authorities')
  if (parsed.value === null) return { authorities: [], problems: parsed.problems }
  const problems: Diagnostic[] = []
  const authorities = parsed.value.authorities.map(({ seenIn: _seenIn, note: _note, ...raw }, index): Authority => {
    const path = ['authorities', index]
    if (raw.quote !== undefined && raw.verification !== 'verbatim') {
      const place = parsed.placeOf([...path, 'quote'])
      problems.push(
        errorAt(place, 'library/authorities', `Unexpected quotation of "${raw.id}", expected verification: verbatim`),
      )
    }
    const condition = (key: 'when' | 'bindsWhen'): Condition =>
      raw[key] === undefined
        ? always
        : parseCondition(raw[key], (at, message) => problems.push(parsed.problem([...path, key, ...at], message)))
    return {
      ...raw,
      pinpoint: raw.pinpoint ?? null,
      heading: raw.heading ?? null,
      quote: raw.quote ?? null,
      events: raw.events ?? [],
      notCarried: raw.notCarried ?? null,
      when: condition('when'),
      bindsWhen: condition('bindsWhen'),
      place: parsed.placeOf(path),
    }
  })
  return { authorities, problems }
}

/** "APA Ethics Code, Standard 5.05"; without the number when it is unverified. */
export const citationLabel = (authority: Authority): string =>
  authority.pinpoint === null || authority.verification === 'unverified'
    ? authority.short
    : `${authority.short}, ${authority.pinpoint}`

/** Who is quoted, with title, edition and pinpoint, as printed under a quotation. */
export const attribution = (authority: Authority): string =>
  [
    authority.body,
    authority.title,
    authority.edition,
    [authority.pinpoint, authority.heading].filter(Boolean).join(', '),
  ]
    .filter((part) => part !== '')
    .join('. ')
    .replaceAll('.. ', '. ')
