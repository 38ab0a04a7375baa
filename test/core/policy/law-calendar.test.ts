/** The law calendar tells a practice the dated changes of what its own rules rest on, and nothing else. */
import { expect, test } from '@jest/globals'
import type { Answer } from '../../../src/core/answers/answers.js'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { lawEvents } from '../../../src/core/policy/law-calendar.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { checkPolicy } from '../../../src/lint/policy/policy.js'
import { edited, lines } from '../../lint/library-edited.js'

const event = (kind: string, date: string, what: string): string =>
  `      - { kind: ${kind}, date: ${date}, what: ${what}, source: The council, confidence: unverified }\n`
const library = edited([
  'authorities.yaml',
  'verification: verbatim',
  `verification: verbatim\n    events:\n${event('expires', '2028', 'It ends.')}${event('amended', '2027-02', 'Longer leashes.')}${event('takesEffect', '2027-06-01', 'Two leashes.')}`,
])
const answersFor = (values: Readonly<Record<string, Answer>>) =>
  resolveAnswers(library.questions, { values: { firm: 'Good Boys', ...values }, unsure: [] }, '2027-01-04')
const between = (from: string, to: string, values: Readonly<Record<string, Answer>> = { walks: 'crew' }) =>
  lawEvents(library, answersFor(values), from, to).map(({ kind, date, authority, clauses }) => [
    kind,
    date,
    authority,
    clauses,
  ])

test('earliest first, with the clauses concerned; a month and a year count by any of their days', () => {
  expect(between('2027-02-28', '2028-01-01')).toEqual([
    ['amended', '2027-02', 'leash-1', ['crew-phones']],
    ['takesEffect', '2027-06-01', 'leash-1', ['crew-phones']],
    ['expires', '2028', 'leash-1', ['crew-phones']],
  ])
  expect(between('2027-03-01', '2027-05-31')).toEqual([])
})

test('an authority that no clause of this policy rests on stays silent', () => {
  expect(between('2027-01-01', '2029-01-01', { walks: 'alone' })).toEqual([])
})

test('check names what comes within twelve months', () => {
  const policy = assemblePolicy(library, answersFor({ walks: 'crew' }), { version: '1.0' })
  const place = { file: 'answers.yaml', line: 1, column: 1 }
  expect(
    lines(checkPolicy({ library, policy, asOf: '2026-12-01', place })).filter((line) => line.includes('event')),
  ).toEqual([
    'clauses/authorities.yaml:2:5: note sources/event: On the calendar: Town leash ordinance, Section 1 is amended in February 2027: Longer leashes. (not verified) It bears on “Crew phones”.\n  hint: source: The council',
    'clauses/authorities.yaml:2:5: note sources/event: On the calendar: Town leash ordinance, Section 1 takes effect on June 1, 2027: Two leashes. (not verified) It bears on “Crew phones”.\n  hint: source: The council',
  ])
})
