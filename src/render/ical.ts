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
    ...(event.every !== null && { recurrenceRule: recurrence(event.every, day) }),
  }
}

/** A check that repeats falls on a working day; a day that stands in the policy itself stays. */
function firstDay({ day, every }: Reminder): string {
  const weekday = weekdayOf(day)
  const toMonday = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return every === null ? day : shiftDate(day, 0, toMonday)
}

/** 0 is Sunday. */
const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay()

/** The parts of a date that is known to be one. */
function partsOf(iso: string): [number, number, number] {
  const date = parseDate(iso)
  if (date === null) throw new Error(`Unexpected date "${iso}", expected YYYY-MM-DD`)
  return [date.year, date.month, date.day]
}

/**
 * By months, the same weekday of the month, such as the first Monday: so no later check falls on a weekend either, and
 * no month is skipped. Calendar programs all know this form; few know "the next working day".
 */
function recurrence({ count, unit }: Interval, day: string): string {
  if (unit === 'week') return `FREQ=WEEKLY;INTERVAL=${count}`
  const [, , date] = partsOf(day)
  const nth = Math.ceil(date / 7)
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][weekdayOf(day)] ?? 'MO'
  return `FREQ=MONTHLY;INTERVAL=${count};BYDAY=${nth === 5 ? -1 : nth}${weekday}`
}
