/** Conditions: what they parse, when they hold, how they read. */
import { describeCondition, holds, parseCondition, type Condition } from '../../../src/core/answers/condition.js'
import type { Answers } from '../../../src/core/answers/answers.js'

const answers: Answers = { values: { model: 'trial', sites: ['yelp', 'google'], none: [], name: 'River' }, origins: {} }

const parse = (data: unknown): Condition =>
  parseCondition(data, (path, message) => {
    throw new Error(`${path.join('.')}: ${message}`)
  })

test.each<[string, unknown, boolean]>([
  ['no condition', undefined, true],
  ['an equal answer', { model: 'trial' }, true],
  ['another answer', { model: 'single' }, false],
  ['one of several', { model: ['single', 'trial'] }, true],
  ['a multiselect that includes it', { sites: 'yelp' }, true],
  ['a multiselect that includes one of them', { sites: ['bbb', 'google'] }, true],
  ['a multiselect that has none of them', { sites: 'bbb' }, false],
  ['any, of a ticked multiselect', { sites: 'any' }, true],
  ['any, of an empty multiselect', { none: 'any' }, false],
  ['any, of a text', { name: 'any' }, true],
  ['a question not asked', { missing: 'any' }, false],
  ['not', { not: { model: 'single' } }, true],
  ['keys are ANDed', { model: 'trial', sites: 'bbb' }, false],
  ['any of conditions', { any: [{ model: 'single' }, { sites: 'yelp' }] }, true],
  ['all of conditions', { all: [{ model: 'trial' }, { sites: 'bbb' }] }, false],
])('%s', (_, data, expected) => {
  expect(holds(parse(data), answers)).toBe(expected)
})

test('faults carry the path', () => {
  expect(() => parse({ not: { model: 3 } })).toThrow(
    'not.model: Unexpected value for "model", expected a choice or a list of choices',
  )
  expect(() => parse({ any: { model: 'x' } })).toThrow(
    'any: Unexpected value, expected a list of conditions under "any"',
  )
  expect(() => parse('trial')).toThrow(': Unexpected value, expected a map of question to value')
})

test('a condition reads in words', () => {
  expect(describeCondition(parse({ model: ['a', 'b'], not: { sites: 'any' } }))).toBe(
    'model is a or b and not (sites is answered)',
  )
})
