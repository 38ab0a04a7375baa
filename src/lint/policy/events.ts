/** Finds what the law calendar holds for this practice: since its policy was written, and in the year to come. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import { shiftDate } from '../../core/ground/date.js'
import { eventMessage, lawEvents } from '../../core/policy/law-calendar.js'
import type { PolicyRule } from './rule.js'

/** `sources/event`: an authority that the policy rests on changed since, or changes within twelve months. */
export const calendarEvents: PolicyRule = ({ library, policy, asOf, since = asOf }) =>
  lawEvents(library, policy.answers, since < asOf ? since : asOf, shiftDate(asOf, 12)).flatMap(
    (event): readonly Diagnostic[] => {
      const authority = library.authorities.find((candidate) => candidate.id === event.authority)
      if (authority === undefined) return []
      const message = eventMessage(library, event)
      return [
        { severity: 'note', rule: 'sources/event', message, place: authority.place, hint: `source: ${event.source}` },
      ]
    },
  )
