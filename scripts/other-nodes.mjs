/** Packs the program and runs the package under other Nodes (20, 22, 24 and the newest, or as said), from a path with spaces and other letters; all must write the same bytes. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', 'latest']
const work = mkdtempSync(path.join(tmpdir(), 'practice-policy-nodes-'))
const home = path.join(work, 'Füße und más')
mkdirSync(home)
execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], { cwd: root })
execFileSync('tar', ['-xzf', readdirSync(home).find((name) => name.endsWith('.tgz'))], { cwd: home })
writeFileSync(path.join(home, 'answers.yaml'), 'format: 1\nanswers:\n  practiceName: Riverbend Counseling\n')

/** The node of the npm package of that name. */
function nodeOf(version) {
  const folder = path.join(work, `node-${version}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'package.json'), '{}')
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', `node@${version}`], { cwd: folder })
  return path.join(folder, 'node_modules', 'node', 'bin', 'node')
}

/** Built twice: the second start has the compiled code of the first, and nothing to do. */
function bytesUnder(node, version) {
  const env = { ...process.env, XDG_CACHE_HOME: path.join(work, `cache-${version}`) }
  const program = path.join('package', 'bin', 'practice-policy.js')
  const build = [program, 'build', `out-${version}`, '--answers', 'answers.yaml', '--date', '2027-01-04']
  const [first, second] = [1, 2].map(() => spawnSync(node, build, { cwd: home, env, encoding: 'utf8' }))
  if (first.status !== 0 || !second.stdout.startsWith('Nothing to change')) return first.stderr + second.stderr
  const hash = createHash('sha256')
  const files = readdirSync(path.join(home, `out-${version}`), { recursive: true, withFileTypes: true })
  for (const file of files
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .sort())
    hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const found = versions.map((version) => {
  const node = nodeOf(version)
  const bytes = bytesUnder(node, version)
  console.log(`${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}: ${bytes}`)
  return bytes
})
rmSync(work, { recursive: true })
const isSame = new Set(found).size === 1 && /^[0-9a-f]{16}$/.test(found[0])
console.log(isSame ? 'the same bytes under all of them' : 'not the same')
process.exitCode = isSame ? 0 : 1
