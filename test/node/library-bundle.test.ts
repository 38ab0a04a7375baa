/** The prepared library is used only while it says what the library's files say. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readBundle, writeBundle } from '../../src/node/library-bundle.js'
import { loadLibrary } from '../../src/node/library-files.js'
import { libraryWith } from '../cli/practice.js'

const oneVoice = 'clauses/about/one-voice.md'
const root = libraryWith({})
const bundle = path.join(root, 'dist', 'library.json')
const clause = path.join(root, oneVoice)
const text = readFileSync(clause, 'utf8')
const { library } = await loadLibrary(root)

/** Younger than any bundle of this test. */
const later = new Date('2100-01-01')

beforeEach(async () => {
  mkdirSync(path.dirname(bundle), { recursive: true })
  writeFileSync(clause, text)
  if (library === null) throw new Error('the library could not be read')
  await writeBundle(bundle, library, root)
})

test('as it was made, it is the library of the files', async () => {
  expect(await readBundle(bundle, root)).toEqual(library)
})

test('a file that is only younger changes nothing', async () => {
  utimesSync(clause, later, later)
  expect(await readBundle(bundle, root)).toEqual(library)
})

test('a letter changed, a line more, a file more: it is out of date', async () => {
  writeFileSync(clause, text.replace('A group needs', 'A group meets'))
  utimesSync(clause, later, later)
  expect(await readBundle(bundle, root)).toBeNull()
  writeFileSync(clause, text)
  appendFileSync(clause, 'One line more.\n')
  expect(await readBundle(bundle, root)).toBeNull()
  writeFileSync(clause, text)
  const more = path.join(root, 'templates', 'more.md.hbs')
  writeFileSync(more, '')
  expect(await readBundle(bundle, root)).toBeNull()
  rmSync(more)
})

test('cut short, wherever it may be, it is not used', async () => {
  const whole = readFileSync(bundle)
  for (const share of [0.1, 0.6, 0.9, 1 - 1 / whole.length]) {
    writeFileSync(bundle, whole.subarray(0, Math.floor(share * whole.length)))
    expect([share, await readBundle(bundle, root)]).toEqual([share, null])
  }
})

test.each(['', '{', '{}', 'null', '[]', '{"sizes":{},"library":{}}'])(
  'what is no bundle (%s) is not used',
  async (damaged) => {
    writeFileSync(bundle, damaged)
    expect(await readBundle(bundle, root)).toBeNull()
  },
)
