/** `npm start`: builds the program where something it is made of changed since the last build, then runs it. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const madeOf = [
  'src',
  'clauses',
  'templates',
  'bin',
  'scripts/build.mjs',
  'scripts/build-page.mjs',
  'scripts/exercise.mjs',
  'scripts/notices.mjs',
  'package.json',
  'package-lock.json',
]

/** The youngest of a file, or of a folder and all in it: a file that was taken away makes its folder younger. */
function changed(at) {
  const stats = statSync(at)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(at).map((name) => changed(path.join(at, name))))
}

function builtAt() {
  try {
    return statSync(path.join(root, 'dist', 'program.cjs')).mtimeMs
  } catch {
    return 0
  }
}

const built = builtAt()
if (madeOf.some((name) => changed(path.join(root, name)) > built)) {
  if (process.stderr.isTTY) process.stderr.write('Getting ready…\n')
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
await import('../bin/practice-policy.js')
