/** Proves the redline over seeded pairs of policies: our own judge on all, Docxodus and LibreOffice on a sample. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import validate from '@ooxml-tools/validate'
import { docxDiffAcceptRevisions, docxDiffRejectRevisions, initialize } from 'docxodus/core'
import { loadLibrary, packageRoot } from '../src/node/library-files.js'
import { documentParts, renderDocx } from '../src/render/docx/docx.js'
import { renderRedlineDocx } from '../src/render/redline/docx.js'
import { markDocuments } from '../src/render/redline/marked.js'
import { partsOf, readLines, type ReadLine } from '../test/render/redline/judge.js'
import { pairOf, type Pair } from '../test/render/redline/pairs.js'
import { judge } from '../test/render/redline/verdict.js'

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    docxodus: { type: 'string', default: '60' },
    office: { type: 'string', default: '12' },
  },
})
const python = '/usr/bin/python3'
const hasOffice = spawnSync(python, ['-c', 'import uno']).status === 0
if (!hasOffice) console.log('skipped: what LibreOffice accepts and rejects (Debian package python3-uno)')
const office = hasOffice ? Number(values.office) : 0
const [pairs, seed, docxodus] = [values.pairs, values.seed, values.docxodus].map(Number) as [number, number, number]
const by = { author: 'Practice Policy', date: '2027-03-01' }

const { library } = await loadLibrary(packageRoot())
if (library === null) throw new Error('the library has problems')
const folder = mkdtempSync(path.join(tmpdir(), 'redline-'))
const failures: string[] = []
const sums = {
  changes: 0,
  words: 0,
  fewest: 0,
  worst: 0,
  marked: 0,
  validated: 0,
  docxodus: 0,
  office: 0,
  blank: 0,
  self: 0,
}
const forOffice: { name: string; redline: string; before: string; after: string }[] = []
if (docxodus > 0) await quietly(initialize)

for (let n = 0; n < pairs; n += 1) {
  // Every tenth pair has the whole library; the rest are small, so that many fit.
  const pair = pairOf(library, seed + n, n % 10 === 0 ? 1 : 0.25)
  const redline = await renderRedlineDocx(markDocuments(pair), by)
  const fail = (problem: string): void => void failures.push(`pair ${seed + n}: ${problem}`)
  const verdict = judge(pair, redline)
  verdict.problems.forEach(fail)
  sums.changes += verdict.changes
  sums.words += verdict.words
  sums.fewest += verdict.fewest
  if (verdict.fewest > 20) sums.worst = Math.max(sums.worst, verdict.words / verdict.fewest)
  if (verdict.changes > 0) sums.marked += 1
  const file = path.join(folder, `${seed + n}.docx`)
  writeFileSync(file, redline)
  const found = await validate(new Uint8Array(redline), 'docx')
  if (found.length > 0) fail(`validator: ${JSON.stringify(found[0])}`)
  sums.validated += 1
  if (n % Math.ceil(pairs / Math.max(1, docxodus)) === 0 && docxodus > 0) await byDocxodus(pair, redline, fail)
  if (n % Math.ceil(pairs / Math.max(1, office)) === 0 && office > 0) await keepForOffice(pair, file, `${seed + n}`)
  if (n % 10 === 0) await compareWithItself(pair, fail)
  if ((n + 1) % 25 === 0) process.stderr.write(`${n + 1} pairs, ${failures.length} problems\n`)
}
if (sums.words > 1.05 * sums.fewest) failures.push(`${sums.words} words changed in all, ${sums.fewest} would do`)
if (forOffice.length > 0) byOffice()
rmSync(folder, { recursive: true })
for (const failure of failures.slice(0, 40)) console.log(failure)
console.log(
  [
    `${pairs} pairs (${sums.marked} with changes), ${sums.changes} changes`,
    `words changed ${sums.words}, fewest possible ${sums.fewest} (ratio ${(sums.words / sums.fewest).toFixed(3)}, worst pair ${sums.worst.toFixed(3)})`,
    `own judge ${pairs}, OOXML validator ${sums.validated}, Docxodus ${sums.docxodus}, LibreOffice ${sums.office} (${sums.blank} empty paragraphs left beside tables), compared with itself ${sums.self}`,
    `${failures.length} problems`,
  ].join('\n'),
)
process.exitCode = failures.length === 0 ? 0 : 1

async function compareWithItself(pair: Pair, fail: (problem: string) => void): Promise<void> {
  const revision = { ...pair.revision, changes: [], answers: [] }
  const parts = partsOf(await renderRedlineDocx(markDocuments({ ...pair, before: pair.after, revision }), by))
  const xml = String(parts.get('word/document.xml'))
  if (/<w:(ins|del|moveFrom|moveTo|pPrChange|commentReference) /.test(xml) || parts.has('word/comments.xml'))
    fail('compared with itself, it has revisions')
  sums.self += 1
}

/** The styles and words of every paragraph. */
function plain(lines: readonly ReadLine[]): readonly string[] {
  return lines.map(({ style, text }) => `${style}|${text}`)
}

