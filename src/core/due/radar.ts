/** A practice, a library and a day → what touches it from outside: changed authorities, changed rules, what the law calendar holds; each with the clauses it reaches the practice through. */
import type { Answers } from '../answers/answers.js'
import { shiftDate } from '../ground/date.js'
import { citationLabel } from '../library/authority.js'
import type { Library } from '../library/library.js'
import { eventMessage, lawEvents } from '../policy/law-calendar.js'
import type { Change, Revision } from '../revision/change.js'
import { causeWords } from '../revision/words.js'
import { isAccepted, type Noted } from './noted.js'

/** What can touch a practice. */
export type TouchKind = 'rule-expires' | 'law-event' | 'authority' | 'library'

/** One thing that touches a practice. */
export interface Touch {
  readonly kind: TouchKind
  /** The authority's id, or null where only a rule's words changed. */
  readonly authority: string | null
  readonly what: string
  /** Where to read it: an address or a body; null for the library's own words. */
  readonly source: string | null
  /** Clauses of the practice's policy, in reading order. */
  readonly clauses: readonly string[]
}

/** Everything that what touches a practice depends on. */
export interface RadarInput {
  readonly library: Library
  readonly answers: Answers
  readonly asOf: string
  /** From which day on the law calendar counts: that of the version in force, else of the first build. */
  readonly since: string
  /** Against the version in force, else against what was last written; null before anything was. */
  readonly revision: Revision | null
  readonly noted: Noted
}

/** Months ahead that the law calendar is read, as in what is due. */
const lawNotice = 3

/** The law calendar first, then what the library changed. */
export const touchesOf = (input: RadarInput): readonly Touch[] => [
  ...fromCalendar(input),
  ...fromAuthorities(input),
  ...fromLibrary(input),
]

function fromCalendar({ library, answers, asOf, since, noted }: RadarInput): readonly Touch[] {
  return lawEvents(library, answers, since, shiftDate(asOf, lawNotice)).flatMap((event): readonly Touch[] => {
    const what = eventMessage(library, event)
    if (isAccepted(noted, { rule: 'sources/event', message: what })) return []
    const kind = event.kind === 'expires' ? 'rule-expires' : 'law-event'
    return [{ kind, authority: event.authority, what, source: event.source, clauses: event.clauses }]
  })
}

/** Authorities that a provision rests on now and did not before, or the other way round, without an answer's doing. */
function fromAuthorities({ library, revision }: RadarInput): readonly Touch[] {
  const reached = new Map<string, string[]>()
  for (const { clause, causes } of revision?.changes ?? [])
    for (const cause of causes)
      if ('authority' in cause && !causes.some((other) => 'answer' in other))
        reached.set(cause.authority, [...(reached.get(cause.authority) ?? []), clause])
  return [...reached].map(([id, clauses]): Touch => {
    const authority = library.authorities.find((one) => one.id === id)
    const what =
      authority === undefined
        ? `${id} is no longer in the register.`
        : `What rests on ${citationLabel(authority)} changed.`
    return { kind: 'authority', authority: id, what, source: authority?.url ?? null, clauses }
  })
}

function fromLibrary({ library, revision }: RadarInput): readonly Touch[] {
  if (revision === null) return []
  return revision.changes.flatMap((change): readonly Touch[] => {
    const cause = change.causes.find((one) => 'library' in one)
    if (cause === undefined) return []
    const what = `“${change.title}”: ${causeWords(library, revision, change, cause)}`
    return [{ kind: 'library', authority: null, what, source: null, clauses: [change.clause] }]
  })
}

/** Changes that come from outside: by the library or an authority, whatever else had a part in them. */
export const isFromOutside = ({ causes }: Change): boolean =>
  causes.some((cause) => 'library' in cause || 'authority' in cause)
