/** The interview on a virtual terminal, key by key. */
import { type GivenAnswers, noAnswers } from '../../src/core/answers/answers.js'
import type { InterviewState } from '../../src/core/interview/state.js'
import type { Library } from '../../src/core/library/library.js'
import { type InterviewResult, endTour, runInterview } from '../../src/cli/wizard/wizard.js'
import type { InterviewOptions } from '../../src/cli/wizard/options.js'
import { shippedLibrary } from '../shipped-library.js'
import { until, virtualTerminal, type VirtualTerminal } from './virtual-terminal.js'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

interface Session {
  readonly terminal: VirtualTerminal
  readonly saved: { given: GivenAnswers; state: InterviewState | null; times: number }
  readonly result: Promise<InterviewResult>
}

async function open(options: Partial<InterviewOptions> = {}, terminal = virtualTerminal()): Promise<Session> {
  const saved: Session['saved'] = { given: noAnswers, state: null, times: 0 }
  const result = runInterview({
    library,
    given: noAnswers,
    today: '2027-01-04',
    io: terminal.io,
    mode: 'quick',
    plain: false,
    save: (given, state) => {
      Object.assign(saved, { given, state, times: saved.times + 1 })
      return Promise.resolve()
    },
    plannedFiles: () => ['social-media-policy/social-media-policy.md', 'social-media-policy/disclaimers.md'],
    ...options,
  })
  await until(() => terminal.raw().includes('Enter'))
  return { terminal, saved, result }
}

test('the first screen says what it takes, what comes out, and what it is not', async () => {
  const { terminal, result } = await open({ mode: 'ask' })
  expect(terminal.screen()).toContain('Nothing you type leaves this computer.')
  expect(terminal.screen()).toContain('This is not legal advice.')
  expect(terminal.screen()).toContain('❯ Quick: the essentials')
  expect(terminal.screen()).toContain('Full: every question')
  await terminal.press('ctrl-c')
  expect((await result).outcome).toBe('left')
})

test('a quick interview, from the first screen to the last', async () => {
  const { terminal, saved, result } = await open()
  await terminal.press('enter')
  await terminal.type('Riverbend')
  await terminal.press('enter')
  await terminal.type('calif')
  await terminal.press('space', 'enter')
  for (let i = 0; i < 40 && !terminal.screen().includes('Check your answers'); i += 1) await terminal.press('enter')
  expect(terminal.screen()).toContain('Check your answers')
  expect(terminal.screen()).toContain('States: California')
  await terminal.press('enter')
  expect(terminal.screen()).toContain('We are about to write 2 files:')
  expect(terminal.screen()).toContain('  social-media-policy/disclaimers.md')
  await terminal.press('enter')
  const { outcome, given } = await result
  expect(outcome).toBe('done')
  expect(given.values).toMatchObject({ practiceName: 'Riverbend', states: ['CA'] })
  expect(saved.given).toEqual(given)
  expect(saved.times).toBeGreaterThanOrEqual(17)
  expect(terminal.lines()).toContain('✓ States: California')
})

test('what is wrong stands beside the prompt, and goes when it is mended', async () => {
  const { terminal, result } = await open()
  await terminal.press('enter', 'enter')
  expect(terminal.screen()).toContain('! Please type an answer: this one can’t stay empty.')
  await terminal.type('x'.repeat(161))
  await terminal.press('enter')
  expect(terminal.screen()).toContain('! That has 161 characters; please use at most 160.')
  await terminal.press('backspace')
  expect(terminal.screen()).not.toContain('!')
  await terminal.press('enter')
  expect(terminal.screen()).toContain('In which US states do you work?')
  await terminal.press('ctrl-c')
  expect((await result).given.values['practiceName']).toBe('x'.repeat(160))
})

test('Esc goes back from every kind of question, and answers are kept', async () => {
  const { terminal, result } = await open({ mode: 'full' })
  await terminal.press('enter')
  await terminal.type('Riverbend')
  await terminal.press('enter', 'enter', 'down', 'space', 'enter', 'enter')
  expect(terminal.screen()).toContain('Is the practice covered by HIPAA?')
  await terminal.press('esc', 'esc')
  expect(terminal.screen()).toContain('❯ [x] Psychologists\n  [ ] Social workers')
  await terminal.press('esc', 'esc')
  expect(terminal.screen()).toContain('› Riverbend')
  await terminal.type('!')
  await terminal.press('enter', 'enter', 'enter', 'enter')
  expect(terminal.screen()).toContain('Is the practice covered by HIPAA?')
  await terminal.press('ctrl-c')
  expect((await result).given.values).toMatchObject({ practiceName: 'Riverbend!', professions: ['psychologist'] })
})

test('Tab tells why and shows sources; Ctrl-N is not sure; Ctrl-O shows all answers', async () => {
  const { terminal, saved, result } = await open()
  await terminal.press('enter', 'R', 'enter', 'tab')
  expect(terminal.screen()).toContain('Suggested: The US in general')
  expect(terminal.screen()).toContain('Source: https://www.psychotherapynotes.com')
  await terminal.press('tab', 'ctrl-n')
  expect(saved.given.unsure).toEqual(['states'])
  await terminal.press('ctrl-o')
  expect(terminal.screen()).toContain('Check your answers')
  expect(terminal.screen()).toContain('(not sure)')
  await terminal.type('practice name')
  await terminal.press('enter', 'backspace', 'S', 'enter')
  expect(terminal.screen()).toContain('Practice name: S')
  await terminal.press('ctrl-c')
  expect((await result).given.values['practiceName']).toBe('S')
})

