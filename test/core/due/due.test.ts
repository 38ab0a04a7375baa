/** What is due on a day: each kind with its words and what to do, most urgent first; nothing where nothing is. */
import { expect, test } from '@jest/globals'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { dueItems, type DueInput } from '../../../src/core/due/due.js'
import { nothingNoted, withAccepted, withPasted, withSigned, type Signed } from '../../../src/core/due/noted.js'
import type { Library } from '../../../src/core/library/library.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { edited } from '../../lint/library-edited.js'

const event = `verification: verbatim\n    events:\n      - { kind: amended, date: 2027-02, what: Longer leashes., source: The council, confidence: verbatim }\n`
const library: Library = edited(
  ['authorities.yaml', 'verification: verbatim', event],
  [
    'library.yaml',
    'disclaimers: boards',
    'disclaimers: boards\nterms:\n  - question: walks\n    when: { walks: crew }\n    after: { date: start, months: 2 }\n    say: The crew was a trial. Does it stay?',
  ],
)
const given = { values: { firm: 'Good Boys', walks: 'crew', start: '2027-01-04' }, unsure: [] }

const issued = {
  version: '1.1',
  date: '2027-01-04',
  effective: '2027-01-04',
  reviewDate: '2027-07-04',
  signedAs: ['1.0', '1.1'],
}
const everyone: Signed = { version: '1.0', by: 'all', missing: [], date: '2027-01-04' }
const signed = withSigned(nothingNoted, ['1.0'], everyone)

function due(input: Partial<DueInput> = {}, values: Readonly<Record<string, string>> = {}): readonly string[] {
  const answers = resolveAnswers(library.questions, { ...given, values: { ...given.values, ...values } }, '2027-01-04')
  const policy = assemblePolicy(library, answers, { version: '1.0' })
  const items = dueItems({
    library,
    policy,
    today: '2027-01-04',
    started: '2027-01-04',
    written: library.version,
    issued,
    changes: 0,
    unwritten: false,
    edited: [],
    stops: [],
    notes: { file: 'review-notes.md', open: [] },
    noted: signed,
    ...input,
  })
  return items.map(({ kind, what, since, action }) => `${kind} ${since} ${action.do}: ${what}`)
}

test('nothing, for one who walks alone', () => {
  expect(due({}, { walks: 'alone' })).toEqual([])
})

test('a trial that ended, from its last day on, before what the law brings', () => {
  const law =
    'law-event 2027-02 check: On the calendar: Town leash ordinance, Section 1 is amended in February 2027: Longer leashes. It bears on “Crew phones”.'
  expect(due({ today: '2027-03-03' })).toEqual([law])
  expect(due({ today: '2027-03-04' })).toEqual([
    'trial-ended 2027-03-04 answer: The crew was a trial. Does it stay? (Over since March 4, 2027.)',
    law,
  ])
})

test('a change of the law that was accepted is not said again', () => {
  const rule = 'sources/event'
  const message =
    'On the calendar: Town leash ordinance, Section 1 is amended in February 2027: Longer leashes. It bears on “Crew phones”.'
  expect(due({ noted: withAccepted(signed, [{ rule, message }], '2027-01-04') })).toEqual([])
})

test('the review, a month ahead and once it is past', () => {
  expect(due({ today: '2027-06-03' }, { walks: 'alone' })).toEqual([])
  expect(due({ today: '2027-06-04' }, { walks: 'alone' })).toEqual([
    'review-due 2027-07-04 answer: The policy should be read again by July 4, 2027.',
  ])
  expect(due({ today: '2027-07-04' }, { walks: 'alone' })).toEqual([
    'review-due 2027-07-04 answer: The policy should have been read again by July 4, 2027. Read it, then give it a new date.',
  ])
})

test('files edited, a version to issue, a newer library, old sources', () => {
  const alone = { walks: 'alone' }
  expect(due({ edited: ['policy.md'] }, alone)).toEqual([
    'hand-edit 2027-01-04 update: 1 file changed since we wrote it: policy.md.',
  ])
  expect(due({ issued: null }, alone)).toEqual([
    'not-issued 2027-01-04 issue: No version has been issued yet, so nobody can sign one.',
  ])
  expect(due({ changes: 2 }, alone)).toEqual([
    'not-issued 2027-01-04 issue: 2 provisions changed since version 1.1 was issued.',
  ])
  expect(due({ unwritten: true }, alone)).toEqual([
    'not-issued 2027-01-04 update: The answers, or this program, changed since the documents were written.',
  ])
  expect(due({ written: '0.2.9', unwritten: true }, alone)).toEqual([
    'newer-library 2027-01-04 update: Your documents were written from library 0.2.9; this is 0.3.0. You see what changes before anything is written.',
  ])
  expect(due({ written: null, issued: null }, alone)).toEqual([
    'not-issued 2027-01-04 build: No document has been written yet.',
  ])
})

test('a pasted disclaimer whose words changed since', () => {
  const pasted = (text: string) =>
    withPasted(signed, { platform: 'park-board', field: 'Card', text, date: '2027-01-04' })
  expect(due({ noted: pasted('Old words') }, { walks: 'alone' })).toEqual([
    'not-pasted 2027-01-04 paste: The disclaimer for park-board changed since you pasted it on January 4, 2027.',
  ])
})

test('signatures that are missing, from the day the version takes effect', () => {
  const alone = { walks: 'alone' }
  const nobody = 'nobody is recorded as having signed it.'
  expect(due({ noted: nothingNoted }, alone)).toEqual([
    `signature-missing 2027-01-04 sign: Version 1.1 has been in effect since January 4, 2027, and ${nobody}`,
  ])
  expect(due({ noted: nothingNoted, today: '2027-01-03' }, alone)).toEqual([])
  expect(due({ noted: nothingNoted, issued: null }, alone)).not.toContainEqual(expect.stringContaining('signature'))
  const some = { ...everyone, by: 'all-but', missing: ['Ana Ruiz', 'Bo Li'] } as const
  expect(due({ noted: withSigned(signed, ['1.0'], some) }, alone)).toEqual([
    'signature-missing 2027-01-04 sign: Version 1.1 has been in effect since January 4, 2027, and it still waits for the signature of Ana Ruiz and Bo Li.',
  ])
  expect(due({ noted: withSigned(signed, ['1.0'], { ...everyone, by: 'elsewhere' }) }, alone)).toEqual([])
  // Those of a version before a change of duties hold no longer.
  expect(due({ issued: { ...issued, version: '2.0', signedAs: ['2.0'] } }, alone)).toEqual([
    `signature-missing 2027-01-04 sign: Version 2.0 has been in effect since January 4, 2027, and ${nobody}`,
  ])
})
