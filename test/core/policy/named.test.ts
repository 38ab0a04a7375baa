/** A site or a box is found by what people call it; a word that fits several is not guessed. */
import { expect, test } from '@jest/globals'
import { meantBy } from '../../../src/core/policy/disclaimer/named.js'

const sites = [
  { item: 'x', names: ['x', 'Twitter'] },
  { item: 'gbp', names: ['gbp', 'Google Business Profile'] },
  { item: 'apple', names: ['apple', 'Apple Podcasts'] },
  { item: 'podcast', names: ['podcast'] },
]

test.each([
  ['TWITTER', { kind: 'one', item: 'x', exact: true }],
  ['google business-profile', { kind: 'one', item: 'gbp', exact: true }],
  ['google business', { kind: 'one', item: 'gbp', exact: true }],
  ['business', { kind: 'one', item: 'gbp', exact: true }],
  ['twiter', { kind: 'one', item: 'x', exact: false }],
  ['podcas', { kind: 'some', items: ['apple', 'podcast'] }],
  ['y', { kind: 'none' }],
  ['', { kind: 'none' }],
  ['myspace', { kind: 'none' }],
])('"%s"', (word, meant) => expect(meantBy(word, sites)).toEqual(meant))
