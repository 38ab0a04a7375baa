/** The gate for Word files: it sees every way in which we broke one, and lets through every file the program writes. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { packageRoot } from '../../../../src/node/library-files.js'
import { shippedLibrary } from '../../../shipped-library.js'
import { soundFiles } from './files.js'
import { wordProblems, wordRules } from './gate.js'
import { mutate, mutations, validatorRule } from './mutations.js'

const sound = await soundFiles(await shippedLibrary())

test('the files that are broken below are sound before', () => {
  expect(Object.values(sound).flatMap(wordProblems)).toEqual([])
})

test.each(mutations.filter(({ rule }) => rule !== validatorRule).map((one) => [one.rule, one.how, one] as const))(
  '%s notices %s',
  (rule, _how, mutation) => {
    expect(wordProblems(mutate(sound[mutation.on], mutation))).toContainEqual(expect.stringMatching(`^${rule}: `))
  },
)

test('every rule was proved by breaking it', () => {
  expect(Object.keys(wordRules).filter((name) => !mutations.some(({ rule }) => rule === name))).toEqual([])
})

test('every Word file of every example, and of practices that try to break it, passes', () => {
  const script = path.join(packageRoot(process.cwd()), 'scripts', 'run.mjs')
  const args = ['--max-semi-space-size=64', '--single-threaded-gc', script, 'gate-docx', '--own-proved']
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  expect(said.trim().split('\n').at(-1)).toBe('0 problems')
})
