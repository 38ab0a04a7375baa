/** The law calendar: dated changes of the authorities that the clauses of a practice rest on. */
import type { Answers } from '../answers/answers.js'
import { holds } from '../answers/condition.js'
import { formatDate } from '../ground/date.js'
import { naturalList } from '../ground/phrase.js'
import type { Clause } from '../library/clause.js'
import { citationLabel } from '../library/authority.js'
import { daysOf, type AuthorityEvent } from '../library/event.js'
import type { Library } from '../library/library.js'
import { walk } from '../template/nodes.js'
import { selectClauses } from './select.js'

/** An event that concerns a practice. */
export interface LawEvent extends AuthorityEvent {
  readonly authority: string
  /** Clauses of its policy that rest on the authority, in reading order. */
  readonly clauses: readonly string[]
}

/** Whether a clause lists, names or quotes an authority. */
export const restsOn = (clause: Clause, authority: string): boolean => groundsOf(clause).has(authority)

/** Every authority that a clause lists, names or quotes. */
function groundsOf({ authorities, body }: Clause): ReadonlySet<string> {
  const named = [...walk(body)].flatMap((node) => ('authority' in node ? [node.authority] : []))
  return new Set([...authorities, ...named])
}

/** Events between two days (ISO, both included) that concern these answers, earliest first; a month or a year counts when any day of it does. */
export function lawEvents(library: Library, answers: Answers, from: string, to: string): readonly LawEvent[] {
  const included = new Set(
    selectClauses(library, answers).decisions.flatMap(({ clause, included }) => (included ? [clause] : [])),
  )
  const grounds = library.clauses
    .filter(({ id }) => included.has(id))
    .map((clause) => [clause.id, groundsOf(clause)] as const)
  const events = library.authorities
    .filter((authority) => holds(authority.when, answers))
    .flatMap(({ id, events }) => {
      const clauses = grounds.flatMap(([clause, named]) => (named.has(id) ? [clause] : []))
      if (clauses.length === 0) return []
      return events
        .filter((event) => isWithin(event, from, to))
        .map((event): LawEvent => ({ ...event, authority: id, clauses }))
    })
  return events.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0))
}

const firstDay = ({ date }: AuthorityEvent): string => daysOf(date)?.first ?? date

function isWithin({ date }: AuthorityEvent, from: string, to: string): boolean {
  const days = daysOf(date)
  return days !== null && days.last >= from && days.first <= to
}

const verbs: Readonly<Record<AuthorityEvent['kind'], string>> = {
  takesEffect: 'takes effect',
  amended: 'is amended',
  expires: 'expires',
  decisionExpected: 'decision expected',
  revisionExpected: 'revision expected',
}

/** "takes effect in February 2027: Longer leashes."; what nobody has verified says so. */
export const eventWords = ({ kind, date, what, confidence }: AuthorityEvent, day = dayWords(date)): string =>
  `${verbs[kind]} ${day}: ${what}${confidence === 'unverified' ? ' (not verified)' : ''}`

/** The event as a sentence for the practice, with the rules it bears on: the same before and after its day, so that who has seen it has. */
export function eventMessage(library: Library, event: LawEvent): string {
  const authority = library.authorities.find((candidate) => candidate.id === event.authority)
  const label = authority === undefined ? event.authority : citationLabel(authority)
  const titles = event.clauses.map((id) => `“${library.clauses.find((clause) => clause.id === id)?.title ?? id}”`)
  return `On the calendar: ${label} ${eventWords(event)} It bears on ${naturalList(titles)}.`
}

/** "on May 11, 2027", "in February 2027" or "in 2027". */
function dayWords(date: string): string {
  const days = daysOf(date)
  if (days === null || days.first === days.last) return `on ${formatDate(date)}`
  const [month = '', , year = ''] = formatDate(days.first).split(' ')
  return date.length === year.length ? `in ${year}` : `in ${month} ${year}`
}
