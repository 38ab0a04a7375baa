/** answers.yaml: what is read, what is refused and how, and that what is written reads back. */
import fc from 'fast-check'
import { parseAnswersFile } from '../../../src/core/answers/read-file.js'
import { writeAnswersFile } from '../../../src/core/answers/write-file.js'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import type { Library } from '../../../src/core/library/library.js'
import { shippedLibrary } from '../../shipped-library.js'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const messages = (text: string): readonly string[] =>
  parseAnswersFile({ path: 'answers.yaml', text }, library).problems.map(formatDiagnostic)

test.each<[string, string, string]>([
  [
    'an unknown question',
    'answers:\n  acessModel: trial\n',
    'answers.yaml:2:3: error answers/key: Unexpected question "acessModel", expected a question of this library\n  hint: did you mean "accessModel"?',
  ],
  [
    'an unknown choice',
    'answers:\n  practiceName: R\n  accessModel: trail\n',
    'answers.yaml:3:16: error answers/value: Unexpected "trail" for accessModel, expected one of its choices\n  hint: did you mean "trial"?',
  ],
  [
    'an unknown choice in a list',
    'answers:\n  platforms: [facebook-page, instagrm]\n',
    'answers.yaml:2:30: error answers/value: Unexpected "instagrm" for platforms, expected one of its choices\n  hint: did you mean "instagram"?',
  ],
  [
    'one choice where a list belongs',
    'answers:\n  platforms: instagram\n',
    'answers.yaml:2:14: error answers/value: Unexpected "instagram" for platforms, expected a list of choices\n  hint: write it as a list: [instagram]',
  ],
  [
    'a number where text belongs',
    'answers:\n  practiceName: 42\n',
    'answers.yaml:2:17: error answers/value: Unexpected 42 for practiceName, expected text\n  hint: put it in quotes: "42"',
  ],
  [
    'a date that is none',
    'answers:\n  effectiveDate: 2027-02-30\n',
    'answers.yaml:2:18: error answers/value: Unexpected "2027-02-30" for effectiveDate, expected a date such as 2027-01-31\n  hint: year-month-day',
  ],
  [
    'an unknown key',
    'format: 1\nanswer:\n  practiceName: R\n',
    'answers.yaml:2:1: error answers/key: Unexpected key "answer", expected one of: format, library, answers, unsure\n  hint: did you mean "answers"?',
  ],
  [
    'a later format',
    'format: 2\nanswers: {}\n',
    'answers.yaml:1:9: error answers/value: Unexpected format 2, expected 1\n  hint: this file may come from a newer version of practice-policy',
  ],
  [
    'not sure where it is not offered',
    'answers: {}\nunsure: [practiceName]\n',
    'answers.yaml:2:10: error answers/key: Unexpected "practiceName" in unsure, expected a question that offers "not sure"',
  ],
  [
    'bad YAML',
    'answers:\n  practiceName: "Riv\n',
    'answers.yaml:3:1: error answers/yaml: Unexpected end of the file, expected the " that closes a text',
  ],
  [
    'a key given twice',
    'answers:\n  state: CA\n  state: NY\n',
    'answers.yaml:3:3: error answers/yaml: Unexpected second value for the same key, expected each key once',
  ],
  [
    'a control character',
    'answers:\n  practiceName: "a\\u0007b"\n',
    'answers.yaml:2:17: error answers/text: Unexpected character U+0007 in practiceName, expected one line of ordinary text',
  ],
  [
    'U+FFFE',
    'answers:\n  practiceName: "a\\uFFFEb"\n',
    'answers.yaml:2:17: error answers/text: Unexpected character U+FFFE in practiceName, expected one line of ordinary text',
  ],
  [
    'a lone surrogate',
    'answers:\n  practiceName: "a\\uD800b"\n',
    'answers.yaml:2:17: error answers/text: Unexpected character U+D800 in practiceName, expected one line of ordinary text',
  ],
  [
    'two lines',
    'answers:\n  practiceName: "a\\nb"\n',
    'answers.yaml:2:17: error answers/text: Unexpected line break in practiceName, expected one line of ordinary text',
  ],
  [
    'too long a text',
    `answers:\n  practiceName: ${'x'.repeat(161)}\n`,
    'answers.yaml:2:17: error answers/text: Unexpected 161 characters in practiceName, expected at most 160',
  ],
  [
    'an empty name',
    'answers:\n  practiceName: "  "\n',
    'answers.yaml:2:17: error answers/value: Unexpected empty text for practiceName, expected at least one character',
  ],
  [
    'an empty file',
    '',
    'answers.yaml:1:1: error answers/yaml: Unexpected content, expected a map with "answers"\n  hint: start with:\n        format: 1\n        answers:\n          practiceName: Your practice',
  ],
])('%s', (_, text, message) => {
  const [first] = messages(text)
  if (message.includes('unsure')) expect(first).toContain(message)
  else expect(first?.startsWith(message)).toBe(true)
})

test('several faults are reported at once, and nothing is half read', () => {
  const { answers, problems } = parseAnswersFile({ path: 'a.yaml', text: 'answers:\n  a: b\n  state: XX\n' }, library)
  expect(answers).toBeNull()
  expect(problems).toHaveLength(2)
})

test('a date may be written the American way', () => {
  const { answers } = parseAnswersFile({ path: 'a.yaml', text: 'answers:\n  effectiveDate: 1/4/2027\n' }, library)
  expect(answers?.values).toEqual({ effectiveDate: '2027-01-04' })
})

test('states are understood in either case, and yes and no are words', () => {
  const { answers } = parseAnswersFile(
    { path: 'a.yaml', text: 'answers:\n  practiceName: R\n  state: ca\n  hipaaCovered: no\n' },
    library,
  )
  expect(answers?.values).toEqual({ practiceName: 'R', states: ['CA'], hipaaCovered: 'no' })
})

test('what is written is read back, whatever the text', () => {
  const line = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 60 })
    .filter(
      (text) =>
        !/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/u.test(text) &&
        text.trim() === text &&
        text !== '',
    )
  fc.assert(
    fc.property(line, line, fc.subarray(['yelp', 'x', 'tiktok']), (name, lead, ticked) => {
      const given = {
        values: { practiceName: name, socialLead: lead, platforms: ticked.filter((value) => value !== 'yelp') },
        unsure: ['accessModel'],
      }
      const text = writeAnswersFile(library, given, '2027-01-04')
      const { answers, problems } = parseAnswersFile({ path: 'answers.yaml', text }, library)
      expect(problems).toEqual([])
      expect(answers?.values).toEqual({
        ...given.values,
        platforms: ['tiktok', 'x'].filter((value) => ticked.includes(value)),
      })
      expect(answers?.unsure).toEqual(given.unsure)
    }),
    { numRuns: 300 },
  )
})
