/**
 * Edits made of words that stand elsewhere in the documents × the shapes that other programs give a file: each line must
 * end in the wording of the provision it was put into, no other provision may be touched, and a shape alone is no edit.
 * `node prop-lures.mjs --runs 5000 --seed 7`; `--path` repeats one failure, `--only wrap,together` tries these shapes alone.
 */
import fc from 'fast-check'
import { loadLibrary } from '../src/node/library-files.js'
import { adoptMarkdown, readMarkdownFile } from '../src/core/override/adopt/markdown.js'
import { tidy } from '../src/core/document/tidy.js'
import { build } from '../test/adopt-fixtures/folder.js'
import { lure, shapeNames, shapes, type Lure } from '../test/adopt-fixtures/lures.js'

const option = (name: string): string | undefined =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : undefined
const only = option('only')?.split(',')
const runs = Number(option('runs') ?? 200)
const seed = Number(option('seed') ?? 1)

const { library, problems } = await loadLibrary(option('library') ?? null)
if (library === null) throw new Error(problems.map((problem) => problem.message).join('\n'))

const oneLure: fc.Arbitrary<Lure> = fc.record({
  how: fc.constantFrom('after', 'end', 'list', 'replace', 'first'),
  clause: fc.nat(9999),
  words: fc.nat(9999),
})
const some = fc.record({
  some: fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 4, max: 16 }) }, { weight: 1, arbitrary: fc.constant(1) }),
  offset: fc.nat(9),
  lures: fc.array(oneLure, { maxLength: only === undefined ? 3 : 0 }),
  shapes: fc.array(
    fc.record({ name: fc.constantFrom(...shapeNames.filter((name) => only?.includes(name) ?? true)), at: fc.nat(999) }),
    { maxLength: 2 },
  ),
})
const answers = { practiceName: 'Hope & Healing Group', socialLead: 'Front desk', backupAdmin: 'Ana Lind' }
const counts = { lures: 0, shapes: 0, words: 0 }
const key = (text: string): string => tidy(text.replace(/[*_\\]/g, '')).toLowerCase()

fc.assert(
  fc.property(some, ({ some: every, offset, lures, shapes: chosen }) => {
    const clauses = library.clauses.filter((_, index) => (index + offset) % every === 0)
    const folder = build({ ...library, clauses }, answers, [], [])
    const { markdown, expected } = lure(folder, lures)
    const edited = chosen.reduce((text, shape) => shapes[shape.name](text, shape.at), markdown)
    counts.lures += expected.size
    counts.shapes += chosen.length
    counts.words += edited.split(/\s+/).length
    const found = adoptMarkdown(readMarkdownFile(edited, [folder.lock]), folder.lock, { date: '2026-11-24' })
    const touched = new Set([...found.overrides, ...found.obsolete].map((item) => item.clause))
    for (const clause of touched) {
      if (!expected.has(clause)) throw new Error(`invented: ${clause}\n${JSON.stringify(found.overrides, null, 1)}`)
    }
    for (const [clause, lines] of expected) {
      const own = found.overrides.filter((item) => item.clause === clause).map((item) => key(item.body))
      const text = own.join('\n')
      for (const line of lines) {
        if (!text.includes(key(line)))
          throw new Error(`lost in ${clause}: ${line}\n${text}\n${JSON.stringify(found.kept)}`)
      }
    }
    if (found.kept.length > 0) throw new Error(`kept for no reason: ${JSON.stringify(found.kept)}`)
  }),
  { numRuns: runs, seed, endOnFailure: process.argv.includes('--fast'), path: option('path') ?? '' },
)
console.log(JSON.stringify({ runs, seed, ...counts }))
