/** The second year in a real terminal: a conflict settled, an answer changed and taken back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { libraryWith, newVersion, smallest } from '../cli/practice.js'
import { hasTmux, inTmux, type Tmux } from './tmux.js'

if (!hasTmux) console.warn('SKIPPED: update was not driven in a real terminal, because tmux is not installed')
const inTerminal = hasTmux ? test : test.skip

let terminal: Tmux
afterEach(() => {
  if (hasTmux) terminal.close()
})

const at = (name: string): string => path.join(terminal.folder, 'p', name)
const file = (name: string): string => readFileSync(at(name), 'utf8')

const changed = libraryWith({
  'clauses/library.yaml': [newVersion],
  'clauses/about/one-voice.md': [
    newVersion,
    ['  1.0.0: First', '  1.1.0: Says how much.\n  1.0.0: First'],
    ['Clinicians differ in how', 'Clinicians differ a lot in how'],
  ],
})

/** A built policy with one sentence of the practice's own. */
async function begin(): Promise<void> {
  terminal = await inTmux('--version')
  await terminal.sees('exit=0')
  mkdirSync(at('.'))
  writeFileSync(at('answers.yaml'), smallest)
  await terminal.run('build p --date 2027-01-04')
  await terminal.sees('exit=0')
  const own = file('social-media-policy.md').replace('Clinicians differ in how at ease', 'We differ in how at ease')
  writeFileSync(at('social-media-policy.md'), own)
}

inTerminal('a text changed on both sides: mine, changed a little', async () => {
  await begin()
  await terminal.run(`update p --library ${changed} --date 2027-02-01`)
  await terminal.sees('the library changed the same words as you did.')
  expect(terminal.screen()).toContain('Yours: We differ in how at ease')
  expect(terminal.screen()).toContain('The library now: Clinicians differ a lot in how at ease')
  await terminal.keys('Down', 'Down', 'Enter')
  await terminal.sees('line 1 of 2')
  await terminal.keys('Home')
  await terminal.type('True: ')
  await terminal.keys('Enter', 'Enter')
  await terminal.sees('Write these changes?')
  expect(terminal.screen()).toContain('✓ “One shared rule for everyone”: your new text')
  await terminal.keys('Enter')
  await terminal.sees('exit=0')
  expect(file('social-media-policy.md')).toContain('True: We differ in how at ease')
  await terminal.run(`plan p --library ${changed} --date 2027-02-01`)
  await terminal.sees('Nothing would change.')
  await terminal.sees('exit=0')
})

inTerminal('left with Ctrl-C: nothing is changed, and the next run asks again; the library’s text taken', async () => {
  await begin()
  const before = file('social-media-policy.md')
  await terminal.run(`update p --library ${changed} --date 2027-02-01`)
  await terminal.sees('the library changed the same words')
  await terminal.keys('C-c')
  await terminal.sees('exit=130')
  expect(file('social-media-policy.md')).toBe(before)
  await terminal.run(`update p --library ${changed} --date 2027-02-01`)
  await terminal.sees('the library changed the same words')
  await terminal.keys('Down', 'Enter')
  await terminal.sees('Write these changes?')
  await terminal.keys('Enter')
  await terminal.sees('exit=0')
  expect(file('social-media-policy.md')).toContain('Clinicians differ a lot in how at ease')
  expect(file('social-media-policy.md')).not.toContain('Practice-specific wording')
})

inTerminal('one answer opened again; no to the plan leaves every file as it was', async () => {
  await begin()
  const before = file('answers.yaml')
  await terminal.run('update p --change accessModel --date 2027-02-01')
  await terminal.sees("Who runs the practice's accounts?")
  await terminal.keys('Up', 'Enter')
  await terminal.sees('Write these changes?')
  expect(terminal.all()).toContain('removed  Trying two ways, a month each. Because “Access model” is now')
  await terminal.keys('Down', 'Enter')
  await terminal.sees('Nothing was changed.')
  expect(file('answers.yaml')).toBe(before)
})
