/** Times whole commands, interleaved in one run, and prints medians as multiples of an empty Node start (and of pandoc, where it is installed). */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const rounds = Number(process.argv[2] ?? 12)
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-bench-'))
const answers = path.join(work, 'answers.yaml')
writeFileSync(answers, 'format: 1\nanswers:\n  practiceName: Riverbend Counseling\n')

const program = path.join(root, 'bin', 'practice-policy.js')
const ours = (...args) => [process.execPath, [program, ...args]]
const build = (folder, only) =>
  ours('build', path.join(work, folder), '--answers', answers, '--date', '2027-01-04', '--only', only)
const commands = {
  'node -e 0': [process.execPath, ['-e', '0']],
  '--help': ours('--help'),
  'build Markdown': build('md', 'policy-md'),
  'build Markdown, HTML and Word': build('all', 'policy-md,policy-html,policy-docx'),
  'rebuild, nothing changed': build('all', 'policy-md,policy-html,policy-docx'),
}
const markdown = path.join(work, 'md', 'social-media-policy.md')
if (spawnSync('pandoc', ['--version']).status === 0) {
  commands['pandoc Markdown to Word'] = ['pandoc', [markdown, '-o', path.join(work, 'pandoc.docx')]]
}

// A certificate bundle in the environment slows every Node start by a fixed amount and would blur the ratios.
const env = { ...process.env }
delete env.NODE_EXTRA_CA_CERTS

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
for (let round = 0; round <= rounds; round += 1) {
  rmSync(path.join(work, 'all'), { recursive: true, force: true })
  rmSync(path.join(work, 'md'), { recursive: true, force: true })
  for (const [name, [command, args]] of Object.entries(commands)) {
    const start = process.hrtime.bigint()
    const { status, stderr } = spawnSync(command, args, { env })
    const elapsed = Number(process.hrtime.bigint() - start) / 1e6
    if (status !== 0) throw new Error(`${name} failed: ${stderr}`)
    if (round > 0) times[name].push(elapsed) // the first round warms the disk
  }
}
rmSync(work, { recursive: true })

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
const base = median(times['node -e 0'])
const pandoc = commands['pandoc Markdown to Word'] === undefined ? null : median(times['pandoc Markdown to Word'])
console.log(`medians of ${rounds} rounds, Node ${process.version}`)
for (const [name, list] of Object.entries(times)) {
  const time = median(list)
  const against = pandoc === null ? '' : `   ${(time / pandoc).toFixed(2)} x pandoc`
  console.log(`${name.padEnd(32)} ${(time / base).toFixed(1).padStart(5)} x node${against}`)
}
