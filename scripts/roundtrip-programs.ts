/**
 * A policy sent through other programs, one after the other, as a file that goes round does: unedited, no edit may be found;
 * with four edits made before, exactly those four. A program that isn't installed is said to be skipped.
 * A program that does not finish is ended and counted; one that did so twice on its way is not sent that way again.
 * `node roundtrip-programs.mjs --returns 100`; `--minutes 30` ends it earlier, with what was seen by then;
 * `--without abiword` leaves a program out, which is said as well.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Adopted } from '../src/core/override/adopt/adopted.js'
import { readEdits } from '../src/node/edits/read-back.js'
import { loadLibrary } from '../src/node/library-files.js'
import { renderDocx } from '../src/render/docx/docx.js'
import { build } from '../test/adopt-fixtures/folder.js'
import { shapes } from '../test/adopt-fixtures/lures.js'
import { fourEdits } from '../test/adopt-fixtures/four-edits.js'

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(name)
  return at === -1 ? usual : Number(process.argv[at + 1])
}
const leftOut = process.argv.flatMap((value, at) => (process.argv[at - 1] === '--without' ? [value] : []))
const returns = option('--returns', 100)
const end = Date.now() + option('--minutes', 240) * 60_000
const place = mkdtempSync(path.join(tmpdir(), 'roundtrip-'))
/** Debian's own Python has python-docx; another one on the way may not. */
const python = '/usr/bin/python3'

