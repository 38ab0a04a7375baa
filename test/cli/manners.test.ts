/** What people expect of any command: short flags, help, extra words refused, JSON for faults, dates and choices as people write them. */
import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { main } from '../../src/cli/main.js'
import { unreadLibrary } from '../../src/cli/unread-library.js'
import { readDate } from '../../src/core/ground/date.js'
import { errorAt } from '../../src/core/ground/diagnostic.js'
import { dogWalkers, practice } from './practice.js'
import { run, temporaryFolder } from './run.js'
import { until, virtualTerminal } from './virtual-terminal.js'

const small = ['--library', dogWalkers] as const

test('-h, -V and help', async () => {
  const cwd = temporaryFolder()
  expect((await run(cwd, '-V')).out).toBe((await run(cwd, '--version')).out)
  expect((await run(cwd, '-h')).out).toBe((await run(cwd, '--help')).out)
  expect(await run(cwd, 'help', 'issue')).toMatchObject({ code: 0, out: (await run(cwd, 'issue', '-h')).out })
})

test('extra words and unknown flags are refused, the nearest flag named', async () => {
  const cwd = temporaryFolder()
  for (const words of [
    ['plan', 'a', 'b'],
    ['questions', 'extra'],
    ['build', 'p', 'q'],
  ]) {
    const { code, err } = await run(cwd, ...words)
    expect([words[0], code, err]).toEqual([words[0], 2, expect.stringContaining('too many arguments')])
  }
  const { code, err } = await run(cwd, 'issue', '--efective', '2027-01-01')
  expect([code, err]).toEqual([2, expect.stringContaining('(Did you mean --effective?)')])
})

test('help about what is no command names the nearest', async () => {
  const { code, err } = await run(temporaryFolder(), 'help', 'isue')
  expect([code, err]).toEqual([2, expect.stringContaining('did you mean "issue"?')])
})

test('a fault as JSON, with --json', async () => {
  const our = practice('format: 1\nanswers:\n  firm: Good Boys\n  walks: A Crew\n')
  const wrong = await our.run('build', '--json', ...small)
  expect(wrong.code).toBe(2)
  expect(JSON.parse(wrong.out)).toEqual({
    diagnostics: [
      {
        severity: 'error',
        rule: 'answers/value',
        message: 'Unexpected "A Crew" for walks, expected one of its choices',
        place: { file: 'answers.yaml', line: 4, column: 10 },
        hint: 'did you mean "crew"?',
      },
    ],
  })
  const refused = await our.run('plan', '--jsn', '--json')
  expect(JSON.parse(refused.out)).toMatchObject({ diagnostics: [{ rule: 'usage/refused' }] })
})

test('a program older than its library says so first and last, between them a few of what it cannot read', () => {
  const unknown = (key: string) =>
    errorAt(
      { file: 'clauses/library.yaml', line: 1, column: 1 },
      'library/key',
      `Unexpected key "${key}", expected one of: title`,
    )
  const first: string[] = []
  const fault = unreadLibrary(['a', 'b', 'c', 'd', 'e'].map(unknown), true, (text) => first.push(text))
  const older =
    'clauses/ or templates/ changed since this program was built, and it cannot read them: most likely the program is older than these files. Build it again: npm run build (npm start does that by itself).'
  expect(first).toEqual([older])
  expect(fault.diagnostics).toHaveLength(3)
  expect(fault.message).toBe(`… and 2 more of them.\n${older}`)
  const fresh = unreadLibrary([unknown('a')], false, (text) => first.push(text))
  expect([first.length, fresh.message]).toEqual([1, 'The library could not be read.'])
})

test('answers from standard input', async () => {
  const cwd = temporaryFolder()
  const terminal = virtualTerminal()
  const input = new PassThrough()
  input.end('format: 1\nanswers:\n  firm: Park Pals\n')
  const io = { ...terminal.io, input, cwd }
  expect(await main(['build', '--answers', '-', ...small], io)).toBe(0)
  expect(terminal.raw()).toContain('Wrote')
})

test('ACCESSIBLE=1 is plain mode', async () => {
  const terminal = virtualTerminal(undefined, { LANG: 'en_US.UTF-8', ACCESSIBLE: '1' })
  const code = main([...small], { ...terminal.io, cwd: temporaryFolder() })
  await until(() => terminal.raw().includes('Type a number'))
  expect(terminal.raw()).toContain(
    'Type a number; Enter takes: 1 (Quick: the essentials, careful defaults for the rest).',
  )
  terminal.hangUp()
  expect(await code).toBe(130)
})

test.each([
  ['1/31/2027', '2027-01-31'],
  ['2027/1/5', '2027-01-05'],
  ['Jan 31, 2027', '2027-01-31'],
  ['Sunday, January 31st, 2027', '2027-01-31'],
  ['31 January 2027', '2027-01-31'],
  ['2027-02-30', null],
  ['Janvier 3, 2027', null],
  ['next week', null],
])('the date %s is %s', (text, iso) => {
  expect(readDate(text)).toBe(iso)
})
