/** wording.yaml: what is read, and what is refused with its place. */
import { expect, test } from '@jest/globals'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { parseWording } from '../../../src/core/library/wording.js'
import { lintWording } from '../../../src/lint/wording/wording.js'

const fileOf = (rules: string): { path: string; text: string } => ({
  path: 'wording.yaml',
  text: `groups:
  pets: [cat, dog|dogs]
stance:
  no: [not, never]
  turns: [forbid*]
  noAfter: [is banned]
  neutral: [not only]
  must: [must]
  mustAfter: [is required]
  breaks: [but]
  joins: [or]
rules:
${rules}`,
})

const rule = (find: string): string => `  - id: pet
    severity: note
    authorities: []
    message: 'Unexpected {match}, expected none'
    instead: none
    applies: [own-words]
    find:
      - ${find}
`

const problemsOf = (find: string): readonly string[] => parseWording(fileOf(rule(find))).problems.map(formatDiagnostic)

const matchesOf = (find: string, text: string): readonly string[] => {
  const { wording } = parseWording(fileOf(rule(find)))
  if (wording === null) throw new Error('unreadable rules')
  return lintWording(wording, [{ text, kind: 'own-words', place: { file: 'a', line: 1, column: 1 } }]).map((item) =>
    item.message.slice('Unexpected '.length, -', expected none'.length),
  )
}

test.each([
  ['{ mentions: [one ..2 @cats] }', 'Unexpected group "@cats", expected one of: pets'],
  ['{ mentions: [<colour>] }', 'Unexpected word class "<colour>", expected one of: <number>, <year>, <date>, <name>'],
  ['{ mentions: [a ..x b] }', 'Unexpected gap "..x", expected ".." or a number, such as "..6"'],
  ['{ mentions: [a||b] }', 'Unexpected empty alternative in "a||b", expected words around "|"'],
  ['{ mentions: [big?] }', 'Unexpected phrase "big?" that any sentence has, expected a word that must stand there'],
  [
    '{ mentions: [a], forbids: [b] }',
    'Unexpected keys, expected exactly one of: forbids, allows, requires, mentions, measure',
  ],
  ['{ measure: grade }', 'Unexpected measure, expected "above" beside it'],
])('refuses %s', (find, message) => {
  const [problem] = problemsOf(find)
  expect(problem?.split('library/wording: ')[1]).toBe(message)
})

test('a second rule of the same id is refused', () => {
  const { problems } = parseWording(fileOf(rule('{ mentions: [a] }') + rule('{ mentions: [b] }')))
  expect(problems.map((problem) => problem.message)).toEqual(['Unexpected second rule "pet", expected each id once'])
})

test.each([
  ['{ mentions: [big ..2 @pets] }', 'A big, old and grey cat. A big black dog.', ['big black dog']],
  ['{ mentions: [big old? cat] }', 'A big cat and a big old cat.', ['big cat']],
  ['{ mentions: [walk*] }', 'She walks.', ['walks']],
  ["{ mentions: ['*n''t'] }", 'We don’t.', ['don’t']],
  ['{ mentions: [^ cat] }', 'Cat first. The cat later.', ['Cat']],
  ["{ mentions: ['<name> , <number>'] }", 'Ask Anna, 34, about it.', ['Anna, 34']],
  ['{ mentions: [<date>] }', 'Born 4/12/1989 here.', ['4/12/1989']],
  ["{ mentions: [cat], with: [['@pets'], [door]] }", 'A cat. A cat at the door.', ['cat']],
  ['{ mentions: [cat], unless: [door] }', 'A cat. A cat at the door.', ['cat']],
  ['{ mentions: [cat], unlessNearby: [door] }', 'A cat. The door.', []],
  ['{ mentions: [cat], nearby: [[door]], once: true }', 'A cat. A cat. The door.', ['cat']],
  ['{ forbids: [cat] }', 'Never a cat. A cat. A cat is banned. Not only a cat. Never but a cat.', ['cat', 'cat']],
  ['{ forbids: [cat] }', 'We never forbid a cat. We forbid a cat.', ['cat']],
  ['{ requires: [cat] }', 'You must have a cat. You may have a cat. A cat is required.', ['cat', 'cat']],
  ['{ measure: sentence-words, above: 3 }', 'One two three. One two three four.', ['']],
])('%s', (find, text, matches) => {
  expect(matchesOf(find, text)).toHaveLength(matches.length)
  if (matches[0] !== '') expect(matchesOf(find, text)).toEqual(matches)
})
