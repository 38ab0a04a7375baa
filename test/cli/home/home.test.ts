/** Coming back to a practice, key by key: what is due, one key to do it, and always a way on. */
import { expect, test } from '@jest/globals'
import { main } from '../../../src/cli/main.js'
import { dogWalkers, libraryWith, practice, type Practice } from '../practice.js'
import { setTimeout } from 'node:timers/promises'
import { virtualTerminal, type VirtualTerminal } from '../virtual-terminal.js'

const trial = libraryWith(
  {
    'clauses/library.yaml': [
      [
        /$/,
        'terms:\n  - question: walks\n    when: { walks: crew }\n    after: { date: start, months: 2 }\n    say: The trial with a crew is over. Does it stay?\n',
      ],
    ],
    'clauses/questions.yaml': [[/    default: alone\n/, '    default: alone\n    unsure: crew\n']],
  },
  dogWalkers,
)
const answers = (...lines: readonly string[]): string =>
  `${['format: 1', 'answers:', '  firm: Good Boys', ...lines].join('\n')}\n`

/** Waits as long as writing every document may take on a busy machine. */
async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1500 && !condition(); i += 1) await setTimeout(10)
  if (!condition()) throw new Error('waited in vain')
}

interface Visit {
  readonly terminal: VirtualTerminal
  readonly code: Promise<number>
  readonly sees: (text: string) => Promise<void>
}

/** Starts the program with no command in the practice's place. */
async function comeBack(our: Practice, ...argv: readonly string[]): Promise<Visit> {
  const terminal = virtualTerminal({ columns: 100, rows: 50 })
  const code = main(argv, { ...terminal.io, cwd: our.cwd })
  const sees = async (text: string): Promise<void> => {
    await until(() => terminal.screen().includes(text)).catch(() => {
      throw new Error(`“${text}” never came; the screen says:\n${terminal.screen()}`)
    })
  }
  await sees('What would you like to do?')
  return { terminal, code, sees }
}

const at = ['--library', trial, '--date'] as const

async function issued(): Promise<Practice> {
  const our = practice(answers('  walks: crew', '  start: "2027-01-04"'))
  for (const command of ['build', 'issue']) expect((await our.run(command, '--library', trial)).code).toBe(0)
  return our
}

/** Moves the pointer down to a row. */
async function goTo({ terminal }: Visit, label: string): Promise<void> {
  for (let i = 0; i < 60 && !terminal.screen().includes(`❯ ${label}`); i += 1) await terminal.press('down')
}

async function leave(visit: Visit): Promise<void> {
  await goTo(visit, 'Leave')
  await visit.terminal.press('enter')
  expect(await visit.code).toBe(0)
}

test('after eleven months the ended trial is first, and one key leads to its question', async () => {
  const our = await issued()
  const visit = await comeBack(our, ...at, '2027-12-04')
  const { terminal, sees } = visit
  expect(terminal.screen()).toContain('Good Boys: version 1.0, in effect since January 4, 2027.')
  expect(terminal.screen()).toContain('❯ The trial with a crew is over. Does it stay? (Over since March 4, 2027.)')
  await terminal.press('enter')
  await sees('Who walks the dogs?')
  await goTo(visit, 'I walk alone')
  await terminal.press('enter')
  await sees('Write these changes?')
  await terminal.press('enter')
  await sees('Written. The policy is at 1.1 draft.')
  await sees('What would you like to do?')
  expect(terminal.screen().split('Written.').at(-1)).not.toContain('The trial with a crew is over.')
  expect(our.file('answers.yaml')).toContain('walks: alone')
  expect(our.has('.interview.json')).toBe(false)
  await leave(visit)
})

test('an answer left "not sure" four times in a row: home each time, no state file, nothing lost', async () => {
  const our = practice(`${answers('  start: "2027-01-04"')}unsure: [walks]\n`)
  await our.run('build', '--library', trial)
  for (let time = 0; time < 4; time += 1) {
    const visit = await comeBack(our, ...at, '2027-01-05')
    const { terminal, sees } = visit
    expect(terminal.screen()).toContain('❯ 1 answer still open: Walkers. (answer it now)')
    await terminal.press('enter')
    await sees('Who walks the dogs?')
    await terminal.press('enter')
    await sees('Nothing would change.')
    await sees('What would you like to do?')
    await leave(visit)
    expect(our.has('.interview.json')).toBe(false)
    expect(our.file('answers.yaml')).toContain('unsure: [walks]')
    expect(our.file('answers.yaml')).toContain('firm: Good Boys')
  }
})

