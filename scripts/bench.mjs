/**
 * Times whole commands, interleaved in one run, and prints each with its target (a tick or a cross), as multiples of an empty Node start, of pandoc or,
 * for `issue`, of version 1.0.0; then one process for many, a larger library, and the page. `--write` puts all of it into docs/performance.md.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchPage } from './bench-page.mjs'
import { benchLibrary, benchWarm } from './bench-warm.mjs'
import { nodeOf } from './node-of.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 9)
/** What `issue` is compared with: the last commit of 1.0.0, or that of `--first COMMIT`; nothing with `--no-first`. */
const named = process.argv.indexOf('--first')
const firstCommit = process.argv.includes('--no-first') ? null : named === -1 ? 'a05f27c' : process.argv[named + 1]
/** Everything that is printed, for `--write`. */
const printed = []
const print = console.log
console.log = (...words) => {
  printed.push(words.join(' '))
  print(...words)
}
const load = () => loadavg()[0].toFixed(1)
const loadBefore = load()
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-bench-'))
const at = (...names) => path.join(work, ...names)

// A practice that wants every paper there is; PDFs, which another package makes, are timed apart.
const { library } = JSON.parse(readFileSync(path.join(root, 'dist', 'library.json'), 'utf8'))
const papers = library.questions.find(({ id }) => id === library.parts.outputs).choices.map(({ value }) => value)
const wanting = (list) => `format: 1\nanswers:\n  practiceName: Riverbend Counseling\n  outputs: [${list.join(', ')}]\n`
writeFileSync(at('answers.yaml'), wanting(papers.filter((paper) => !paper.endsWith('-pdf'))))
writeFileSync(at('with-pdfs.yaml'), wanting(papers))

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
const env = { ...process.env, XDG_CACHE_HOME: at('cache') }
delete env.NODE_EXTRA_CA_CERTS

// What stands there before the first round: a built practice, and one that was issued and then edited.
run(build('built'))
/** A practice that a program built and issued, and whose policy somebody then edited. */
function issuedBy(file, folder, answers) {
  run([process.execPath, [file, 'build', at(folder), '--answers', at(answers), ...day]])
  run([process.execPath, [file, 'issue', at(folder), ...day]])
  const edited = at(folder, 'social-media-policy.md')
  // The first paragraph of the first provision.
  const paragraph = /(<!-- clause: [^]*?\n\n(?:<[^\n]*\n\n|#[^\n]*\n\n)*[A-Z][^\n]*\.)\n/
  const text = readFileSync(edited, 'utf8')
  writeFileSync(edited, text.replace(paragraph, '$1 We talk about it in every staff meeting.\n'))
}
issuedBy(program, 'issued', 'answers.yaml')
const firstProgram = firstCommit === null ? null : builtAt(firstCommit)
if (firstProgram !== null) issuedBy(firstProgram, 'issued-first', 'first.yaml')
const markdown = at('built', 'social-media-policy.md')
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
const againstPandoc = Number(process.versions.node.split('.')[0]) >= 24 ? 0.8 : 1

/** The program of an earlier commit, built into the temporary folder with the packages at hand. */
function builtAt(commit) {
  const folder = at('first')
  mkdirSync(folder)
  const files = spawnSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 })
  if (files.status !== 0) {
    console.log(`${commit} is not in this repository: issue is not compared`)
    return null
  }
  execFileSync('tar', ['-x', '-C', folder], { input: files.stdout })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, env })
  const all = JSON.parse(readFileSync(path.join(folder, 'dist', 'library.json'), 'utf8'))
  const { questions } = all.library ?? all
  const choices = questions.find(({ id }) => id === library.parts.outputs).choices.map(({ value }) => value)
  writeFileSync(at('first.yaml'), wanting(choices))
  return path.join(folder, 'bin', 'practice-policy.js')
}

/** The Node of the targets that are stricter on it; null where the registry can't be reached. */
const newer = process.argv.includes('--no-node-24') ? null : newerNode()

