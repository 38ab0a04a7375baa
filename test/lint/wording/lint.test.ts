/** The wording linter: what it finds, what it leaves alone, what it says. */
import { expect, test } from '@jest/globals'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import type { PassageKind } from '../../../src/core/library/wording.js'
import { lintWording } from '../../../src/lint/wording/wording.js'
import { readWording } from './labelled.js'

const wording = readWording()

const found = (text: string, kind: PassageKind = 'own-words'): readonly string[] =>
  lintWording(wording, [{ text, kind, place: { file: 'my.md', line: 1, column: 1 } }]).map(
    (item) => formatDiagnostic(item).split('\n')[0] ?? '',
  )

const cases: readonly (readonly [text: string, line: string, kind?: PassageKind])[] = [
  [
    'Employees may not make disparaging comments about the practice.',
    'my.md:1:24: error wording/section7-criticism: Unexpected ban on criticism ("disparaging"), expected the harm you mean, by name',
  ],
  [
    'Be respectful to coworkers in everything you post.',
    'my.md:1:1: warning wording/section7-tone: Unexpected rule on tone ("Be respectful"), expected named conduct such as threats or harassment',
  ],
  [
    'Do not post inaccurate information about the practice.',
    'my.md:1:8: warning wording/section7-false: Unexpected ban on honest mistakes ("post inaccurate"), expected only statements a person knows to be false',
  ],
  [
    'Pay is confidential.',
    'my.md:1:1: warning wording/section7-secrecy: Unexpected secrecy ("Pay is confidential"), expected client information and named business secrets only',
  ],
  [
    'Do not talk to reporters.',
    'my.md:1:8: error wording/section7-gag: Unexpected gag ("talk"), expected a rule about speaking for the practice or about clients',
  ],
  [
    'New hires give us their Facebook password.',
    'my.md:1:11: error wording/personal-passwords: Unexpected demand on a personal account ("give us their Facebook password"), expected rules for practice accounts only',
  ],
  [
    'Staff must follow our page.',
    'my.md:1:12: error wording/forced-promotion: Unexpected duty to promote the practice ("follow our"), expected a free choice',
  ],
  [
    'We monitor the personal pages of our employees.',
    'my.md:1:4: warning wording/monitoring-staff: Unexpected watch over personal accounts ("monitor the personal pages"), expected a rule to act on reports',
  ],
  [
    'Answer each review within a day.',
    'my.md:1:1: error wording/review-reply: Unexpected public reply to a review ("Answer each review"), expected none at all',
  ],
  [
    'Ask happy clients for a review.',
    'my.md:1:1: error wording/review-request: Unexpected request for a review ("Ask happy clients for a review"), expected no asking in any form',
  ],
  [
    'Clients who post a bad review pay a fee of $500.',
    'my.md:1:20: error wording/client-gag: Unexpected bar on honest reviews ("bad review pay"), expected no such term and no such request',
  ],
  [
    'Follow clients back on Instagram.',
    'my.md:1:1: error wording/client-friending: Unexpected personal connection with clients ("Follow clients back"), expected none',
  ],
  [
    'You may use any photo as long as you credit the photographer.',
    'my.md:1:23: warning wording/credit-only: Unexpected use with credit alone ("as long as you credit"), expected permission first',
  ],
  [
    'Your messages are 100% confidential.',
    'my.md:1:19: warning wording/absolute-promise: Unexpected absolute promise ("100% confidential"), expected what you can keep',
    'disclaimer',
  ],
  [
    'Ask Dana Reyes, who is in treatment for bulimia.',
    'my.md:1:41: error wording/client-details: Unexpected client details ("bulimia"), expected none in an answer or a policy',
    'answers',
  ],
  [
    'Nothing in this policy is intended to limit rights under the NLRA.',
    'my.md:1:1: note wording/savings-clause: Unexpected general savings sentence ("Nothing in this policy is intended to limit rights") on its own, expected examples of what stays free beside it',
  ],
]

test.each(cases.map((row) => ({ text: row[0], line: row[1], kind: row[2] })))(
  'finds: $text',
  ({ text, line, kind }) => {
    expect(found(text, kind)).toEqual([line])
  },
)

test.each([
  'We never ask clients for reviews.',
  'Nothing here stops you from criticizing the practice.',
  'You may criticize the practice, its owners and this policy.',
  'We do not discipline anyone for negative comments about management.',
  'Pay and working conditions are not confidential.',
  'Do not post statements that you know are false.',
  'Nobody has to like or follow our page.',
  'Reviews are never answered.',
  'Client stories are not posted.',
  'Replying to reviews is prohibited.',
  'Please be patient while we answer calls.',
])('knows that it is lawful: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('a finding names the authorities, as the reader knows them, and a narrower wording', () => {
  const [item] = lintWording(
    wording,
    [{ text: 'Run a giveaway.', kind: 'own-words', place: { file: 'my.md', line: 7, column: 3 } }],
    (id) => `<${id}>`,
  )
  expect(item).toEqual({
    severity: 'warning',
    rule: 'wording/incentives',
    message: 'Unexpected offer or reward ("giveaway"), expected information without one',
    place: { file: 'my.md', line: 7, column: 9 },
    hint: 'write instead: "Practice posts have no discounts, giveaways or rewards for referrals." (<ftc-465.4>; <nasw-4.06c>)',
  })
})

test('a list item is read with the words that lead into the list', () => {
  expect(found('You must not:\n\n- complain about work;\n- post client names.')).toEqual([
    'my.md:3:3: error wording/section7-criticism: Unexpected ban on criticism ("complain"), expected the harm you mean, by name',
  ])
  expect(found('You may:\n\n- complain about work.')).toEqual([])
})

test('each cell of a table is read alone', () => {
  expect(found('| Never | Always |\n| --- | --- |\n| post names | run a giveaway |')).toEqual([
    'my.md:3:22: warning wording/incentives: Unexpected offer or reward ("giveaway"), expected information without one',
  ])
})

test('a rule reads only the kinds of passage it applies to', () => {
  expect(found('Ask Dana Reyes, who is in treatment for bulimia.', 'library')).toEqual([])
})

test('the same finding in overlapping passages is said once', () => {
  const passage = { text: 'Run a giveaway.', kind: 'library', place: { file: 'a.md', line: 1, column: 1 } } as const
  expect(lintWording(wording, [passage, passage])).toHaveLength(1)
})
