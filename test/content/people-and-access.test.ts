/** What the rules on people, access, sign-in, review and upkeep say, read in the policy of the practice that asked. */
import { expect, test } from '@jest/globals'
import type { Answer } from '../../src/core/answers/answers.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { policyWith, shippedLibrary } from '../shipped-library.js'

type Values = Readonly<Record<string, Answer>>

const library = await shippedLibrary()
const frame = library.frames.find((candidate) => candidate.id === 'policy')!
const policy = (values: Values = {}): string =>
  renderMarkdown(frameDocument(library, policyWith(library, values), frame))

/** One provision of the policy, as its Markdown stands. */
const provision = (clause: string, values: Values = {}): string =>
  policy(values)
    .split('<!-- clause: ')
    .find((part) => part.startsWith(`${clause} -->`)) ?? ''

test.each<[string, Values]>([
  ['passwords that are never saved', { passwordHandling: 'never-stored' }],
  ['a password manager', { passwordHandling: 'practice-vault' }],
  ['a login for each', { passwordHandling: 'no-shared-password' }],
])('%s: a sealed copy keeps the account from being lost', (_, values) => {
  const text = provision('no-stored-passwords', values)
  expect(text).toContain('lies sealed in a locked place')
  expect(text).toContain('No browser, phone or app may remember')
})

test('a practice with a login for each does not claim that nothing is shared: one-login sites have two holders', () => {
  const values = { passwordHandling: 'no-shared-password' }
  expect(policy(values)).not.toContain('We use no shared passwords')
  expect(provision('no-stored-passwords', values)).toContain(
    'Where a site has only one login, the lead and the second administrator alone hold it.',
  )
  expect(provision('own-roles', values)).toContain(
    'Where a site has only one login, the lead and the second administrator alone hold it.',
  )
})

test('nobody has to log out of their own accounts on their own phone', () => {
  const text = provision('log-out-every-time')
  expect(text).toContain('Do not use the apps on your own phone for it; those may stay logged in.')
  expect(text).not.toContain('log out of it in the browser or app you used')
})

test('nobody needs a phone of their own to sign in for the practice', () => {
  expect(provision('strong-sign-in')).toContain('Codes for your own login go to you, or to a key we supply.')
})

test('nobody has to run a page from a personal profile, the second administrator neither', () => {
  expect(provision('page-not-profile')).toContain('not even for the lead or the second administrator')
  expect(provision('voluntary-participation')).toContain('Nobody has to use their own account or phone.')
  expect(provision('voluntary-participation')).toContain(
    'A plain listing of your name, license and office, for a licensing rule, a directory or our website, is not a post.',
  )
})

test('people who were not named print as blanks, and the on-call line with them', () => {
  const text = policy()
  for (const nobody of ['Office manager', 'Clinical director', 'Privacy officer', 'One clinician who volunteers'])
    expect(text).not.toContain(nobody)
  expect(provision('report-mistakes')).toMatch(/Someone may be in danger:\*\* _{3,}, _{3,}/)
  expect(provision('report-mistakes', { onCall: 'nobody' })).toContain('nobody is on call, so call the same people')
})

test('a pause ends, and some notices cannot be paused', () => {
  const text = provision('objection-and-ideas')
  expect(text).toContain('It stays down until we talk it through, within two weeks at the latest.')
  expect(text).toContain('the content reviewer decides and says why')
  expect(text).toContain('A pause cannot hold back a correction, a notice of a closing or crisis')
})

test('after the trial one person posts until the policy says otherwise', () => {
  expect(provision('access-trial')).toMatch(/From \S+ \d+, \d+ until then, the lead alone posts\./)
})

test('the report is never punished, and the mistake is still looked at', () => {
  const text = provision('report-mistakes')
  expect(text).toContain('Nobody is punished or treated worse for an honest report')
  expect(text).toContain('We still look at the mistake itself, and a quick report counts in your favor.')
})

test('a client is exposed no longer than it takes: the post comes down before the screenshot', () => {
  expect(provision('incident-response')).toContain(
    'If saving it would leave a client exposed longer, take the post down first.',
  )
})

test.each<[string, Values, boolean]>([
  ['employees in the US', {}, true],
  ['Montana, which is not an at-will state', { states: ['MT'] }, false],
  ['outside the US', { states: ['outside-us'] }, false],
])('not a contract: at-will is named for %s: %s', (_, values, atWill) => {
  const text = provision('not-a-contract', values)
  expect(text).toContain('This policy is not a contract of employment or for work.')
  expect(text).toContain('Where there is a union contract, that comes first.')
  expect(text.includes('at-will')).toBe(atWill)
})

test('client means the dead and those who only asked, too, and client information every fact from work', () => {
  const text = provision('definitions-and-channels')
  expect(text).toContain('someone who is, was or asked to be in our care, living or dead')
  expect(text).toContain('their health, care, visits, bills and family')
  expect(text).toContain('that others can see')
})

test('someone who works alone finds out how to follow a rule for two', () => {
  expect(provision('scope', { workforce: [] })).toContain('Whoever works alone here holds every role in this policy')
  expect(provision('scope')).not.toContain('Whoever works alone here')
})

test('the legend says which sentences bind', () => {
  const text = policy()
  expect(text).toContain('A sentence that tells you to do something, or not to, is a rule.')
  expect(text).toContain('nobody is disciplined over advice')
})

test.each<[string, string, string]>([
  ['a threatened colleague', 'staff-safety', 'Get safe first'],
  ['a reporter', 'media-requests', "I can't comment. I'll pass this on."],
  ['a practice that closes', 'closing-the-practice', 'It names no client.'],
  ['a person who left', 'offboarding', 'come off our pages within two weeks'],
])('%s has a rule', (_, clause, words) => {
  expect(provision(clause)).toContain(words)
})