function newerNode() {
  try {
    return nodeOf('24', work)
  } catch {
    console.log('Node 24 could not be had from the registry: its target is not measured')
    return null
  }
}

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
  {
    name: 'check, not asked before',
    does: (round) => ours('check', at('built'), '--date', `2027-02-${String(round + 1).padStart(2, '0')}`),
    may: [0, 3],
    most: { node: 8 },
  },
  { name: 'disclaimer', does: ours('disclaimer', 'yelp', '--folder', at('built'), ...day), most: { node: 8 } },
  { name: 'status (home without its menu)', does: ours('status', at('built'), ...day), may: [0, 3], most: { node: 8 } },
  {
    name: 'status, not asked before',
    does: (round) => ours('status', at('built'), '--date', `2027-02-${String(round + 1).padStart(2, '0')}`),
    may: [0, 3],
    most: { node: 8 },
  },
  {
    name: 'policy in three formats',
    does: build('three', ...three),
    before: fresh('three'),
    most: { pandoc: againstPandoc },
  },
  ...(newer === null
    ? []
    : [
        {
          name: 'policy in three formats, Node 24',
          does: [newer, build('three-24', ...three)[1]],
          before: fresh('three-24'),
          most: { pandoc: 0.8 },
        },
      ]),
  { name: 'every paper', does: build('all'), before: fresh('all'), most: { pandoc: 1.7 } },
  {
    name: 'every paper, with PDFs',
    does: ours('build', at('pdfs'), '--answers', at('with-pdfs.yaml'), ...day),
    before: fresh('pdfs'),
  },
  ...(firstProgram === null
    ? []
    : [
        {
          name: 'issue of 1.0.0',
          does: [process.execPath, [firstProgram, 'issue', at('again-first'), '--date', '2027-02-04']],
          before: () => (fresh('again-first')(), cpSync(at('issued-first'), at('again-first'), { recursive: true })),
        },
      ]),
  {
    name: 'issue with redline after an edit',
    does: ours('issue', at('again'), '--date', '2027-02-04', '--yes'),
    before: () => (fresh('again')(), cpSync(at('issued'), at('again'), { recursive: true })),
    most: firstProgram === null ? {} : { 'issue of 1.0.0': 0.4 },
  },
].filter(({ pandoc }) => hasPandoc || pandoc !== true)

const times = new Map(measured.map(({ name }) => [name, []]))
for (let round = 0; round <= rounds; round += 1) {
  for (const { name, does: whatever, may, before } of measured) {
    const does = typeof whatever === 'function' ? whatever(round) : whatever
    before?.()
    const start = process.hrtime.bigint()
    run(does, may)
    // The first round warms the disk.
    if (round > 0) times.get(name).push(Number(process.hrtime.bigint() - start) / 1e6)
  }
}
if (!existsSync(at('again', 'redline.docx'))) throw new Error('the edit led to no redline, so issue was not measured')

const median = (name) => times.get(name).sort((a, b) => a - b)[Math.floor(rounds / 2)]
const [node, pandoc] = measured.map(({ name }) => median(name))
const bases = hasPandoc ? { node, pandoc } : { node }
const others = firstProgram === null ? {} : { 'issue of 1.0.0': median('issue of 1.0.0') }
console.log(
  `medians of ${rounds} rounds in one run, Node ${process.version}, ${availableParallelism()} cores, load ${loadBefore} before`,
)
if (!hasPandoc) console.log('pandoc is not installed: what is measured against it has no mark')
for (const { name, most = {} } of measured) {
  const [[base, limit] = []] = Object.entries(most)
  const ratios = Object.entries(bases).map(([of, time]) => `${(median(name) / time).toFixed(2).padStart(6)} x ${of}`)
  const against = bases[base] ?? others[base]
  const isMeasured = limit !== undefined && against !== undefined
  const ratio = median(name) / against
  const mark = !isMeasured ? ' ' : ratio <= limit ? '✓' : '✗'
  const own = base in others ? `${ratio.toFixed(2)} x ${base}, ` : ''
  const target = limit === undefined ? '' : `${own}at most ${limit} x ${base}`
  console.log(
    [mark, name.padEnd(38), `${median(name).toFixed(0).padStart(5)} ms`, ...ratios, target].join('  ').trimEnd(),
  )
}

benchWarm({
  program,
  work,
  env,
  pandoc: hasPandoc ? pandoc : undefined,
  answers: readFileSync(at('answers.yaml'), 'utf8'),
})
await benchLibrary(root)
rmSync(work, { recursive: true })
await benchPage(root, rounds)
console.log(`load after: ${load()}`)

if (process.argv.includes('--write')) {
  const page = path.join(root, 'docs', 'performance.md')
  const [before, after] = ['<!-- bench -->\n', '\n<!-- end of bench -->']
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(before) + before.length, text.indexOf(after)]
  writeFileSync(page, `${text.slice(0, from)}\n\`\`\`text\n${printed.join('\n')}\n\`\`\`\n${text.slice(to)}`)
}
