/** The interview without redrawing: numbered choices, for screen readers and simple terminals. */
import path from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { type GivenAnswers, noAnswers } from '../../src/core/answers/answers.js'
import type { Io } from '../../src/cli/terminal/io.js'
import { type InterviewResult, endTour, runInterview } from '../../src/cli/wizard/wizard.js'
import { packageRoot } from '../../src/node/library-files.js'
import { shippedLibrary } from '../shipped-library.js'

interface Piped {
  readonly io: Io
  readonly text: () => string
}

/** Lines on a pipe, all at once. */
function piped(lines: readonly string[], env: Io['env'] = { LANG: 'en_US.UTF-8' }): Piped {
  const input = new PassThrough()
  const chunks: string[] = []
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk.toString())
      done()
    },
  })
  input.end(lines.map((line) => `${line}\n`).join(''))
  return { io: { input, output, error: output, env, cwd: '/', today: '2027-01-04' }, text: () => chunks.join('') }
}

const dogWalkers = path.join(packageRoot(), 'test', 'libraries', 'dog-walkers')

async function hold(
  { io }: Piped,
  given: GivenAnswers = noAnswers,
  folder: string | undefined = dogWalkers,
): Promise<InterviewResult> {
  return runInterview({
    library: await shippedLibrary(folder),
    given,
    today: '2027-01-04',
    io,
    mode: 'full',
    plain: true,
    save: () => Promise.resolve(),
    plannedFiles: () => ['policy/policy.md'],
  })
}

test('a whole interview, line by line', async () => {
  const session = piped(['', '', 'Park Pals', '?', '2', 'b', '1', '', 'soon', '2027-02-01', '1, 2', '', '1'])
  expect(await hold(session)).toEqual({
    outcome: 'done',
    given: {
      values: {
        firm: 'Park Pals',
        walks: 'alone',
        boards: ['park-board'],
        start: '2027-02-01',
        papers: ['policy-md', 'policy-docx'],
      },
      unsure: [],
    },
  })
  expect(session.text()).toBe(transcript)
})

const transcript = `
Photo policy for dog walkers
A few questions, then a policy your staff can sign.
You get Policy, Markdown and Policy, Word.
Nothing you type leaves this computer. Answers are saved as you go: press Ctrl-C to leave at any time, and start again to go on.
This is not legal advice. Have a lawyer in your state read the result.
1. Start (5 questions, about 1 minute)
Type a number; Enter takes: 1 (Start).

Step 1 of 1: Your firm.
What is your firm called?
It goes on the policy.
Type your answer; b goes back; o shows all answers.
Please type an answer: this one can’t stay empty.
Firm: Park Pals

Step 1 of 1: Your firm.
Who walks the dogs?
Crews need one more rule.
1. I walk alone (suggested)
2. A crew
Type a number; Enter takes: 1 (I walk alone); b goes back; ? tells why; o shows all answers.
Suggested: I walk alone. Most firms start with one person.
Walkers: A crew
Adds 1 provision: “Crew phones”.

Step 1 of 1: Your firm.
Where do you post?
Each board gets a notice.
1. The park board, ticked
Type numbers, such as 1, 3, or 0 for none; Enter takes: 1 (The park board); b goes back; ? tells why; o shows all answers.

Step 1 of 1: Your firm.
Who walks the dogs?
Crews need one more rule.
1. I walk alone (suggested)
2. A crew
Type a number; Enter takes: 2 (A crew); b goes back; ? tells why; o shows all answers.
Walkers: I walk alone
Drops 1 provision: “Crew phones”.

Step 1 of 1: Your firm.
Where do you post?
Each board gets a notice.
1. The park board, ticked
Type numbers, such as 1, 3, or 0 for none; Enter takes: 1 (The park board); b goes back; ? tells why; o shows all answers.
Boards: The park board

Step 1 of 1: Your firm.
When does it start?
Six months later it is reviewed.
Type your answer; Enter takes: 2027-01-04; b goes back; ? tells why; o shows all answers.
Please write a date as year-month-day, such as 2027-01-04.
Start: February 1, 2027

Step 1 of 1: Your firm.
What shall we make?
All come from the same answers.
1. Policy, Markdown, ticked
2. Policy, Word, ticked
Type numbers, such as 1, 3, or 0 for none; Enter takes: 1 (Policy, Markdown); 2 (Policy, Word); b goes back; ? tells why; o shows all answers.
Papers: Policy, Markdown and Policy, Word

Check your answers
Choose one to change it; you come straight back here.
1. All of this is right: go on
2. Save and leave
Your firm:
3. Firm: Park Pals
4. Walkers: I walk alone
5. Boards: The park board
6. Start: February 1, 2027
7. Papers: Policy, Markdown and Policy, Word
Type a number; Enter takes: 1 (All of this is right: go on); b goes back.

We are about to write 1 file:
policy/policy.md

Write this file?
1. Yes
2. No, back to my answers
3. Save and leave
Type a number; Enter takes: 1 (Yes); b goes back.
`

test('no escape codes, whole lines only, ASCII where the terminal has no more', async () => {
  const session = piped(['', 'R', 'cal', '1,3', '?', 'nonsense', '99', 'u', 'o', ''], { LANG: 'C' })
  expect((await hold(session, noAnswers, packageRoot())).outcome).toBe('left')
  expect(session.text()).toMatch(/^[\n\u0020-\u007E]*\n$/)
})

test('input that ends leaves, with what was said', async () => {
  const { outcome, given } = await hold(piped(['', 'Park Pals']))
  expect([outcome, given.values]).toEqual(['left', { firm: 'Park Pals' }])
})

test('the tour reads the lines the interview left', async () => {
  const session = piped(['', 'Park Pals', '', '', '', '', '', '', '2'])
  await hold(session)
  const done: string[] = []
  const run = (): Promise<string> => Promise.resolve(String(done.push('copied')) && 'It is on the clipboard.')
  await endTour({
    io: session.io,
    plain: true,
    stops: [],
    missing: [],
    toMake: '',
    commands: [],
    offers: [{ label: 'Copy the notice', run }],
  })
  expect(done).toEqual(['copied'])
})
