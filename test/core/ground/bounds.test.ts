/** What is too much, or would steer a screen, is refused or spelled out at the door, in words. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileNameOf, paperFault, pathFault } from '../../../src/core/ground/bounds/file-name.js'
import { limits } from '../../../src/core/ground/bounds/limits.js'
import { visible, visibleJson, withoutSteering } from '../../../src/core/ground/bounds/visible.js'
import { parseYaml } from '../../../src/core/ground/yaml.js'
import { parseWording } from '../../../src/core/library/wording.js'
import { textParts, xmlFault } from '../../../src/core/override/adopt/word/bounds.js'
import { sentencesOf } from '../../../src/lint/wording/sentences.js'
import { packageRoot } from '../../../src/node/library-files.js'
import { zipSync } from 'fflate'

const corpus = (name: string): string => readFileSync(path.join(packageRoot(), 'test/fuzz-corpus', name), 'utf8')
const faultsOf = (text: string): readonly string[] =>
  parseYaml({ path: 'a.yaml', text }, 'r').problems.map(
    ({ place, message }) => `${place.line}:${place.column} ${message}`,
  )

test.each([
  ['a: *nope\n', '1:4 Unexpected "*nope", expected a value named "&nope" before it'],
  ['a: &a { b: *a }\n', '1:12 Unexpected "*a" inside the value it stands for, expected the words themselves'],
  [
    `a: &a x\nb: [${'*a, '.repeat(101)}]\n`,
    '2:405 Unexpected number of values used again ("*name"), expected at most 100',
  ],
  [
    corpus('answers.alias-bomb.yaml'),
    expect.stringMatching(/Unexpected number of values used again \("\*name"\), expected at most 100$/),
  ],
  [`a: ${'['.repeat(100)}${']'.repeat(100)}\n`, '1:64 Unexpected depth, expected values at most 60 inside each other'],
])('YAML that would grow without end is refused: %j', (text, expected) => {
  expect(faultsOf(text)).toEqual([expected])
})

test('what would steer a screen is spelled out, and other programs read it as it was', () => {
  expect(visible('a\u001B]0;x\u0007\u009Bb\u202Ec\u200Bd\n')).toBe('a<U+001B>]0;x<U+0007><U+009B>b<U+202E>c<U+200B>d\n')
  expect(visible('👩‍👩‍👧 é 中文 می‌خواهم')).toBe('👩‍👩‍👧 é 中文 می‌خواهم')
  expect(visibleJson({ a: '\u009B\u202E' })).toBe('{"a":"\\u009b\\u202e"}')
  expect(JSON.parse(visibleJson({ a: '\u009B\u{E0001}' }))).toEqual({ a: '\u009B\u{E0001}' })
  expect(withoutSteering('a\u001Bb')).toBe('ab')
})

test.each([
  ['', 'it is empty'],
  ['../x', 'it leads out of the folder'],
  ['a//b', 'a name in it is missing'],
  ['a\u0000b', 'it holds characters that no file name may'],
  ['nul.md', 'it is a name that Windows keeps for itself'],
  ['x.', 'a name in it ends with a dot or a space'],
  ['notices/park-board.txt', null],
])('the path %j', (name, fault) => {
  expect(pathFault(name)).toBe(fault)
})

test('a paper never takes the place of a record, and any text can become a name', () => {
  expect(paperFault('History/1.0/x.md')).toBe('that name has a meaning of its own in the folder')
  expect(paperFault('.x.md')).toBe('names with a dot in front are kept for the program')
  expect(fileNameOf('../a\u202Eb:c\n.docx')).toBe('-ab-c-.docx')
  expect(fileNameOf('CON')).toBe('_CON')
  expect(fileNameOf('...')).toBe('file')
})

test('phrases that lead back to themselves, or could be tried without end, are refused', () => {
  const messages = (text: string): readonly string[] =>
    parseWording({ path: 'w.yaml', text }).problems.map(({ message }) => message)
  const small = corpus('wording.cycle.yaml')
  expect(messages(small)[0]).toBe(
    'Unexpected group that leads back to itself or lies deeper than 8 groups, expected words',
  )
  expect(messages(small.replace("'@self'", 'we').replace("'@self'", `x ${'..9 '.repeat(6)}y`))[0]).toBe(
    'Unexpected phrase with too many ways to stand, expected shorter gaps, fewer words that may be left out, or smaller groups',
  )
})

test('a sentence without end is read in pieces', () => {
  const lengths = sentencesOf('ask, '.repeat(1000)).map(({ tokens }) => tokens.length)
  expect(Math.max(...lengths)).toBe(limits.sentenceTokens)
})

test('a Word file larger inside than any policy is refused before it is parsed', () => {
  const tooLarge = {
    problem:
      'The file is far larger inside than any policy. Copy its text into the Word file of the policy, and bring that in.',
  }
  expect(textParts(zipSync({ 'word/document.xml': new Uint8Array(limits.wordPartBytes + 1) }))).toEqual(tooLarge)
  expect(xmlFault('<w:p/>'.repeat(limits.paragraphs + 1))).toEqual(tooLarge)
  expect(xmlFault('<a>'.repeat(limits.xmlDepth + 1))).toEqual(tooLarge)
  expect(xmlFault('<w:p><w:r><w:t>words</w:t></w:r></w:p>')).toBeNull()
})
