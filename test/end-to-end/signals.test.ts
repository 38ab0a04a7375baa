/** Signals in a real terminal (tmux): Ctrl-Z and `fg` keep the line, and whatever ends the program leaves a cursor. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { hasTmux, inTmux, type Tmux } from './tmux.js'

if (!hasTmux) console.warn('SKIPPED: signals were not sent in a real terminal, because tmux is not installed')
const inTerminal = hasTmux ? test : test.skip

let terminal: Tmux
afterEach(() => {
  if (hasTmux) terminal.close()
})

/** As far as the first question. */
async function beginQuick(): Promise<void> {
  terminal = await inTmux('new p --date 2027-01-04 --quick')
  await terminal.sees('Nothing you type leaves this')
  await terminal.keys('Enter')
  await terminal.sees('What is the practice called?')
}

inTerminal('Ctrl-Z sets the interview aside, fg brings it back with the line', async () => {
  await beginQuick()
  await terminal.type('Riverb')
  await terminal.keys('C-z')
  await terminal.sees('ready>')
  await terminal.type('fg')
  await terminal.keys('Enter')
  await terminal.sees('› Riverb')
  await terminal.type('end')
  await terminal.keys('Enter')
  await terminal.sees('Which US state are you in?')
  expect(terminal.all()).toContain('✓ Practice name: Riverbend')
})

inTerminal('a signal that ends the program on a list gives the cursor back', async () => {
  terminal = await inTmux('new p --date 2027-01-04')
  await terminal.sees('Nothing you type leaves this')
  const before = terminal.bytes().toString()
  expect(before.lastIndexOf('\u001B[?25l')).toBeGreaterThan(before.lastIndexOf('\u001B[?25h'))
  execFileSync('kill', ['-TERM', String(terminal.pid())])
  await terminal.sees('exit=143')
  await setTimeout(100)
  const after = terminal.bytes().toString()
  expect(after.lastIndexOf('\u001B[?25h')).toBeGreaterThan(after.lastIndexOf('\u001B[?25l'))
})

inTerminal(
  'a terminal that is closed in the midst of the interview ends it, and the answers so far are there the next time',
  async () => {
    await beginQuick()
    await terminal.type('Riverbend')
    await terminal.keys('Enter')
    await terminal.sees('Which US state are you in?')
    const pid = terminal.pid()
    terminal.close()
    const isRunning = (): boolean => spawnSync('kill', ['-0', String(pid)]).status === 0
    for (let i = 0; i < 2_400 && isRunning(); i += 1) await setTimeout(50)
    expect(isRunning()).toBe(false)
    const folder = path.join(terminal.folder, 'p')
    expect(readdirSync(folder)).toEqual(['.interview.json', 'answers.yaml'])
    terminal = await inTmux(`new ${folder} --date 2027-01-04`)
    await terminal.sees('Go on where you left off (State)')
    expect(readFileSync(path.join(folder, 'answers.yaml'), 'utf8')).toContain('practiceName: Riverbend\n')
  },
)
