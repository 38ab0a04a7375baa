/** The word someone probably meant. */
import { nearest, suggestion } from '../../../src/core/ground/nearest.js'

test.each([
  ['acessModel', 'accessModel'],
  ['LIKEFOLLOW', 'likeFollow'],
  ['yelpp', 'yelp'],
  ['zzzzzz', null],
])('%s means %s', (word, expected) => {
  expect(nearest(word, ['accessModel', 'likeFollow', 'yelp'])).toBe(expected)
})

test.each([
  ['ZZ', null],
  ['CQ', 'CA'],
  ['nz', null],
  ['n', null],
  ['iow', 'Iowa'],
])('of a short word only one letter may differ: %s means %s', (word, expected) => {
  expect(nearest(word, ['AL', 'CA', 'yes', 'Iowa'])).toBe(expected)
})

test('a hint names the nearest, else all when they are few', () => {
  expect(suggestion('yelpp', ['yelp', 'x'])).toBe('did you mean "yelp"?')
  expect(suggestion('zzzzzz', ['yelp', 'x'])).toBe('one of: yelp, x')
  expect(suggestion('zzzzzz', [])).toBeUndefined()
})
