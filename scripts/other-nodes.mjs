/**
 * Packs the program and runs the package under other Nodes (20, 22, 24 and the newest, or as said), each in two time zones and three locales,
 * from a path with spaces and other letters; all must write the same bytes, and a process that made other papers before must too.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeOf } from './node-of.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', 'latest']
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-nodes-'))
const home = path.join(work, 'Füße und más')
mkdirSync(home)
execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], { cwd: root })
execFileSync('tar', ['-xzf', readdirSync(home).find((name) => name.endsWith('.tgz'))], { cwd: home })
// The example with the most papers.
copyFileSync(path.join(root, 'examples', 'california-team', 'answers.yaml'), path.join(home, 'answers.yaml'))

/** Where the clock is hours ahead and behind, and where letters sort, and numbers and days are written, another way. */
const surroundings = ['Pacific/Kiritimati', 'America/Los_Angeles'].flatMap((TZ) =>
  ['en_US.UTF-8', 'tr_TR.UTF-8', 'C'].map((LC_ALL) => ({ TZ, LC_ALL, LANG: LC_ALL })),
)

/** One hash of every file under a folder. */
function hashOf(folder) {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  for (const file of files
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .sort())
    hash.update(path.relative(folder, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** Built twice: the second start has the compiled code of the first, and nothing to do. */
function bytesUnder(node, version, around) {
  const env = { ...process.env, ...around, XDG_CACHE_HOME: path.join(work, `cache-${version}`) }
  const program = path.join('package', 'bin', 'practice-policy.js')
  const out = path.join(home, 'out')
  rmSync(out, { recursive: true, force: true })
  const build = [program, 'build', 'out', '--answers', 'answers.yaml', '--date', '2027-01-04']
  const [first, second] = [1, 2].map(() => spawnSync(node, build, { cwd: home, env, encoding: 'utf8' }))
  if (first.status !== 0 || !second.stdout.startsWith('Nothing to change')) return first.stderr + second.stderr
  return hashOf(out)
}

/** Two practices with the same answers and one with others between them, built by one process: the papers of the two, as one hash each. */
function bytesOfOneProcess(node, version) {
  const env = { ...process.env, XDG_CACHE_HOME: path.join(work, `cache-${version}`) }
  const folder = path.join(home, `many-${version}`)
  const answers = readFileSync(path.join(home, 'answers.yaml'), 'utf8')
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(path.join(folder, name), { recursive: true })
    const own = name === 'b' ? answers.replace(/practiceName: .*/, 'practiceName: Another Name') : answers
    writeFileSync(path.join(folder, name, 'answers.yaml'), own)
  }
  const program = path.join('package', 'bin', 'practice-policy.js')
  const many = [program, 'many', 'build', folder, '--date', '2027-01-04', '--workers', '1']
  const { status, stderr } = spawnSync(node, many, { cwd: home, env, encoding: 'utf8' })
  return status === 0 ? ['a', 'c'].map((name) => hashOf(path.join(folder, name))) : [stderr]
}

/** A Node that the registry does not give is left out, and that is said. */
function nodeOrNothing(version) {
  try {
    return nodeOf(version, work)
  } catch {
    console.log(`skipped: the package under Node ${version} (the registry gave none)`)
    return null
  }
}

const found = []
for (const version of versions) {
  const node = nodeOrNothing(version)
  if (node === null) continue
  const bytes = surroundings.map((around) => bytesUnder(node, version, around))
  const inOne = bytesOfOneProcess(node, version)
  found.push({ bytes, inOne })
  const named = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  console.log(
    `${named}: ${[...new Set(bytes)].join(' ')} in ${bytes.length} surroundings; one process: ${[...new Set(inOne)].join(' ')}`,
  )
}
rmSync(work, { recursive: true })
const isOne = (hashes) => new Set(hashes).size === 1 && /^[0-9a-f]{16}$/.test(hashes[0])
const isSame = isOne(found.flatMap(({ bytes }) => bytes)) && isOne(found.flatMap(({ inOne }) => inOne))
if (found.length > 0) console.log(isSame ? 'the same bytes under all of them' : 'not the same')
process.exitCode = isSame || found.length === 0 ? 0 : 1
