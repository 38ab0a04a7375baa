/** `npm start` builds where something changed since the last build, and only there. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { packageRoot } from '../../src/node/library-files.js'
import { temporaryFolder } from '../cli/run.js'

/** A project of empty files around the real `scripts/start.mjs`, whose build leaves files of the names that the real one leaves. */
function project(): { readonly start: () => string; readonly change: (name: string) => void } {
  const [real, root] = [packageRoot(), temporaryFolder()]
  const at = (name: string): string => path.join(root, name)
  const long = new Date(Date.now() - 3_600_000)
  const put = (name: string, text = ''): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true })
    writeFileSync(at(name), text)
    utimesSync(at(name), long, long)
  }
  for (const name of ['src/a.ts', 'clauses/a.md', 'templates/a.hbs', 'package-lock.json']) put(name)
  put('package.json', '{}')
  for (const name of readdirSync(path.join(real, 'scripts'))) if (name.endsWith('.mjs')) put(`scripts/${name}`)
  put('bin/practice-policy.js', "process.stdout.write('runs')")
  const made = JSON.stringify(readdirSync(path.join(real, 'dist')))
  put(
    'scripts/build.mjs',
    `import { mkdirSync, writeFileSync } from 'node:fs'
process.stdout.write('builds, ')
mkdirSync('dist', { recursive: true })
for (const name of ${made}) writeFileSync('dist/' + name, '')`,
  )
  copyFileSync(path.join(real, 'scripts', 'start.mjs'), at('scripts/start.mjs'))
  for (const name of ['src', 'clauses', 'templates', 'bin']) utimesSync(at(name), long, long)
  return {
    start: () => spawnSync(process.execPath, [at('scripts/start.mjs')], { cwd: root, encoding: 'utf8' }).stdout,
    change: (name) => {
      const soon = new Date(Date.now() + 3_600_000)
      writeFileSync(at(name), `${readFileSync(at(name), 'utf8')} `)
      utimesSync(at(name), soon, soon)
    },
  }
}

test('the first start builds, the second does not, one after a change does', () => {
  const { start, change } = project()
  expect(start()).toBe('builds, runs')
  expect(start()).toBe('runs')
  change('clauses/a.md')
  expect(start()).toBe('builds, runs')
})
