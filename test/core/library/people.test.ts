/** Conflicts about the people a policy names: the same person twice, and nobody to telephone. */
import { conflictHolds, parseConflicts } from '../../../src/core/library/conflict.js'

const source = `
conflicts:
  - { id: same, severity: warn, when: { same: [first, second] }, say: Same., basis: . }
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
  ['two people', 'Dana Reed, 555-0100', 'Kim Cole, 555-0100', []],
  ['two numbers and no name', '555-0100', '555-0199', []],
  ['the same number twice', '555-0100', '555-0100', ['same']],
  ['a name with no number', 'Dana Reed', 'Kim Cole', ['number']],
  ['nobody, said so', '', '', []],
  ['not answered', undefined, undefined, []],
])('%s', (_, first, second, expected) => {
  expect(found(first, second)).toEqual(expected)
})
