/** Test files run two at a time, but for the first of a batch, which has to end before the others begin. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/node/library-files.js'

interface OneTest {
  readonly path: string
  readonly context: { readonly config: unknown }
}
type Told = (test: OneTest) => Promise<void>
type Runner = new (
  config: unknown,
  context: unknown,
) => {
  readonly runTests: (tests: readonly OneTest[], watcher: null, ...told: readonly Told[]) => Promise<void>
}

test('no file begins while a process may still wait for its settings', async () => {
  const file = path.join(packageRoot(), 'test', 'runner', 'runner.mjs')
  const { default: BatchRunner } = (await import(pathToFileURL(file).href)) as { default: Runner }
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
  const config = {
    rootDir: folder,
    transform: [],
    transformIgnorePatterns: [],
    setupFiles: [],
    setupFilesAfterEnv: [],
    snapshotSerializers: [],
  }
  const tests = ['large', 'middle', 'small'].map((name) => {
    writeFileSync(path.join(folder, `${name}.mjs`), "test('one', () => undefined)\n")
    return { path: path.join(folder, `${name}.mjs`), context: { config } }
  })
  const told: string[] = []
  const tells =
    (what: string): Told =>
    ({ path: of }) =>
      Promise.resolve(void told.push(`${path.basename(of, '.mjs')} ${what}`))
  const runner = new BatchRunner({ maxWorkers: 2, testNamePattern: null }, {})
  await runner.runTests(tests, null, tells('begins'), tells('ended'), tells('failed'))
  expect(told.slice(0, 4)).toEqual(['small begins', 'small ended', 'large begins', 'middle begins'])
  expect(told.slice(4).sort()).toEqual(['large ended', 'middle ended'])
})
