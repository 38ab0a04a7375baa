/** Conflicts about the people a policy names: the same person twice, and nobody to telephone. */
import { conflictHolds, parseConflicts } from '../../../src/core/library/conflict.js'

const source = `
conflicts:
  - { id: same, severity: warn, when: { same: [first, second] }, say: Same., basis: . }
  - { id: line, severity: warn, when: { sameNumber: [first, second] }, say: Same number., basis: . }
  - { id: number, severity: warn, when: { noDigit: first }, say: No number., basis: . }
`
const { conflicts } = parseConflicts({ path: 'conflicts.yaml', text: source })

function found(first: string | undefined, second: string | undefined): readonly string[] {
  const values = { ...(first === undefined ? {} : { first }), ...(second === undefined ? {} : { second }) }
  return conflicts
    .filter(({ when }) => when !== null && conflictHolds(when, { values, origins: {} }, [], '2027-01-04'))
    .map(({ id }) => id)
}

test.each<[string, string | undefined, string | undefined, readonly string[]]>([
  ['a name, with and without its number', 'Dana Reed, 555-0100', 'dana  reed', ['same']],
  ['a name, with and without its license', 'Dana Reed, LPCC', 'Dr. Dana Reed 614-555-0100', ['same', 'number']],
  ['a family name first', 'Reed, Dana', 'Reed, Kim', ['number']],
  ['two people with one number', 'Dana Reed, 555-0100', 'Kim Cole, 555-0100', ['line']],
  ['one number in two forms', 'Dana Reed, (614) 555-0100', '+1 614 555 0100', ['line']],
  ['two numbers and no name', '555-0100', '555-0199', []],
  ['the same number twice', '555-0100', '555-0100', ['same', 'line']],
  ['a number of a few digits', 'Dana Reed, 112', 'Kim Cole, 112', []],
  ['a name with no number', 'Dana Reed', 'Kim Cole', ['number']],
  ['nobody, said so', '', '', []],
  ['not answered', undefined, undefined, []],
])('%s', (_, first, second, expected) => {
  expect(found(first, second)).toEqual(expected)
})
