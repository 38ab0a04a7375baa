/** Gets another Node, as the npm package of that name has it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The program file of a version (20, 22, `latest`), put into a folder of its own inside `work`; throws where the registry gives none in two minutes. */
export function nodeOf(version, work) {
  const folder = path.join(work, `node-${version}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'package.json'), '{}')
  const install = ['install', '--silent', '--no-audit', '--no-fund', `node@${version}`]
  execFileSync('npm', install, { cwd: folder, timeout: 120_000 })
  return path.join(folder, 'node_modules', 'node', 'bin', 'node')
}