test('three answers changed by searching for words of theirs, then one look at what changes', async () => {
  const our = await issued()
  const visit = await comeBack(our, ...at, '2027-01-05')
  const { terminal, sees } = visit
  await goTo(visit, 'Change an answer')
  await terminal.press('enter')
  await sees('Type to search')
  await terminal.type('firm called')
  await terminal.press('enter')
  await sees('What is your firm called?')
  await terminal.type(' Ltd')
  await terminal.press('enter')
  await sees('Type to search')
  await terminal.type('crew')
  await terminal.press('enter')
  await sees('Who walks the dogs?')
  await goTo(visit, 'I walk alone')
  await terminal.press('enter')
  await sees('Type to search')
  await terminal.type('does it start')
  await terminal.press('enter')
  await sees('When does it start?')
  await terminal.press('backspace')
  await terminal.type('8')
  await terminal.press('enter')
  await sees('Type to search')
  await terminal.type('done')
  await terminal.press('enter')
  await sees('Write these changes?')
  await terminal.press('enter')
  await sees('Written. The policy is at 1.1 draft.')
  expect(our.file('answers.yaml')).toMatch(/firm: Good Boys Ltd\n[^]*walks: alone\n[^]*start: 2027-01-08\n/)
  await sees('What would you like to do?')
  await leave(visit)
})

test('Esc from all answers is home again, and what was changed on the way is due', async () => {
  const our = await issued()
  const visit = await comeBack(our, ...at, '2027-01-05')
  const { terminal, sees } = visit
  await goTo(visit, 'Change an answer')
  await terminal.press('enter')
  await sees('Type to search')
  await terminal.type('firm called')
  await terminal.press('enter')
  await sees('What is your firm called?')
  await terminal.type(' Ltd')
  await terminal.press('enter')
  await sees('Type to search')
  await terminal.press('esc')
  await sees('The answers, or this program, changed since the documents were written.')
  expect(our.file('answers.yaml')).toContain('firm: Good Boys Ltd')
  await leave(visit)
})

test('a place left by an interview that is over is no interview', async () => {
  const our = await issued()
  for (const kind of ['done', 'welcome']) {
    our.write('.interview.json', JSON.stringify({ mode: 'only', screen: { kind } }))
    const { terminal, code } = await comeBack(our, ...at, '2027-01-05')
    expect(terminal.screen()).toContain('Nothing is due.')
    await terminal.press('ctrl-c')
    expect(await code).toBe(130)
  }
})

test('plain mode has the same page, numbered', async () => {
  const our = await issued()
  const terminal = virtualTerminal()
  const code = main(['--plain', ...at, '2027-12-04'], { ...terminal.io, cwd: our.cwd })
  await until(() => terminal.raw().includes('Leave'))
  expect(terminal.raw()).toContain(
    'Due, most urgent first:\n1. The trial with a crew is over. Does it stay? (Over since March 4, 2027.) (answer it now)\n',
  )
  await terminal.type('leave\n')
  expect(await code).toBe(0)
})

test('status says the same without a terminal, with commands that work here', async () => {
  const our = await issued()
  const { code, out } = await our.run('status', ...at, '2027-05-04')
  expect(code).toBe(3)
  expect(out).toBe(`Good Boys: version 1.0, in effect since January 4, 2027.
Due, most urgent first:
1. The trial with a crew is over. Does it stay? (Over since March 4, 2027.)
   practice-policy update --change walks --library ${trial}
`)
  const { out: json } = await our.run('status', ...at, '2027-05-04', '--json')
  expect(JSON.parse(json)).toEqual({
    version: '1.0',
    effective: '2027-01-04',
    due: [
      {
        kind: 'trial-ended',
        what: 'The trial with a crew is over. Does it stay? (Over since March 4, 2027.)',
        since: '2027-03-04',
        action: 'update --change walks',
      },
    ],
  })
  const quiet = await our.run('status', ...at, '2027-01-05')
  expect(quiet).toMatchObject({
    code: 0,
    out: 'Good Boys: version 1.0, in effect since January 4, 2027.\nNothing is due.\n',
  })
})

test('without a terminal, home says what works instead', async () => {
  const our = await issued()
  const { code, err } = await our.run('--library', trial)
  expect(code).toBe(2)
  expect(err).toContain(`To see what is due: practice-policy status --library ${trial}`)
})
