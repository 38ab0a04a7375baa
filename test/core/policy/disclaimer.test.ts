/** Disclaimers: the longest text that fits each box, counted as the site counts. */
import fc from 'fast-check'
import { disclaimersFor } from '../../../src/core/policy/disclaimer/disclaimer.js'
import { textLength } from '../../../src/core/policy/disclaimer/length.js'
import type { Library } from '../../../src/core/library/library.js'
import { answersWith, shippedLibrary } from '../../shipped-library.js'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

test.each([
  ['code-points', 2],
  ['utf16', 4],
  ['graphemes', 2],
  ['weighted', 4],
  ['unknown', 4],
] as const)('two emoji count as %s: %i', (counts, expected) => {
  expect(textLength('😀😀', counts)).toBe(expected)
})

test('a family emoji is one grapheme and five code points', () => {
  expect(textLength('👨‍👩‍👧', 'graphemes')).toBe(1)
  expect(textLength('👨‍👩‍👧', 'code-points')).toBe(5)
})

test('every box of every platform gets a text within its safe limit, or says what to do instead, for any practice name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), fc.boolean(), (name, abroad) => {
      const practiceName = Array.from(name).slice(0, 160).join('')
      const answers = answersWith(library, { practiceName, ...(abroad ? { states: ['outside-us'] } : {}) })
      for (const box of disclaimersFor(
        library,
        answers,
        library.platforms.map((platform) => platform.id),
      )) {
        const field = library.platforms
          .find((platform) => platform.id === box.platform)
          ?.fields.find((candidate) => candidate.name === box.field)
        if (box.text === null) expect(box.instead).not.toBeNull()
        else {
          if (field?.safeLimit != null) expect(textLength(box.text, field.counts)).toBeLessThanOrEqual(field.safeLimit)
          if (field?.newlines === false) expect(box.text).not.toContain('\n')
          expect(box.fits).toBe(field?.limit == null ? 'unverified' : true)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('safety comes first on social accounts, "not a request" first on review sites', () => {
  const answers = answersWith(library)
  const text = (platform: string): string => disclaimersFor(library, answers, [platform])[0]?.text ?? ''
  expect(text('instagram')).toMatch(/^(Nobody watches this page|Emergency|Crisis|In an emergency|In a crisis)/i)
  expect(text('yelp')).toMatch(/ask for/)
  expect(text('yelp').indexOf('ask for')).toBeLessThan(text('yelp').indexOf('988'))
})

test('outside the US no American number is printed', () => {
  const answers = answersWith(library, { states: ['outside-us'] })
  for (const box of disclaimersFor(
    library,
    answers,
    library.platforms.map((platform) => platform.id),
  ))
    expect(box.text ?? '').not.toMatch(/\b(911|988)\b/)
})

test('a long text is counted in windows, with the figure it has as a whole', () => {
  const whole = (text: string): number =>
    Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)).length
  const piece = fc.constantFrom('a', ' ', '\r\n', 'e\u0301', '👨‍👩‍👧', '👍🏽', '🇦🇹', '🇦', '\u200D', '\uD83D', 'ส', 'กำ', '한')
  fc.assert(
    fc.property(fc.array(piece, { minLength: 150, maxLength: 1500 }), (pieces) => {
      expect(textLength(pieces.join(''), 'graphemes')).toBe(whole(pieces.join('')))
    }),
    { numRuns: 30 },
  )
  expect(textLength(`e${'\u0301'.repeat(3000)}x`, 'graphemes')).toBe(2)
})
