/** answers.yaml as hands type it: marks that YAML reads as its own, numbers, tables, each told in our words with the text as typed. */
import { parseAnswersFile } from '../../../src/core/answers/read-file.js'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { shippedLibrary } from '../../shipped-library.js'

const problemsOf = async (name: string): Promise<readonly string[]> => {
  const text = `answers:\n  practiceName: ${name}\n  state: CA\n`
  return parseAnswersFile({ path: 'a.yaml', text }, await shippedLibrary()).problems.map(formatDiagnostic)
}

const yaml = 'a.yaml:2:17: error answers/yaml: Unexpected'
const inQuotes =
  'in a text without quotes, expected quotes around the text\n  hint: put the text in quotes: practiceName:'

test.each([
  [
    'Suite #12 Counseling',
    'a.yaml:2:17: error answers/text: Unexpected "#12 Counseling" after "Suite", expected quotes around a text with a "#"\n  hint: put the text in quotes: practiceName: "Suite #12 Counseling"; or, if it is a note, put a space after the "#"',
  ],
  [
    '&Co Counseling',
    `${yaml} "&Co" before a value, expected quotes around a text that starts with "&"\n  hint: put the text in quotes: practiceName: "&Co Counseling"`,
  ],
  ['!Care Counseling', `${yaml} "!" ${inQuotes} "!Care Counseling"`],
  ['Harbor Light: Family', `${yaml} ":" ${inQuotes} "Harbor Light: Family"`],
  ['*Star Care', `${yaml.replace('17', '23')} "*" ${inQuotes} "*Star Care"`],
  ['@home Care', `${yaml} "@" ${inQuotes} "@home Care"`],
  ['%Care', `${yaml} "%" ${inQuotes} "%Care"`],
  [
    '"Riv" Care',
    `${yaml.replace('17', '23')} words after a value, expected one value\n  hint: put the text in quotes: practiceName: '"Riv" Care'`,
  ],
  [
    '+15550100',
    'a.yaml:2:17: error answers/value: Unexpected +15550100 for practiceName, expected text\n  hint: put it in quotes: "+15550100"',
  ],
  [
    '0800555010',
    'a.yaml:2:17: error answers/value: Unexpected 0800555010 for practiceName, expected text\n  hint: put it in quotes: "0800555010"',
  ],
  [
    '1.10',
    'a.yaml:2:17: error answers/value: Unexpected 1.10 for practiceName, expected text\n  hint: put it in quotes: "1.10"',
  ],
  [
    'Ana\tClinician\n    Bo\tOutreach',
    'a.yaml:2:17: error answers/text: Unexpected tab in practiceName, expected one line of ordinary text\n  hint: write it on one line: "Ana, Clinician; Bo, Outreach"',
  ],
  [
    '|\n    Ana\n    Bo',
    'a.yaml:2:17: error answers/text: Unexpected line break in practiceName, expected one line of ordinary text\n  hint: write it on one line: "Ana; Bo"',
  ],
])('%j', async (name, message) => {
  expect(await problemsOf(name)).toEqual([message])
})

test.each(['Riverbend # ask Dana', "'Suite #12'", 'C#Minor Care'])('%s is taken as it is typed', async (name) => {
  expect(await problemsOf(name)).toEqual([])
})

test('a second list of answers in the file is named by its line', async () => {
  const text = 'answers:\n  practiceName: R\n---\nanswers: {}\n'
  const { problems } = parseAnswersFile({ path: 'a.yaml', text }, await shippedLibrary())
  expect(problems.map(formatDiagnostic)).toEqual([
    'a.yaml:3:1: error answers/yaml: Unexpected line "---", expected one list of answers in the file\n  hint: take out the line "---" and what stands below it',
  ])
})
