/** Coming back to a practice, key by key: what is due, one key to do it, and always a way on. */
import { expect, test } from '@jest/globals'
import { main } from '../../../src/cli/main.js'
import { dogWalkers, libraryWith, practice, type Practice } from '../practice.js'
import { until, untilSeen, virtualTerminal, type VirtualTerminal } from '../virtual-terminal.js'

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

interface Visit {
  readonly terminal: VirtualTerminal
  readonly code: Promise<number>
  readonly sees: (text: string) => Promise<void>
}

/** Starts the program with no command in the practice's place. */
async function comeBack(our: Practice, ...argv: readonly string[]): Promise<Visit> {
  const terminal = virtualTerminal({ columns: 100, rows: 50 })
  const code = main(argv, { ...terminal.io, cwd: our.cwd })
  const sees = (text: string): Promise<void> => untilSeen(terminal, text)
  await sees('What would you like to do?')
  return { terminal, code, sees }
}

const at = ['--library', trial, '--date'] as const

async function issued(): Promise<Practice> {
  const our = practice(answers('  walks: crew', '  start: "2027-01-04"'))
  for (const argv of [['build'], ['issue'], ['issue', '--signed', 'everyone']])
    expect((await our.run(...argv, '--library', trial)).code).toBe(0)
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

test('Esc on the question that home opened is home again, nothing changed; in plain mode too', async () => {
  const our = await issued()
  const before = our.file('answers.yaml')
  const visit = await comeBack(our, ...at, '2027-12-04')
  const { terminal, sees } = visit
  await terminal.press('enter')
  await sees('Who walks the dogs?')
  expect(terminal.screen()).toContain('Esc back')
  await terminal.press('down', 'esc')
  await sees('Nothing was changed.')
  await sees('❯ The trial with a crew is over.')
  expect(terminal.screen()).not.toContain('Your answers so far are saved')
  // From the question whether to write too, the answer with it.
  await terminal.press('enter')
  await sees('Who walks the dogs?')
  await goTo(visit, 'I walk alone')
  await terminal.press('enter')
  await sees('Write these changes?')
  await terminal.press('esc')
  await sees('❯ The trial with a crew is over.')
  expect(our.file('answers.yaml')).toBe(before)
  await leave(visit)
  const plain = virtualTerminal()
  const code = main(['--plain', ...at, '2027-12-04'], { ...plain.io, cwd: our.cwd })
  await until(() => plain.raw().includes('Leave'))
  await plain.type('1\n')
  await until(() => plain.raw().includes('b goes back; '))
  await plain.type('b\n')
  await until(() => plain.raw().split('What would you like to do?').length === 3)
  expect(plain.raw()).toContain('Nothing was changed.\n')
  await plain.type('leave\n')
  expect(await code).toBe(0)
  expect(our.file('answers.yaml')).toBe(before)
})

test('who has signed: due until it is noted, one key, and what was noted can be corrected', async () => {
  const our = await issued()
  await our.run('issue', '--signed', 'nobody', '--library', trial)
  const visit = await comeBack(our, ...at, '2027-01-05')
  const { terminal, sees } = visit
  expect(terminal.screen().replace(/\s+/g, ' ')).toContain(
    '❯ Version 1.0 has been in effect since January 4, 2027, and nobody is recorded as having signed it.',
  )
  await terminal.press('enter')
  await sees('Who has signed version 1.0?')
  expect(terminal.screen()).toContain('Nothing is noted so far.')
  await goTo(visit, 'Everyone but a few')
  await terminal.press('enter')
  await sees('Who has not signed it yet?')
  await terminal.press('enter')
  await sees('Please name at least one person.')
  await terminal.press('esc')
  await sees('❯ Everyone who works here')
  await goTo(visit, 'Everyone but a few')
  await terminal.press('enter')
  await sees('Who has not signed it yet?')
  await terminal.type('Ana Ruiz, Bo Li')
  await terminal.press('enter')
  await sees('Noted for version 1.0: everyone but Ana Ruiz and Bo Li has signed.')
  await sees('the signature of Ana Ruiz and Bo Li. (note who has signed)')
  await terminal.press('enter')
  await sees('Noted on January 5, 2027 for version 1.0: everyone but Ana Ruiz and Bo Li has')
  await terminal.press('enter')
  await sees('Noted for version 1.0: everyone has signed.')
  await sees('Nothing is due.')
  await goTo(visit, 'Note who has signed')
  await terminal.press('enter')
  await sees('Noted on January 5, 2027 for version 1.0: everyone has signed.')
  await terminal.press('esc')
  await sees('❯ Change an answer')
  await leave(visit)
  expect(our.file('noted.yaml')).toContain(
    'signed:\n  - version: "1.0"\n    by: all\n    missing: []\n    date: 2027-01-05\n',
  )
})

test('a change of the law that is due: one key leads to what it bears on, and once seen it is due no more', async () => {
  const library = libraryWith(
    {
      'clauses/authorities.yaml': [
        [
          'verification: verbatim',
          'verification: verbatim\n    events:\n      - { kind: amended, date: 2027-02, what: Longer leashes., source: The council, confidence: verbatim }',
        ],
      ],
    },
    dogWalkers,
  )
  const our = practice(answers('  walks: crew', '  start: "2027-01-04"'))
  for (const argv of [['build'], ['issue'], ['issue', '--signed', 'everyone']])
    expect((await our.run(...argv, '--library', library)).code).toBe(0)
  const visit = await comeBack(our, '--library', library, '--date', '2027-05-03')
  const { terminal, sees } = visit
  const event = 'Town leash ordinance, Section 1 is amended in February 2027: Longer leashes.'
  const words = (text: string): string => text.replace(/\s+/g, ' ')
  const home = words(terminal.screen())
  expect(home).toContain(`Due, most urgent first ❯ On the calendar: ${event}`)
  const shown = terminal.raw().length
  await terminal.press('enter')
  await sees('That is what was found.')
  expect(words(terminal.raw().slice(shown))).toContain(`On the law calendar (1) - ${event}`)
  await goTo(visit, 'I have seen the notes')
  await terminal.press('enter')
  await sees('1 note will not be said again.')
  await sees('Nothing is due.')
  expect(our.file('noted.yaml')).toContain('Longer leashes.')
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
  expect(terminal.raw()).toMatch(
    /\nWhat would you like to do\?\n\d+\. Change an answer \(search all questions by words\)\n/,
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
