/** Notes an owner accepted are not said again, unless asked for. */
import { expect, test } from '@jest/globals'
import { dogWalkers, libraryWith, practice } from './practice.js'

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

test('accepted, hidden, and shown with --all; due no more', async () => {
  const our = practice('format: 1\nanswers:\n  firm: Good Boys\n  walks: crew\n  start: "2027-01-04"\n')
  for (const command of ['build', 'issue']) await our.run(command, '--library', library)
  const note = 'Town leash ordinance, Section 1 is amended in February 2027: Longer leashes.'
  expect((await our.run('check', '--library', library)).out).toContain(note)
  expect((await our.run('status', '--library', library)).out).toContain('On the calendar: Town leash ordinance')
  expect((await our.run('check', '--accept', '--library', library)).err).toContain('1 note will not be said again.')
  const { out, err } = await our.run('check', '--library', library)
  expect(out).not.toContain(note)
  expect(err).toContain('1 note accepted earlier: see them with --all.')
  expect((await our.run('check', '--all', '--library', library)).out).toContain(note)
  await our.run('issue', '--signed', 'elsewhere', '--library', library)
  expect((await our.run('status', '--library', library)).out).toContain('Nothing is due.')
  expect(our.file('noted.yaml')).toContain('# What you have seen')
})
