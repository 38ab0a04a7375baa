/** Times whole commands, interleaved in one run, and prints each with its target (a tick or a cross), as multiples of an empty Node start or of pandoc. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchPage } from './bench-page.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const rounds = Number(process.argv[2] ?? 9)
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-bench-'))
const at = (...names) => path.join(work, ...names)

// A practice that wants every paper there is.
const { library } = JSON.parse(readFileSync(path.join(root, 'dist', 'library.json'), 'utf8'))
const papers = library.questions.find(({ id }) => id === library.parts.outputs).choices.map(({ value }) => value)
const answers = `format: 1\nanswers:\n  practiceName: Riverbend Counseling\n  outputs: [${papers.join(', ')}]\n`
writeFileSync(at('answers.yaml'), answers)

const program = path.join(root, 'bin', 'practice-policy.js')
const ours = (...args) => [process.execPath, [program, ...args]]
const day = ['--date', '2027-01-04']
const build = (folder, ...more) => ours('build', at(folder), '--answers', at('answers.yaml'), ...day, ...more)
const three = ['--only', 'policy-md,policy-html,policy-docx']
const fresh = (folder) => () => rmSync(at(folder), { recursive: true, force: true })

const run = ([command, args], may = [0]) => {
  const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' })
  if (!may.includes(status)) throw new Error(`${command} ${args.join(' ')} gave ${status}: ${stderr}`)
}

// A certificate bundle in the environment slows every Node start by a fixed amount and would blur the ratios.
const env = { ...process.env }
delete env.NODE_EXTRA_CA_CERTS

// What stands there before the first round: a built practice, and one that was issued and then edited.
run(build('built'))
run(build('issued'))
run(ours('issue', at('issued'), ...day))
const edited = at('issued', 'social-media-policy.md')
// The first paragraph of the first provision.
const paragraph = /(<!-- clause: [^]*?\n\n(?:<[^\n]*\n\n|#[^\n]*\n\n)*[A-Z][^\n]*\.)\n/
const before = readFileSync(edited, 'utf8')
writeFileSync(edited, before.replace(paragraph, '$1 We talk about it in every staff meeting.\n'))
const markdown = at('built', 'social-media-policy.md')
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
const againstPandoc = Number(process.versions.node.split('.')[0]) >= 24 ? 0.8 : 1

/** `most`: at most so many times an empty Node start, or so many times pandoc. */
const measured = [
  { name: 'node -e 0', does: [process.execPath, ['-e', '0']] },
  {
    name: 'pandoc, the policy’s Markdown to Word',
    does: ['pandoc', [markdown, '-o', at('pandoc.docx')]],
    pandoc: true,
  },
  { name: '--help', does: ours('--help'), most: { node: 1.2 } },
  { name: '--version', does: ours('--version'), most: { node: 1.2 } },
  { name: 'unchanged rebuild', does: build('built'), most: { pandoc: 0.25 } },
  { name: 'check', does: ours('check', at('built'), ...day), may: [0, 3], most: { node: 8 } },
  { name: 'disclaimer', does: ours('disclaimer', 'yelp', '--folder', at('built'), ...day), most: { node: 8 } },
  { name: 'status (home without its menu)', does: ours('status', at('built'), ...day), may: [0, 3], most: { node: 8 } },
  {
    name: 'policy in three formats',
    does: build('three', ...three),
    before: fresh('three'),
    most: { pandoc: againstPandoc },
  },
  { name: 'every paper', does: build('all'), before: fresh('all'), most: { pandoc: 1.7 } },
  {
    name: 'issue with redline after an edit',
    does: ours('issue', at('again'), '--date', '2027-02-04', '--yes'),
    before: () => (fresh('again')(), cpSync(at('issued'), at('again'), { recursive: true })),
  },
].filter(({ pandoc }) => hasPandoc || pandoc !== true)

const times = new Map(measured.map(({ name }) => [name, []]))
for (let round = 0; round <= rounds; round += 1) {
  for (const { name, does, may, before } of measured) {
    before?.()
    const start = process.hrtime.bigint()
    run(does, may)
    // The first round warms the disk.
    if (round > 0) times.get(name).push(Number(process.hrtime.bigint() - start) / 1e6)
  }
}
if (!existsSync(at('again', 'redline.docx'))) throw new Error('the edit led to no redline, so issue was not measured')
rmSync(work, { recursive: true })

const median = (name) => times.get(name).sort((a, b) => a - b)[Math.floor(rounds / 2)]
const [node, pandoc] = measured.map(({ name }) => median(name))
const bases = hasPandoc ? { node, pandoc } : { node }
console.log(`medians of ${rounds} rounds in one run, Node ${process.version}`)
if (!hasPandoc) console.log('pandoc is not installed: what is measured against it has no mark')
for (const { name, most = {} } of measured) {
  const [[base, limit] = []] = Object.entries(most)
  const ratios = Object.entries(bases).map(([of, time]) => `${(median(name) / time).toFixed(2).padStart(6)} x ${of}`)
  const isMeasured = limit !== undefined && bases[base] !== undefined
  const mark = !isMeasured ? ' ' : median(name) / bases[base] <= limit ? '✓' : '✗'
  const target = limit === undefined ? '' : `at most ${limit} x ${base}`
  console.log(
    [mark, name.padEnd(38), `${median(name).toFixed(0).padStart(5)} ms`, ...ratios, target].join('  ').trimEnd(),
  )
}

await benchPage(root, rounds)
