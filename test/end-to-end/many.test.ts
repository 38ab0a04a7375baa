/** Many practices by the built program and its worker threads: nothing of one in another's papers, and the examples of docs/many.md as they stand there. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../src/node/library-files.js'
import { program, strayWords } from '../canary.js'
import { temporaryFolder } from '../cli/run.js'
import { shippedLibrary } from '../shipped-library.js'

test('no word of one practice stands in the papers of another', async () => {
  expect(strayWords(await shippedLibrary(), temporaryFolder(), 4)).toEqual([])
})

const manual = readFileSync(path.join(packageRoot(), 'docs', 'many.md'), 'utf8')
const example = (heading: string): string =>
  new RegExp(`### ${heading}\\n[^]*?\`\`\`\\w+\\n([^]*?)\`\`\``).exec(manual)?.[1] ?? ''

/** A folder with the manual's list, and a shell where the program has its name. */
function clients(): (script: string) => { readonly status: number | null; readonly said: string } {
  const cwd = temporaryFolder()
  writeFileSync(path.join(cwd, 'clients.csv'), /```csv\n([^]*?)```/.exec(manual)?.[1] ?? '')
  const bin = path.join(cwd, '.bin')
  mkdirSync(bin)
  writeFileSync(path.join(bin, 'practice-policy'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(path.join(bin, 'practice-policy'), 0o755)
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
  return (script) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
}

const hasParallel = String(spawnSync('parallel', ['--version']).stdout).startsWith('GNU parallel')
if (!hasParallel) console.log('skipped: the example with GNU parallel, which is not installed')
const withParallel = hasParallel ? test : test.skip

withParallel('the example with GNU parallel', () => {
  const { status, said } = clients()(`set -e\n${example('GNU parallel')}`)
  expect(said).toMatch(/^riverbend {2}\d+ files written$/m)
  expect(said).toContain('2 practices: 2 fine.')
  expect(status).toBe(0)
})

interface Job {
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } }
  readonly steps: readonly { readonly run?: string }[]
}

test('the example of a CI matrix', () => {
  const { jobs } = parse(example('A CI matrix')) as { jobs: { build: Job; report: Job } }
  const shell = clients()
  const line = ({ steps }: Job): string => steps.find(({ run }) => run !== undefined)?.run ?? ''
  for (const shard of jobs.build.strategy?.matrix.shard ?? [])
    shell(line(jobs.build).replace('${{ matrix.shard }}', String(shard)))
  expect(shell(line(jobs.report)).said).toMatch(/^2 practices: /m)
})
