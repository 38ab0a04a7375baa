/** Dates as text: parsed, shifted, written out. */
import { formatDate, parseDate, shiftDate } from '../../../src/core/ground/date.js'

test.each([
  ['2027-01-31', 1, 0, '2027-02-28'],
  ['2028-01-31', 1, 0, '2028-02-29'],
  ['2027-12-15', 12, 0, '2028-12-15'],
  ['2027-01-04', 1, -1, '2027-02-03'],
  ['2027-02-28', 0, 1, '2027-03-01'],
  ['2027-01-01', -1, 0, '2026-12-01'],
])('%s moved by %i months and %i days is %s', (from, months, days, to) => {
  expect(shiftDate(from, months, days)).toBe(to)
})

test.each(['2027-02-29', '2027-13-01', '27-01-01', '2027-1-1', '', '1999-12-31'])('"%s" is no date', (text) => {
  expect(parseDate(text)).toBeNull()
})

test('a date reads in words', () => {
  expect(formatDate('2027-01-04')).toBe('January 4, 2027')
})
