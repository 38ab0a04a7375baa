/** Every command the program prints is one that works where it was started: by its name, for its folder and library. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { asCalled, callerOf } from '../../src/cli/again.js'
import { commands } from '../../src/cli/commands.js'
import { main } from '../../src/cli/main.js'
import { packageRoot } from '../../src/node/library-files.js'
import { dogWalkers } from './practice.js'
import { temporaryFolder } from './run.js'
import { virtualTerminal } from './virtual-terminal.js'

const npm = { LANG: 'en_US.UTF-8', npm_lifecycle_event: 'start' }

test.each([
  [{}, 'run: practice-policy build', 'run: practice-policy build'],
  [npm, 'run: practice-policy build', 'run: npm start -- build'],
  [npm, 'see all: practice-policy library list', 'see all: npm start -- library list'],
  [npm, 'written by a newer practice-policy', 'written by a newer practice-policy'],
])('by its name: %#', (env, text, said) => {
  const { io } = virtualTerminal(undefined, env)
  expect(asCalled(text, callerOf(io, {}, undefined))).toBe(said)
})

test('for its folder and library, where the command is about a folder', () => {
  const { io } = virtualTerminal(undefined, npm)
  const caller = callerOf(io, { library: 'my laws' }, 'two words')
  expect(asCalled('run: practice-policy update --yes', caller)).toBe(
    'run: npm start -- update --folder "two words" --library "my laws" --yes',
  )
  expect(asCalled('see: practice-policy questions', caller)).toBe('see: npm start -- questions')
})

test('a fault is told with the command that mends it here', async () => {
  const terminal = virtualTerminal({ columns: 200, rows: 24 }, npm)
  const cwd = temporaryFolder()
  expect(await main(['plan', 'p', '--library', dogWalkers], { ...terminal.io, cwd })).toBe(2)
  expect(terminal.lines().join('\n')).toContain(`Start with: npm start -- new --folder p --library ${dogWalkers}`)
})

test('a new library is gone on with by the same name, quoted where a shell would read it otherwise', async () => {
  const terminal = virtualTerminal({ columns: 200, rows: 24 }, npm)
  expect(await main(['library', 'new', 'a & b'], { ...terminal.io, cwd: temporaryFolder() })).toBe(0)
  const named = terminal.lines().filter((line) => line.startsWith('  npm start'))
  expect(named.map((line) => line.trim())).toEqual([
    'npm start -- library check --library "a & b"',
    'npm start -- library prove --library "a & b"',
    'npm start -- new --library "a & b"',
  ])
})

test('every command named in the source is one there is, with flags it knows', () => {
  const named = sources(path.join(packageRoot(), 'src')).flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/practice-policy((?: (?:(?:library|many) )?[a-z]+)?)((?: --[a-z-]+)*)/g),
    ].map(([, command = '', flags = '']) => ({ command: command.trim(), flags: flags.trim() })),
  )
  const unknown = named.filter(({ command, flags }) => {
    const entry = commands.find(({ name }) => name === command || name.startsWith(`${command} `))
    const forms = (entry?.options ?? []).map(({ form }) => form.split(' ')[0])
    return entry === undefined || flags.split(' ').some((flag) => !['', '--help', '--library', ...forms].includes(flag))
  })
  expect(unknown).toEqual([])
})

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name)
    return entry.isDirectory() ? sources(at) : [at]
  })
}