async function byDocxodus(pair: Pair, redline: Uint8Array, fail: (problem: string) => void): Promise<void> {
  const accepted = partsOf(await quietly(() => docxDiffAcceptRevisions(redline)))
  const rejected = partsOf(await quietly(() => docxDiffRejectRevisions(redline)))
  report('Docxodus accept', plain(readLines(accepted, 'accept')), plain(readLines(documentParts(pair.after), 'accept')))
  report(
    'Docxodus reject',
    plain(readLines(rejected, 'accept')),
    plain(readLines(documentParts(pair.before), 'accept')),
  )
  sums.docxodus += 1
  function report(name: string, got: readonly string[], wanted: readonly string[]): void {
    const at = wanted.findIndex((line, index) => line !== got[index])
    if (at !== -1 || got.length !== wanted.length) fail(`${name}, line ${at + 1}: ${got[at]}\n    wanted ${wanted[at]}`)
  }
}

/** Docxodus' runtime chats on the console. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { log, error, warn } = console
  console.log = console.error = console.warn = () => undefined
  try {
    return await run()
  } finally {
    Object.assign(console, { log, error, warn })
  }
}

async function keepForOffice(pair: Pair, redline: string, name: string): Promise<void> {
  const [before, after] = [`${redline}.before.docx`, `${redline}.after.docx`]
  writeFileSync(before, await renderDocx(pair.before))
  writeFileSync(after, await renderDocx(pair.after))
  forOffice.push({ name, redline, before, after })
}

function byOffice(): void {
  const jobs = forOffice.flatMap(({ redline, before, after }) => [
    `${redline}:accept`,
    `${redline}:reject`,
    `${before}:plain`,
    `${after}:plain`,
  ])
  const script = path.join(packageRoot(), 'scripts', 'redline-office.py')
  const output = execFileSync(python, [script, ...jobs], { maxBuffer: 1 << 30, encoding: 'utf8' })
  const texts = JSON.parse(output) as Record<string, { lines: string[] }>
  for (const { name, redline, before, after } of forOffice) {
    compareTexts(`pair ${name}: LibreOffice accept`, texts[`${redline}:accept`]?.lines, texts[`${after}:plain`]?.lines)
    compareTexts(`pair ${name}: LibreOffice reject`, texts[`${redline}:reject`]?.lines, texts[`${before}:plain`]?.lines)
    sums.office += 1
  }
}

/** Numbers, contents and list labels included. */
function compareTexts(name: string, got: readonly string[] = [], wanted: readonly string[] = []): void {
  const settle = (lines: readonly string[]): readonly string[] =>
    lines
      // LibreOffice leaves an empty paragraph where a whole table goes together with the line before it.
      .filter((line) => line.trim() !== '')
      .map((line) => line.replace(/ +$/, ''))
  const [a, b] = [settle(got), settle(wanted)]
  const at = b.findIndex((line, index) => line !== a[index])
  if (at !== -1 || a.length !== b.length) failures.push(`${name}, line ${at + 1}: ${a[at]}\n    wanted ${b[at]}`)
  const blank = got.length - a.length - (wanted.length - b.length)
  if (blank > 0) sums.blank += blank
}
