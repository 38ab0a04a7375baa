/** The interview in a real terminal (tmux), as a new owner meets it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/node/library-files.js'
import { hasTmux, inTmux, type Tmux } from './tmux.js'

if (!hasTmux) console.warn('SKIPPED: the wizard was not driven in a real terminal, because tmux is not installed')
const inTerminal = hasTmux ? test : test.skip

let terminal: Tmux
afterEach(() => {
  if (hasTmux) terminal.close()
})

const answers = (): string => readFileSync(path.join(terminal.folder, 'p', 'answers.yaml'), 'utf8')
const enters = (number: number): readonly string[] => Array<string>(number).fill('Enter')

/** The first two screens of an interview. */
async function begin(args: string, size?: { columns: number; rows: number }): Promise<void> {
  terminal = await inTmux(`new p --date 2027-01-04 ${args}`, size)
  await terminal.sees('Nothing you type leaves this')
  await terminal.keys('Enter')
  await terminal.sees('What is the practice called?')
  await terminal.type('Riverbend')
  await terminal.keys('Enter')
  await terminal.sees('Which US state are you in?')
}

/** Presses Enter until the screen shows a text. */
async function enterUntil(text: string): Promise<void> {
  for (let i = 0; i < 120 && !terminal.screen().includes(text); i += 1) await terminal.keys('Enter')
  await terminal.sees(text)
}

async function writeAndFinish(): Promise<void> {
  await enterUntil('Check your answers')
  await terminal.keys('Enter')
  await terminal.sees('Write these')
  await terminal.keys('Enter')
  await terminal.sees('Anything else?')
  await terminal.keys('Enter')
  await terminal.sees('exit=0')
  expect(existsSync(path.join(terminal.folder, 'p', 'social-media-policy.docx'))).toBe(true)
}

inTerminal('quick, from the first screen to the documents', async () => {
  await begin('--quick')
  await terminal.type('calif')
  await terminal.keys('Enter')
  await terminal.sees('✓ State: California')
  await writeAndFinish()
  expect(answers()).toContain('  state: CA')
})

inTerminal('full, from the first screen to the documents', async () => {
  await begin('--full')
  await writeAndFinish()
  expect(answers()).toContain('  clientSearches: emergency-only')
})

inTerminal('Back to the start and forward again, then one answer changed from the list', async () => {
  await begin('--full')
  await terminal.keys(...enters(5))
  await terminal.sees('Where does the practice post?')
  expect(terminal.screen()).toContain('Step 2 of 7')
  for (let i = 0; i < 8 && !terminal.screen().includes('Nothing you type'); i += 1) await terminal.keys('Escape')
  await terminal.sees('Nothing you type leaves this')
  await terminal.keys('Enter')
  await terminal.sees('› Riverbend')
  await terminal.keys(...enters(7))
  await terminal.sees('Where can people leave reviews of you')
  await terminal.keys('C-o')
  await terminal.sees('Check your answers')
  await terminal.type('licenses')
  await terminal.keys('Enter')
  await terminal.sees('Which licenses are on your team?')
  await terminal.keys('Space', 'Enter')
  await terminal.sees('Licenses: Social workers')
  await terminal.keys('Enter')
  await terminal.sees('Where can people leave reviews of you')
})

inTerminal('a changed answer says what it does and asks what depended on it', async () => {
  await begin('--full')
  await enterUntil('Check your answers')
  await terminal.type('access model')
  await terminal.keys('Enter')
  await terminal.sees('Who runs the practice')
  await terminal.keys('Home', 'Down', 'Enter')
  await terminal.sees('Access model: A small named team')
  expect(terminal.all()).toMatch(/drops 1 provision|Drops 1 provision/)
  await terminal.type('access model')
  await terminal.keys('Enter')
  await terminal.sees('Who runs the practice')
  await terminal.keys('End', 'Enter')
  await terminal.sees('Asked because “Access model” changed.')
  expect(terminal.screen()).toContain('Which two ways will you try')
})

inTerminal('Ctrl-C and kill -9 lose nothing that was answered', async () => {
  await begin('--full')
  await terminal.keys('Enter', 'Enter')
  await terminal.sees('Who works under your name?')
  await terminal.keys('C-c')
  await terminal.sees('exit=130')
  await terminal.run('new p --date 2027-01-04')
  await terminal.sees('Go on where you left off (Who is covered)')
  await terminal.keys('Enter')
  await terminal.sees('Who works under your name?')
  await terminal.keys('Enter')
  await terminal.sees('Is the practice covered by HIPAA?')
  process.kill(terminal.pid(), 'SIGKILL')
  await terminal.sees('exit=137')
  await terminal.run('--folder p --date 2027-01-04')
  await terminal.sees('Go on where you left off (HIPAA)')
  expect(answers()).toMatch(/workforce:\s+- employees/)
})

inTerminal('a narrow window, and one that changes', async () => {
  await begin('--quick', { columns: 40, rows: 24 })
  expect(terminal.screen()).toContain('❯ Several states / prefer not to say\n  (suggested)')
  terminal.resize(100, 30)
  await terminal.sees('❯ Several states / prefer not to say (suggested)')
  terminal.resize(40, 14)
  await terminal.sees('❯ Several states / prefer not to say\n  (suggested)')
  await terminal.keys('Enter')
  await terminal.sees('Which licenses are on your team?')
})

inTerminal('plain: numbered choices, nothing redrawn, not one escape byte', async () => {
  terminal = await inTmux('new p --date 2027-01-04 --quick --plain')
  await terminal.sees('Type a number')
  const from = terminal.bytes().lastIndexOf('Employee social media policy')
  for (const [line, next] of [
    ['', 'What is the practice called?'],
    ['Riverbend', 'Which US state are you in?'],
    ['calif', 'State: California'],
    ['b', 'type a few letters to find one'],
    ['?', 'Suggested: Several states'],
    ['', 'Which licenses are on your team?'],
  ] as const) {
    await terminal.type(line)
    await terminal.keys('Enter')
    await terminal.sees(next)
  }
  expect(terminal.bytes().subarray(from).includes(0x1b)).toBe(false)
  await terminal.keys('C-c')
  await terminal.sees('exit=130')
})

inTerminal('back after eleven months: the trial that ended comes first, and Enter leads to its question', async () => {
  const at = (day: string): string => `--date ${day} --library ${packageRoot()}`
  terminal = await inTmux(`questions ${at('2027-01-04')} > /dev/null`)
  await terminal.sees('exit=0')
  const given = 'format: 1\nanswers:\n  practiceName: Riverbend\n  effectiveDate: 2027-01-04\n  accessModel: trial\n'
  writeFileSync(path.join(terminal.folder, 'given.yaml'), given)
  await terminal.run(`build p --answers given.yaml --only policy-md ${at('2027-01-04')}`)
  await terminal.sees('exit=0')
  await terminal.run(`--folder p ${at('2027-12-04')}`)
  await terminal.sees('❯ The trial is over. Which way won? (Over since March 4, 2027.)')
  await terminal.keys('Enter')
  await terminal.sees("Who runs the practice's accounts?")
  expect(terminal.screen()).toContain('❯ Not sure: try two ways for a month each, then decide')
})
