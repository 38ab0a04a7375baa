/** Copies that sync folders and editors leave in a practice's folder: told as what they are, never in the way, never lost. */
import { renameSync } from 'node:fs'
import path from 'node:path'
import { built, ownFile, policyFile, practice, sentence, smallest, firstLibrary } from './practice.js'

const own = (body: string): string => `---\nclause: one-voice\nkind: replace\n---\n${body}\n`

test('of own wording, of the policy and of the answers: each is named with what to do, and the build goes on', async () => {
  const our = await built()
  our.write(ownFile, own('We speak with one voice.'))
  our.write('overrides/one-voice 2.md', own('We speak with one voice.'))
  our.write('overrides/one-voice (conflicted copy 2026-11-01 091500).md', own('We all speak with one voice.'))
  our.write('overrides/scope-DESKTOP-4F7K2.md', own('Everyone.').replace('one-voice', 'scope'))
  our.write('social-media-policy (1).md', our.file(policyFile).replace(sentence, 'We differ online.'))
  our.write('answers (1).yaml', smallest)
  our.write('answers.yml', `${smallest}  state: CA\n`)
  const { code, out, err } = await our.run('build')
  expect(code).toBe(0)
  const differs = 'and says something else; compare the two, keep one, and remove the other.'
  expect(`${out}${err}`.split('\n').filter((line) => line.includes('is not read'))).toEqual([
    `overrides/one-voice (conflicted copy 2026-11-01 091500).md is not read: it is a copy of overrides/one-voice.md ${differs}`,
    'overrides/one-voice 2.md is not read: it is a copy of overrides/one-voice.md and says the same; it can be removed.',
    'overrides/scope-DESKTOP-4F7K2.md is not read: its name is that of a copy; rename it to overrides/scope.md to use it.',
    'answers (1).yaml is not read: it is a copy of answers.yaml and says the same; it can be removed.',
    `answers.yml is not read: it is a copy of answers.yaml ${differs}`,
    'social-media-policy (1).md is not read: it is a copy of social-media-policy.md and says something else; to bring its edits in: practice-policy adopt "social-media-policy (1).md" (with its folder), then remove it.',
  ])
})

test('answers under another name are named where there are none', async () => {
  const our = practice()
  renameSync(path.join(our.folder, 'answers.yaml'), path.join(our.folder, 'answers.yaml.txt'))
  const { code, err } = await our.run('build')
  expect([code, err]).toEqual([
    2,
    `There is no answers.yaml in ${our.folder}.\nanswers.yaml.txt is not read: answers are read from answers.yaml: rename the file if it is the right one.\nStart with: practice-policy new --library ${firstLibrary}\n`,
  ])
})
