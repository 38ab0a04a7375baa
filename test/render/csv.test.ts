/** A table as CSV. */
import { expect, test } from '@jest/globals'
import { paragraph, table, type Block } from '../../src/core/document/tree.js'
import { renderCsv } from '../../src/render/csv.js'

const csv = (...children: readonly Block[]): string =>
  renderCsv({
    id: 'register',
    title: 'Register',
    practice: 'Riverbend Counseling',
    language: 'en-US',
    version: '1.0',
    effectiveDate: '2027-01-04',
    reviewDate: '2028-01-04',
    layout: 'sheet',
    facts: [],
    children,
  })

const record = (...rows: readonly (readonly [string, string])[]): Block => table(rows)

test('each two-column table is one line, in sections too', () => {
  const register: Block = {
    type: 'section',
    kind: 'part',
    id: 'accounts',
    number: null,
    title: 'Accounts',
    children: [record(['Account', 'X'], ['Handle', '']), record(['Account', 'Yelp'], ['Handle', 'riverbend'])],
  }
  expect(csv(paragraph('Intro.'), register, table([['A', 'B', 'C']]))).toBe(
    '\uFEFF"Account","Handle"\r\n"X",""\r\n"Yelp","riverbend"\r\n',
  )
})

test('fields of all records become columns', () => {
  expect(csv(record(['Account', 'X'], ['Handle', 'a']), record(['Account', 'Y'], ['Admin', 'b']))).toBe(
    '\uFEFF"Account","Handle","Admin"\r\n"X","a",""\r\n"Y","","b"\r\n',
  )
})

test('a form without a name, which is for paper, is left out', () => {
  const empty = record(['Account', ''], ['Administrator', 'Lee'])
  expect(csv(record(['Account', 'X'], ['Administrator', 'Lee']), empty)).toBe(
    '\uFEFF"Account","Administrator"\r\n"X","Lee"\r\n',
  )
})

test('quotes are doubled; commas and line ends stay inside their cell', () => {
  expect(csv(record(['Account', 'Say "hi", Søn\nLLC']))).toBe('\uFEFF"Account"\r\n"Say ""hi"", Søn\nLLC"\r\n')
})

test.each(['=1+1', '+1 510 555', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\n1', '＝1', '＋1', '－1', '＠a'])(
  'a spreadsheet does not run %j',
  (value) => {
    expect(csv(record(['Account', value]))).toBe(`\uFEFF"Account"\r\n"'${value}"\r\n`)
  },
)

test.each(["O'Brien", 'a=b', '2027-01-04', 'lead@riverbend.example', ''])('%j stays as it is', (value) => {
  expect(csv(record(['Account', value]))).toBe(`\uFEFF"Account"\r\n"${value}"\r\n`)
})