const isThere = (program: string): boolean => {
  const [command, ...args] = program === 'python-docx' ? [python, '-c', 'import docx'] : [program, '--version']
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Runs another program, and ends it and all that it started when it hangs. */
const runs = (command: string, ...args: readonly string[]): void => {
  execFileSync('timeout', ['--kill-after=5', '90', command, ...args], { stdio: 'ignore' })
}

/** The file in the next form; the name's ending says which form it has. */
type Step = (file: string) => string

const office =
  (ending: string, filter = ending): Step =>
  (file) => {
    const profile = `-env:UserInstallation=file://${place}/profile`
    const out = path.join(place, `${ending}-out`)
    runs('soffice', profile, '--headless', '--convert-to', filter, '--outdir', out, file)
    return path.join(out, `${path.parse(file).name}.${ending}`)
  }

const word = office('docx', 'docx:Office Open XML Text')

const pandoc =
  (ending: string, to: string): Step =>
  (file) => {
    const next = path.join(place, `${path.parse(file).name}-pandoc.${ending}`)
    runs('pandoc', file, '-t', to, '-o', next)
    return next
  }

const abiword =
  (ending: string): Step =>
  (file) => {
    const next = path.join(place, `${path.parse(file).name}-abi.${ending}`)
    runs('abiword', `--to=${ending}`, `--to-name=${next}`, file)
    return next
  }

const pythonDocx: Step = (file) => {
  const next = path.join(place, `${path.parse(file).name}-python.docx`)
  runs(python, '-c', 'import docx, sys; docx.Document(sys.argv[1]).save(sys.argv[2])', file, next)
  return next
}

const text =
  (change: (markdown: string) => string): Step =>
  (file) => {
    const next = path.join(place, `${path.parse(file).name}-text.md`)
    writeFileSync(next, change(readFileSync(file, 'utf8')))
    return next
  }

interface Way {
  readonly name: string
  readonly program: string | null
  readonly from: 'docx' | 'md'
  readonly steps: readonly Step[]
}

/** Each leads back to a form that can be read; adding one = one row. */
const ways: readonly Way[] = [
  { name: 'LibreOffice, Word', program: 'soffice', from: 'docx', steps: [word] },
  { name: 'LibreOffice, OpenDocument and back', program: 'soffice', from: 'docx', steps: [office('odt'), word] },
  { name: 'LibreOffice, old Word and back', program: 'soffice', from: 'docx', steps: [office('doc'), word] },
  { name: 'LibreOffice, rich text and back', program: 'soffice', from: 'docx', steps: [office('rtf'), word] },
  { name: 'pandoc, Word', program: 'pandoc', from: 'docx', steps: [pandoc('docx', 'docx')] },
  { name: 'pandoc, Markdown', program: 'pandoc', from: 'docx', steps: [pandoc('md', 'gfm')] },
  { name: 'pandoc, Markdown wrapped', program: 'pandoc', from: 'md', steps: [pandoc('md', 'markdown')] },
  {
    name: 'pandoc, Markdown and back',
    program: 'pandoc',
    from: 'docx',
    steps: [pandoc('md', 'gfm'), pandoc('docx', 'docx')],
  },
  {
    name: 'pandoc, other Markdown and back',
    program: 'pandoc',
    from: 'docx',
    steps: [pandoc('md', 'markdown'), pandoc('docx', 'docx')],
  },
  { name: 'pandoc, Markdown with drawn tables', program: 'pandoc', from: 'docx', steps: [pandoc('md', 'markdown')] },
  { name: 'pandoc, Markdown with HTML', program: 'pandoc', from: 'docx', steps: [pandoc('md', 'markdown_strict')] },
  { name: 'AbiWord, Word', program: 'abiword', from: 'docx', steps: [abiword('docx')] },
  {
    name: 'AbiWord, OpenDocument and back',
    program: 'abiword',
    from: 'docx',
    steps: [abiword('odt'), abiword('docx')],
  },
  { name: 'python-docx', program: 'python-docx', from: 'docx', steps: [pythonDocx] },
  { name: 'Markdown, wrapped at 60', program: null, from: 'md', steps: [text((one) => shapes.wrap(one, 30))] },
  { name: 'Markdown, wrapped at 80', program: null, from: 'md', steps: [text((one) => shapes.wrap(one, 50))] },
  { name: 'Markdown, saved on Windows', program: null, from: 'md', steps: [text((one) => shapes.windows(one))] },
  { name: 'Markdown, anchors behind headings', program: null, from: 'md', steps: [text((one) => shapes.anchors(one))] },
  { name: 'Markdown, links of a wiki', program: null, from: 'md', steps: [text((one) => shapes.wiki(one))] },
]

const { library, problems } = await loadLibrary(null)
if (library === null) throw new Error(problems.map((problem) => problem.message).join('\n'))
const folder = build(library, { practiceName: 'Hope & Søn', state: 'NC' }, [], [])
const originals = { md: new TextEncoder().encode(folder.markdown), docx: await renderDocx(folder.document) }

function found(file: string): Adopted {
  const read = readEdits(path.basename(file), readFileSync(file), [folder.lock], { date: '2026-11-24' })
  if ('problem' in read) throw new Error(read.problem)
  return read.adopted
}

const touched = ({ overrides, obsolete, kept }: Adopted): readonly string[] =>
  [
    ...overrides.map(({ clause, kind }) => `${clause}: ${kind}`),
    ...obsolete.map(({ clause }) => clause),
    ...kept.map(({ name }) => `kept ${name}`),
  ].sort()

const unfinished: string[] = []
const givenUp: Record<string, number> = {}

/** The file as the way gives it back; null where a program gave up on it, which is said at the end. */
function through({ name, steps }: Way, file: string): string | null {
  try {
    return steps.reduce((from, step) => step(from), file)
  } catch (error) {
    givenUp[name] = (givenUp[name] ?? 0) + 1
    unfinished.push(
      `${name}, did not finish: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    )
    return null
  }
}

const missing = [
  ...new Set(
    ways.flatMap(({ program }) =>
      program === null || (!leftOut.includes(program) && isThere(program)) ? [] : [program],
    ),
  ),
]
for (const program of missing)
  console.log(`Skipped, ${leftOut.includes(program) ? 'left out' : 'not installed'}: ${program}`)
const here = ways.filter(({ program }) => program === null || !missing.includes(program))
const edits = fourEdits(folder)
const failures: string[] = []
const counts: Record<string, number> = {}
const started = { docx: { plain: '', edited: '' }, md: { plain: '', edited: '' } }
for (const form of ['docx', 'md'] as const) {
  for (const which of ['plain', 'edited'] as const) {
    const file = path.join(place, `${which}.${form}`)
    writeFileSync(file, which === 'plain' ? originals[form] : edits[form](originals[form]))
    started[form][which] = file
  }
}
const expected = edits.touched
let [checks, left] = [0, 0]
let done = 0
for (; done < returns && Date.now() < end; done += 1) {
  const way = here[done % here.length]
  if (way === undefined) break
  counts[way.name] = (counts[way.name] ?? 0) + 1
  process.stderr.write(`return ${done + 1}: ${way.name}\n`)
  for (const which of ['plain', 'edited'] as const) {
    if ((givenUp[way.name] ?? 0) >= 2) {
      left += 1
      continue
    }
    const came = through(way, started[way.from][which])
    if (came === null) continue
    const adopted = found(came)
    checks += 1
    const [is, should] = [touched(adopted).join(', '), which === 'plain' ? '' : expected.join(', ')]
    if (is !== should) process.stderr.write(`  ${which}: found ${is}\n`)
    if (is !== should)
      failures.push(
        `${way.name}, return ${counts[way.name] ?? 0}, ${which}: found ${is || 'nothing'}; expected ${should || 'nothing'}`,
      )
    // The next return starts from this file, as the same paper goes round.
    if (came.endsWith(way.from)) started[way.from][which] = copied(came, `${which}-${done}.${way.from}`)
  }
}
rmSync(place, { recursive: true, force: true })
for (const line of [...unfinished, ...failures]) console.log(line)
console.log(
  JSON.stringify({
    returns: done,
    skipped: missing,
    ways: counts,
    checks,
    right: checks - failures.length,
    unfinished: unfinished.length + left,
    failures: failures.length,
  }),
)
if (failures.length > 0) process.exitCode = 1

function copied(file: string, name: string): string {
  const next = path.join(place, name)
  writeFileSync(next, readFileSync(file))
  return next
}
