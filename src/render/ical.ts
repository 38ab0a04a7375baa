/** Turns the reminders of a document into an iCalendar file: all-day events, no attendees, the same bytes every time. */
import { createEvents, type EventAttributes } from 'ics'
import { parseDate, shiftDate } from '../core/ground/date.js'
import { remindersOf, type Reminder, type Interval } from '../core/document/reminders.js'
import { slug } from '../core/ground/phrase.js'
import type { Document } from '../core/document/tree.js'

/** The calendar as text with CRLF line ends. */
export function renderCalendar(document: Document): string {
  const events = remindersOf(document).map((event) => attributes(event, document))
  const header = { productId: '-//practice-policy//Reminders//EN', calName: document.title }
  const { error, value } = createEvents(events, header)
  if (value === null) throw error ?? new Error('no calendar')
  // The package stamps every event with the time of day.
  return value.replace(/^DTSTAMP:.*$/gm, `DTSTAMP:${document.effectiveDate.replaceAll('-', '')}T000000Z`)
}

function attributes(event: Reminder, document: Document): EventAttributes {
  const day = firstDay(event)
  return {
    uid: [event.id, slug(document.practice), slug(document.id)].filter(Boolean).join('.') + '@practice-policy',
    title: event.title,
    description: event.description,
    start: partsOf(day),
    // As a duration the package writes `P1DT`, which is none.
    end: partsOf(shiftDate(day, 0, 1)),
    transp: 'TRANSPARENT',
    busyStatus: 'FREE',
    ...(event.every !== null && { recurrenceRule: recurrence(event.every) }),
  }
}

/** By months, the 28th at the latest: programs skip a month without the day, or each find another one instead. */
function firstDay({ day, every }: Reminder): string {
  const [, , date] = partsOf(day)
  return every?.unit === 'month' && date > 28 ? `${day.slice(0, 8)}28` : day
}

/** The parts of a date that is known to be one. */
function partsOf(iso: string): [number, number, number] {
  const date = parseDate(iso)
  if (date === null) throw new Error(`Unexpected date "${iso}", expected YYYY-MM-DD`)
  return [date.year, date.month, date.day]
}

const recurrence = ({ count, unit }: Interval): string =>
  `FREQ=${unit === 'week' ? 'WEEKLY' : 'MONTHLY'};INTERVAL=${count}`