test('Ctrl-C saves and leaves; the next run goes on at the same question', async () => {
  const first = await open()
  await first.terminal.press('enter', 'R', 'enter', 'enter', 'ctrl-c')
  expect((await first.result).outcome).toBe('left')
  const state: unknown = JSON.parse(JSON.stringify(first.saved.state))
  const second = await open({ given: first.saved.given, resume: state })
  expect(second.terminal.screen()).toContain('❯ Go on where you left off (Licenses)')
  await second.terminal.press('enter')
  expect(second.terminal.screen()).toContain('Which licenses are on your team?')
  await second.terminal.press('esc', 'esc')
  expect(second.terminal.screen()).toContain('› R')
  second.terminal.hangUp()
  expect((await second.result).outcome).toBe('left')
})

test('a changed answer says what it does, and asks what depended on it', async () => {
  const { terminal, saved, result } = await open({ mode: 'full' })
  await terminal.press('enter', 'R')
  for (let i = 0; i < 80 && !terminal.screen().includes('Check your answers'); i += 1) await terminal.press('enter')
  expect(terminal.screen()).toContain('Check your answers')
  await terminal.type('platforms')
  await terminal.press('enter')
  await terminal.type('nextdoor')
  await terminal.press('space', 'enter')
  const lines = terminal.lines()
  expect(lines).toContain('    Also ticked under “Review sites”: Nextdoor, because of “Platforms”.')
  expect(lines).toContain('    To answer because of this: “Notice placed on”.')
  expect(terminal.screen()).toContain('Asked because “Platforms” changed.')
  await terminal.press('enter')
  expect(terminal.screen()).toContain('Check your answers')
  expect(saved.given.values['reviewSites']).toContain('nextdoor')
  await terminal.press('ctrl-c')
  await result
})

test('a stop offers its change on the first row', async () => {
  const given: GivenAnswers = { values: { practiceName: 'R', accessModel: 'all-clinicians' }, unsure: [] }
  const { terminal, saved, result } = await open({ given, only: ['signInMethod'] })
  await terminal.press('down', 'down', 'enter')
  expect(terminal.screen()).toContain('These answers can’t stand together')
  expect(terminal.screen()).toContain('❯ Change Sign-in to “Each with their own login')
  await terminal.press('enter')
  expect((await result).outcome).toBe('done')
  expect(saved.given.values['signInMethod']).toBe('own-roles')
})

test.each([
  [80, 24],
  [40, 24],
])('at %i columns nothing is wider than the window, nor higher', async (columns, rows) => {
  const { terminal, result } = await open({ mode: 'full' }, virtualTerminal({ columns, rows }))
  await terminal.press('enter', 'R')
  for (let i = 0; i < 46; i += 1) {
    await terminal.press('enter')
    expect(terminal.lines().filter((line) => line.length >= columns)).toEqual([])
    await terminal.press('tab')
    const frame = terminal.raw().split('\u001B[?25l').at(-2) ?? ''
    expect(frame.slice(frame.lastIndexOf('\u001B[2K')).split('\n').length).toBeLessThanOrEqual(rows)
    await terminal.press('tab')
  }
  await terminal.press('ctrl-c')
  await result
})

test('a resized window is drawn anew', async () => {
  const { terminal, result } = await open()
  await terminal.press('enter', 'R', 'enter')
  await terminal.resize(40, 12)
  const frame = terminal.raw().slice(terminal.raw().lastIndexOf('\u001B[2K'))
  expect(frame.split('\n').length).toBeLessThanOrEqual(12)
  await terminal.press('ctrl-c')
  await result
})

test('a terminal without UTF-8 gets ASCII only', async () => {
  const { terminal, result } = await open({}, virtualTerminal(undefined, { LANG: 'C', NO_COLOR: '1' }))
  await terminal.press('enter', 'R', 'enter', 'enter', 'tab', 'tab', 'enter')
  expect(terminal.raw()).toMatch(/^[\u0000-\u007F]*$/)
  await terminal.press('ctrl-c')
  await result
})

test('the tour names what was made in order of use, and does what is asked', async () => {
  const terminal = virtualTerminal()
  const done: string[] = []
  const tour = (): Promise<void> =>
    endTour({
      io: terminal.io,
      plain: false,
      stops: [{ use: 'Sign the policy.', path: 'social-media-policy/social-media-policy.docx' }],
      missing: ['The e-mail to staff', 'Calendar reminders'],
      toMake: 'npm start -- update --change outputs',
      commands: [{ command: 'practice-policy update', does: 'asks only what is new' }],
      offers: [
        {
          label: 'Open the Word file',
          run: () => {
            done.push('opened')
            return Promise.resolve('The Word file is open.')
          },
        },
      ],
    })
  const first = tour()
  await until(() => terminal.raw().includes('Anything else?'))
  await terminal.press('down', 'enter')
  await first
  expect(done).toEqual(['opened'])
  expect(terminal.lines().join('\n').trim()).toBe(
    [
      'What to do now',
      '  Before anyone signs, have a lawyer where you work read the policy: this',
      '  program gives no legal advice.',
      '  1. Sign the policy.',
      '    social-media-policy/social-media-policy.docx',
      '',
      'Not made this time',
      '  The e-mail to staff · Calendar reminders.',
      '    To have one of them: npm start -- update --change outputs',
      '',
      'To come back',
      '  practice-policy update',
      '    asks only what is new',
      '✓ The Word file is open.',
    ].join('\n'),
  )
  const second = tour()
  await until(() => terminal.screen().includes('Anything else?'))
  await terminal.press('enter')
  await second
  expect(done).toEqual(['opened'])
})
