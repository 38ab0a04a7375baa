/** Reminders as an iCalendar file. */
import { expect, test } from '@jest/globals'
import ICAL from 'ical.js'
import type { Answer } from '../../src/core/answers/answers.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { renderCalendar } from '../../src/render/ical.js'
import { policyWith, shippedLibrary } from '../shipped-library.js'

const library = await shippedLibrary()
const frame = library.frames.find((candidate) => candidate.id === 'calendar')!

const render = (values: Readonly<Record<string, Answer>> = {}): string =>
  renderCalendar(frameDocument(library, policyWith(library, values), frame))

/** Events as another program reads them. */
const read = (ics: string): readonly ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(ics) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

const days = (event: ICAL.Event, count: number): readonly string[] => {
  const iterator = event.iterator()
  return Array.from({ length: count }, () => iterator.next().toString())
}

const firstDays = (ics: string): Readonly<Record<string, string>> =>
  Object.fromEntries(read(ics).map((event) => [event.summary, event.startDate.toString()]))

const titled = (ics: string, title: string): ICAL.Event => read(ics).find((event) => event.summary === title)!

test('default answers: seven reminders, three of them for the trial', () => {
  expect(firstDays(render())).toEqual({
    'Team review of social media posts': '2027-02-04',
    'Social media access check': '2027-04-05',
    'Social media trial: month 1 starts': '2027-01-04',
    'Social media trial: switch to month 2': '2027-02-04',
    'Social media trial: decision due': '2027-03-17',
    'Social media policy: yearly review': '2028-01-04',
    'Social media policy: yearly sign-off': '2028-01-04',
  })
})

test('without a trial: four reminders', () => {
  expect(Object.keys(firstDays(render({ accessModel: 'single-person' })))).toEqual([
    'Team review of social media posts',
    'Social media access check',
    'Social media policy: yearly review',
    'Social media policy: yearly sign-off',
  ])
})

test.each([
  ['every-two-weeks', ['2027-01-18', '2027-02-01', '2027-02-15']],
  ['monthly', ['2027-02-04', '2027-03-04', '2027-04-01']],
  ['quarterly', ['2027-04-05', '2027-07-05', '2027-10-04']],
  ['twice-yearly', ['2027-07-05', '2028-01-03', '2028-07-03']],
])('team review, %s', (reviewCadence, expected) => {
  const event = titled(render({ reviewCadence }), 'Team review of social media posts')
  expect(days(event, 3)).toEqual(expected)
})

test('access check every three months, policy review every year', () => {
  const ics = render()
  expect(days(titled(ics, 'Social media access check'), 5)).toEqual([
    '2027-04-05',
    '2027-07-05',
    '2027-10-04',
    '2028-01-03',
    '2028-04-03',
  ])
  expect(days(titled(ics, 'Social media policy: yearly review'), 2)).toEqual(['2028-01-04', '2029-01-02'])
  expect(titled(ics, 'Social media trial: decision due').isRecurring()).toBe(false)
})

test('a check that would fall on a weekend is on Monday, and none of the later ones is on one; the policy’s own days stay', () => {
  const late = render({ effectiveDate: '2027-12-31' })
  expect(days(titled(late, 'Team review of social media posts'), 3)).toEqual(['2028-01-31', '2028-02-28', '2028-03-27'])
  expect(firstDays(late)['Social media trial: switch to month 2']).toBe('2028-01-31')
  const weeks = render({ effectiveDate: '2027-01-16', reviewCadence: 'every-two-weeks' })
  expect(days(titled(weeks, 'Team review of social media posts'), 2)).toEqual(['2027-02-01', '2027-02-15'])
  const sunday = render({ effectiveDate: '2027-01-31' })
  expect(firstDays(sunday)['Social media trial: month 1 starts']).toBe('2027-01-31')
  for (const event of read(sunday).filter((one) => one.isRecurring()))
    for (const day of days(event, 24)) expect([6, 0]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
})

test('all-day, one day long, not busy, nobody invited', () => {
  const ics = render()
  for (const event of read(ics)) {
    expect(event.startDate.isDate).toBe(true)
    expect(event.duration.toString()).toBe('P1D')
    expect(event.attendees).toEqual([])
    expect(event.organizer).toBeNull()
  }
  expect(ics.match(/^TRANSP:TRANSPARENT\r$/gm)).toHaveLength(7)
})

test('no word about clients', () => {
  for (const event of read(render())) expect(`${event.summary} ${event.description}`).not.toMatch(/client|patient/i)
})

test('the same bytes every time, with ids that tell practices apart and outlive a change of dates', () => {
  const uids = (values: Readonly<Record<string, Answer>>): readonly string[] =>
    read(render(values)).map((event) => event.uid)
  expect(render()).toBe(render())
  expect(uids({ effectiveDate: '2027-05-01' })).toEqual(uids({}))
  expect(new Set([...uids({}), ...uids({ practiceName: 'Bay & Hill' })]).size).toBe(14)
  expect(uids({})[0]).toBe('team-review-of-social-media-posts.riverbend-counseling.calendar@practice-policy')
  expect(render().match(/^DTSTAMP:.*/gm)).toEqual(Array.from({ length: 7 }, () => 'DTSTAMP:20270104T000000Z'))
})

test('one reminder, line by line', () => {
  const lines = render({ accessModel: 'single-person' }).split('\r\n')
  expect(lines.slice(0, 8)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'PRODID:-//practice-policy//Reminders//EN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Social media reminders',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
  ])
  expect(lines.at(-1)).toBe('')
  expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
})
