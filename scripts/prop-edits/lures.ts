/**
 * Edits made of words that stand elsewhere in the documents × the shapes that other programs give a file × parts of it: each
 * line must end in the wording of the provision it was put into, no other provision may be touched, a shape alone is no edit,
 * and the ledger must account for every word.
 */
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import type { Library } from '../../src/core/library/library.js'
import type { Ledger } from '../../src/core/override/adopt/ledger.js'
import type { Adopted } from '../../src/core/override/adopt/adopted.js'
import { adoptPage, readPageFile } from '../../src/core/override/adopt/page/page.js'
import type { Lock } from '../../src/core/policy/lock.js'
import { adoptMarkdown, readMarkdownFile } from '../../src/core/override/adopt/markdown.js'
import { tidy } from '../../src/core/document/tidy.js'
import { build } from '../../test/adopt-fixtures/folder.js'
import { partsOf } from '../../test/adopt-fixtures/library-changes.js'
import { lure, partOf, shapeNames, shapes, type Lure, type Lured } from '../../test/adopt-fixtures/lures.js'

const oneLure: fc.Arbitrary<Lure> = fc.record({
  how: fc.constantFrom('after', 'end', 'list', 'replace', 'first'),
  clause: fc.nat(9999),
  words: fc.nat(9999),
})
const answers = { practiceName: 'Hope & Healing Group', socialLead: 'Front desk', backupAdmin: 'Ana Lind' }
const key = (text: string): string => tidy(text.replace(/[*_\\]/g, '')).toLowerCase()

/** How the proof is run; `only` tries these shapes alone, without lures. */
export interface LureOptions {
  readonly only: readonly string[] | null
  readonly parameters: {
    readonly numRuns: number
    readonly seed: number
    readonly endOnFailure: boolean
    readonly path?: string
  }
}

/** Runs the proof and gives what was counted; throws at the first failure. */
export function proveLures(library: Library, { only, parameters }: LureOptions): Readonly<Record<string, number>> {
  const counts = { lures: 0, shapes: 0, parts: 0, pages: 0, words: 0, ours: 0, broughtIn: 0, gone: 0 }
  const someOf = partsOf(library)
  const names = shapeNames.filter((name) => only?.includes(name) ?? true)
  const some = fc.record({
    some: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 4, max: 16 }) },
      { weight: 1, arbitrary: fc.constant(1) },
    ),
    offset: fc.nat(9),
    lures: fc.array(oneLure, { maxLength: only === null ? 3 : 0 }),
    /** It went through a program that makes pages. */
    isPage: fc.boolean(),
    /** Percent of the rules that the file holds. */
    part: fc.option(fc.integer({ min: 20, max: 35 }), { freq: 4 }),
    shapes: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), at: fc.nat(999) }), {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
  })
  fc.assert(
    fc.property(some, ({ some: every, offset, lures, part, shapes: chosen, isPage }) => {
      const folder = build(someOf(every, offset), answers, [], [])
      const lured = lure(folder, lures)
      const { markdown, expected } = part === null || only !== null ? lured : partOf(lured, part)
      const shaped = chosen.filter(({ name }) => !isPage || !markdownOnly.has(name))
      const edited = shaped.reduce((text, shape) => shapes[shape.name](text, shape.at), markdown)
      counts.lures += expected.size
      counts.shapes += shaped.length
      counts.pages += isPage ? 1 : 0
      counts.parts += markdown === lured.markdown ? 0 : 1
      const found = (isPage ? pageOf : fileOf)(edited, folder.lock)
      requireExpected(found, expected)
      account(found.ledger, counts)
    }),
    parameters,
  )
  return counts
}

const date = '2026-11-24'

const fileOf = (edited: string, lock: Lock): Adopted => adoptMarkdown(readMarkdownFile(edited, [lock]), lock, { date })

/** As another program than ours makes pages of Markdown. */
const pages = new MarkdownIt({ html: true })

function pageOf(edited: string, lock: Lock): Adopted {
  const read = readPageFile(pages.render(edited))
  if ('problem' in read) throw new Error(read.problem)
  return adoptPage(read, lock, { date })
}

/** What says something in Markdown alone. */
const markdownOnly = new Set(['anchors', 'numberedAnchors', 'wiki', 'underlined', 'stars'])

function requireExpected(found: Adopted, expected: Lured['expected']): void {
  const touched = new Set([...found.overrides, ...found.obsolete].map((item) => item.clause))
  for (const clause of touched) {
    if (!expected.has(clause)) throw new Error(`invented: ${clause}\n${JSON.stringify(found.overrides, null, 1)}`)
  }
  for (const [clause, lines] of expected) {
    const text = found.overrides.flatMap((item) => (item.clause === clause ? [key(item.body)] : [])).join('\n')
    const lost = lines.find((line) => !text.includes(key(line)))
    if (lost !== undefined) throw new Error(`lost in ${clause}: ${lost}\n${text}\n${JSON.stringify(found.kept)}`)
  }
  if (found.kept.length > 0) throw new Error(`kept for no reason: ${JSON.stringify(found.kept)}`)
}

type Counts = Record<'words' | 'ours' | 'broughtIn' | 'gone', number>

function account({ lines, gone }: Ledger, counts: Counts): void {
  for (const { words, fate, text } of lines) {
    if (fate === 'nowhere') throw new Error(`not accounted for: ${text}`)
    counts.words += words
    if (fate === 'ours') counts.ours += words
    if (fate === 'override') counts.broughtIn += words
  }
  counts.gone += gone.reduce((sum, { words }) => sum + words, 0)
}
