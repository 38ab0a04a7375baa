/** One line for each question and each conflict. */
import { findConflicts } from '../../src/core/library/conflicts-found.js'
import { resolveAnswers } from '../../src/core/answers/complete.js'
import type { Library } from '../../src/core/library/library.js'
import { answersWith, shippedLibrary } from '../shipped-library.js'

const library: Library = await shippedLibrary()

test('quick asks what shapes the policy, the people and how to reach them, and the start date', () => {
  const quick = library.questions.filter((question) => question.essential).map((question) => question.id)
  expect(quick).toEqual(
    expect.arrayContaining([
      'practiceName',
      'states',
      'professions',
      'platforms',
      'reviewSites',
      'accessModel',
      'passwordHandling',
      'socialLead',
      'backupAdmin',
      'appropriatenessReviewer',
      'incidentContact',
      'onCall',
      'onCallWho',
      'onCallReach',
      'officePhone',
      'preApproval',
      'reviewCadence',
      'contentTypes',
      'disclaimerSites',
      'directMessages',
      'likeFollow',
      'effectiveDate',
    ]),
  )
})

test('the people and numbers have a page of their own, and nobody is named who was not named', () => {
  const people = library.questions.filter((question) => question.step === 'people')
  const named = people.filter((question) => question.kind === 'text' && question.default.kind !== 'none')
  expect(named.map(({ id, default: usual }) => [id, usual.kind === 'literal' ? usual.value : null])).toEqual([
    ['metricsReviewer', 'the social media lead'],
    ['policyOwner', 'the practice owner'],
  ])
  expect(people.filter((question) => question.kind === 'text' && !question.blank).map(({ id }) => id)).toEqual([
    'metricsReviewer',
    'policyOwner',
  ])
})

test.each(library.questions.map((question) => [question.id, question] as const))('question %s', (_, question) => {
  expect(question.ask.endsWith('?') || question.ask.endsWith(')')).toBe(true)
  expect(question.help.split(/\s+/).length).toBeLessThanOrEqual(40)
  expect(question.short.split(/\s+/).length).toBeLessThanOrEqual(4)
})

test('accepting every default in January raises the Facebook note and nothing else', () => {
  expect(findConflicts(library, answersWith(library), '2027-01-04').map((conflict) => conflict.id)).toEqual(['x19'])
})

test('a trial that would start over the holidays waits for January, unless the owner says otherwise', () => {
  const usual = resolveAnswers(library.questions, { values: { practiceName: 'R' }, unsure: [] }, '2026-11-28')
  expect(usual.values.effectiveDate).toBe('2027-01-01')
  expect(findConflicts(library, usual, '2026-11-28').map((conflict) => conflict.id)).toEqual(['x19'])
  const chosen = answersWith(library, { effectiveDate: '2026-12-01' })
  expect(findConflicts(library, chosen, '2026-11-28').map((conflict) => conflict.id)).toEqual(['x09', 'x19'])
})

const team = {
  socialLead: 'Ana Ruiz, 555-0101',
  backupAdmin: 'Kim Cole, 555-0102',
  incidentContact: 'Dana Reed, 555-0100',
}

test.each<[string, string, Readonly<Record<string, string>>]>([
  [
    'one login for all, and a login for each',
    'x30',
    { signInMethod: 'shared-login', passwordHandling: 'no-shared-password' },
  ],
  ['a second call to the same person', 'x40', { ...team, socialLead: 'Dana Reed, 555-0100' }],
  ['on call and incident contact are one', 'x41', { ...team, onCallWho: 'Dana Reed', onCallReach: '555-0100' }],
  ['nobody to call', 'x42', { ...team, incidentContact: '' }],
  ['someone on call whom nobody can reach', 'x43', { ...team, onCallWho: 'Kim Cole', onCallReach: '' }],
  ['no number for the public', 'x44', { ...team, officePhone: '' }],
  ['nobody judges posts', 'x46', { ...team, appropriatenessReviewer: '' }],
  ['a team of nobody', 'x47', { ...team, accessModel: 'designated-team', teamMembers: '' }],
  ['a name without a number', 'x48', { ...team, incidentContact: 'Dana Reed' }],
  ['a second person without a number', 'x49', { ...team, backupAdmin: 'Kim Cole' }],
  ['Medicaid without HIPAA', 'x25 x50', { ...team, federalFunds: 'yes', hipaaCovered: 'no' }],
])('%s is told', (_, rule, values) => {
  const told = findConflicts(library, answersWith(library, values), '2027-01-04').map((conflict) => conflict.id)
  expect(told.filter((id) => id !== 'x19').sort()).toEqual(rule.split(' '))
})

test.each(library.conflicts.map((conflict) => [conflict.id, conflict] as const))('conflict %s', (_, conflict) => {
  expect(conflict.say.split(/\s+/).length).toBeLessThanOrEqual(60)
  expect(conflict.basis).not.toBe('')
})
