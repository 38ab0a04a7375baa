/** Kills build, update and issue at random moments, and checks that the next build mends everything and no owner's word is gone: npm run kill:prove -- --kills 200 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../src/node/library-files.js'

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? fallback : Number(process.argv[at + 1])
}
const kills = option('kills', 200)
let seed = option('seed', 1)
/** Mulberry32: the same seed kills at the same fractions. */
const random = (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const program = path.join(packageRoot(process.cwd()), 'bin', 'practice-policy.js')
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-kill-'))
const run = (...args: readonly string[]): { status: number | null; out: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, out: stdout + stderr }
}

/** The owner's words, put into the policy by hand; they must be somewhere in the folder for ever after. */
const own = 'Our clinicians differ in their comfort, and that is the owner writing here.'

const start = path.join(work, 'start')
writeFileSync(
  path.join(work, 'answers.yaml'),
  'format: 1\nanswers:\n  practiceName: Riverbend Counseling\n  effectiveDate: 2027-01-04\n',
)
run('build', start, '--answers', path.join(work, 'answers.yaml'), '--date', '2027-01-04')
run('issue', start, '--yes', '--date', '2027-01-05')

const commands: readonly (readonly string[])[] = [
  ['build', 'FOLDER', '--date', '2027-02-01'],
  ['update', 'FOLDER', '--yes', '--date', '2027-02-01'],
  ['issue', 'FOLDER', '--yes', '--date', '2027-02-01'],
]

function prepare(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  cpSync(start, folder, { recursive: true })
  const policy = path.join(folder, 'social-media-policy.md')
  const text = readFileSync(policy, 'utf8')
  const at = text.indexOf('\n\n', text.indexOf('<!-- clause: one-voice -->') + 60)
  writeFileSync(policy, `${text.slice(0, at)}\n\n${own}${text.slice(at)}`)
  const answers = path.join(folder, 'answers.yaml')
  writeFileSync(answers, `${readFileSync(answers, 'utf8')}  accessModel: single-person\n  reviewSites: [yelp]\n`)
}

const killedAt = (args: readonly string[], milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    child.on('exit', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })

const holdsOwnWords = (folder: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|html)$/.test(entry.name))
    .some((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8').includes(own))

let killed = 0
const failures: string[] = []
const folder = path.join(work, 'practice')
prepare(folder)
const began = Date.now()
run('build', folder, '--date', '2027-02-01')
const whole = Date.now() - began

for (let round = 0; killed < kills; round += 1) {
  const command = commands[round % commands.length] ?? []
  prepare(folder)
  const moment = Math.round(random() * whole * 1.1)
  const args = command.map((word) => (word === 'FOLDER' ? folder : word))
  if (await killedAt(args, moment)) killed += 1
  const mended = run('build', folder, '--date', '2027-02-01')
  const checked = run('check', folder, '--date', '2027-02-01', '--json')
  const files = existsSync(path.join(folder, 'social-media-policy.md'))
  const trouble = [
    mended.status === 0 ? '' : `build exits ${mended.status}: ${mended.out}`,
    checked.status === 0 ? '' : `check exits ${checked.status}: ${checked.out}`,
    files && holdsOwnWords(folder) ? '' : 'the owner’s words are gone',
    readdirSync(folder, { recursive: true }).some((name) => /\.part$|\.(running|writing\.json)$/.test(String(name)))
      ? 'a temporary file is left'
      : '',
  ].filter((part) => part !== '')
  if (trouble.length > 0)
    failures.push(`round ${round}, ${command[0]} killed after ${moment} ms: ${trouble.join('; ')}`)
}
rmSync(work, { recursive: true })
for (const failure of failures) console.log(failure)
console.log(`${killed} runs killed before they ended; ${failures.length} failures`)
process.exitCode = failures.length === 0 ? 0 : 1
