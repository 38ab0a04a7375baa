/** What the interview as a page rests on: the place kept in the answers file, and what a try would do to the policy. */
import { expect, test } from '@jest/globals'
import { parseAnswersFile } from '../../../src/core/answers/read-file.js'
import { writeAnswersFile } from '../../../src/core/answers/write-file.js'
import { changesBetween, changesLine, rulesOf } from '../../../src/core/interview/outlook.js'
import { reduce } from '../../../src/core/interview/reduce.js'
import { keptPlace, withPlace } from '../../../src/core/interview/saved-place.js'
import { newInterview, readState } from '../../../src/core/interview/state.js'
import { shippedLibrary } from '../../shipped-library.js'

const library = await shippedLibrary()
const setting = { library, today: '2027-01-04' }
const given = { values: { practiceName: 'Riverbend Counseling', accessModel: 'trial' }, unsure: [] }

test('the place in the interview travels in the answers file, and the program reads the same answers', () => {
  const started = reduce(setting, newInterview(given), { kind: 'start', mode: 'full' })
  const state = reduce(setting, started, { kind: 'answer', value: 'Riverbend Counseling' })
  const text = withPlace(writeAnswersFile(library, given, setting.today), state)
  expect(readState(setting, keptPlace(text), given)).toEqual(state)
  const { answers } = parseAnswersFile({ path: 'answers.yaml', text }, library)
  expect(answers?.values).toEqual(given.values)
})

test('a place that somebody broke, or that is over, is no place', () => {
  const text = writeAnswersFile(library, given, setting.today)
  expect(withPlace(text, newInterview(given))).toBe(text)
  expect(keptPlace(`${text}# Where you were in the interview: {oops\n`)).toBeNull()
  expect(keptPlace(text)).toBeNull()
})

test('a try adds, takes out and rewords rules, each named once; the same answers change nothing', () => {
  const now = rulesOf(setting, given)
  expect(changesBetween(now, rulesOf(setting, given))).toEqual([])
  const tried = rulesOf(setting, { ...given, values: { ...given.values, accessModel: 'single' } })
  const changes = changesBetween(now, tried)
  const dropped = changes.filter(({ kind }) => kind === 'dropped').map(({ rule }) => rule.section.title)
  expect(dropped).toContain('Trying two ways, a month each')
  expect(new Set(changes.map(({ rule }) => rule.clause)).size).toBe(changes.length)
  expect(changesLine([])).toBe('Would change no rule.')
  expect(changesLine(changes.filter(({ kind }) => kind === 'dropped').slice(0, 1))).toBe('Would take out 1 rule.')
})
