/** Reading grade, sentences and words. */
import { expect, test } from '@jest/globals'
import { paragraph, table, text, type Block, type Document } from '../../../src/core/document/tree.js'
import { documentReading } from '../../../src/lint/wording/document.js'
import { countSyllables, readingGrade } from '../../../src/lint/wording/reading.js'
import { sentencesOf } from '../../../src/lint/wording/sentences.js'

test.each([
  ['cat', 1],
  ['make', 1],
  ['asked', 1],
  ['wanted', 2],
  ['table', 2],
  ['policy', 3],
  ['review', 2],
  ['reviews', 2],
  ['psychologist', 4],
  ['confidential', 4],
  ['information', 4],
  ['testimonial', 5],
  ['therapy', 3],
  ['client', 2],
  ['social', 2],
  ['media', 3],
  ['people', 2],
  ['statement', 2],
  ['responsibility', 6],
  ['co-workers', 3],
  ["practice's", 2],
])('%s has %d syllables', (word, syllables) => {
  expect(countSyllables(word)).toBe(syllables)
})

test('the reading grade is that of Flesch and Kincaid', () => {
  // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 < 0
  expect(readingGrade('The cat sat on the mat.')).toBe(0)
  // 7 words, 1 sentence, 24 syllables: 0.39 * 7 + 11.8 * 24 / 7 - 15.59
  expect(readingGrade('Psychologists publicly disclose confidential information without authorization.')).toBeCloseTo(
    27.6,
    1,
  )
  expect(readingGrade('')).toBe(0)
})

test('sentences end at full stops, not at abbreviations or initials', () => {
  const sentences = (value: string): readonly string[] =>
    sentencesOf(value).map(({ tokens }) => tokens.map((token) => token.raw).join(' '))
  expect(sentences('Ask Dr. Lee first. Then post, e.g. on Monday. Done?')).toEqual([
    'Ask Dr Lee first',
    'Then post , e.g on Monday',
    'Done',
  ])
  expect(sentences('Pick one:\n\n1. red\n2. blue\n\n## Next\nGo.')).toEqual(['Pick one :', 'red', 'blue', 'Next', 'Go'])
})

const documentOf = (...children: readonly Block[]): Document => ({
  id: 'policy',
  title: 'Policy',
  practice: 'Riverbend',
  language: 'en-US',
  version: '1.0',
  effectiveDate: '2027-01-01',
  reviewDate: '2028-01-01',
  layout: 'policy',
  facts: [],
  children,
})

test('the reading of a document covers its own prose and nothing else', () => {
  const reading = documentReading(
    documentOf(
      {
        type: 'section',
        kind: 'provision',
        id: 'a',
        number: '1.1',
        title: 'Unmentioned',
        children: [
          paragraph('We post with care. You may say no at any time.'),
          {
            type: 'list',
            ordered: false,
            children: [{ type: 'listItem', checked: null, children: [paragraph('Log out.')] }],
          },
          { type: 'quotation', authority: 'x', value: 'Psychologists do not solicit testimonials.', attribution: 'X' },
          { type: 'rationale', children: [text('Clients trust us.')] },
        ],
      },
      {
        type: 'section',
        kind: 'appendix',
        id: 'authorities',
        number: null,
        title: 'Authorities',
        children: [paragraph('Left out.')],
      },
      table([['Left', 'out']]),
    ),
    2,
  )
  expect(reading).toEqual({
    grade: 0,
    words: 16,
    longest: 7,
    longestSentences: [
      { words: 7, text: 'You may say no at any time' },
      { words: 4, text: 'We post with care' },
    ],
  })
})
