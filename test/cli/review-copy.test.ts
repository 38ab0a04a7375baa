/** The copy for the lawyer, from the command that writes it to the last comment that is settled. */
import { main } from '../../src/cli/main.js'
import { letterIn, replied } from './lawyer.js'
import { firstLibrary, practice, smallest } from './practice.js'
import { untilSeen, virtualTerminal, type VirtualTerminal } from './virtual-terminal.js'

const copy = 'social-media-policy-review.docx'

test('written, sent, brought home, and settled', async () => {
  const our = practice(`${smallest}  accessModel: designated-team\n`)
  const { out, code } = await our.run('build', '--review')
  expect(code).toBe(0)
  expect(out).toContain(
    `For your lawyer: ${copy}. When it comes back: practice-policy adopt FILE --library ${firstLibrary}\n`,
  )
  const sent = our.bytes(copy)
  expect((await our.run('build', '--review')).out).toContain('Nothing to change')
  expect(our.bytes(copy).equals(sent)).toBe(true)

  const letter = letterIn(sent, 'Access model: “One person”')
  const said = `Too loose for a small office: use ${letter}.`
  our.write('../back.docx', replied(sent, '[accessModel: single-person]', said))
  const home = await our.run('adopt', 'back.docx')
  expect(home.code).toBe(0)
  expect(home.out).toContain(
    `: A. Lawyer takes ${letter}, which is “single-person” as the answer to accessModel. To have it: practice-policy update --change accessModel\n`,
  )
  expect(home.out).toContain('No edit was found that the policy does not have already, only comments.')
  expect(our.list('overrides')).toEqual([])
  const notes = our.file('review-notes.md')
  expect(notes).toContain(`- A. Lawyer: ${said} (back.docx, 2027-01-04)\n`)
  expect(notes).not.toContain('Our note')

  const shown = `A. Lawyer: ${said} (back.docx, 2027-01-04)`
  expect((await our.run('plan')).out).toContain(`  ${shown}\n`)
  expect((await our.run('status')).out).toContain(
    `1 comment in review-notes.md not settled, first: “${shown}”. When one is settled, put [x] after its dash.`,
  )

  our.edit('review-notes.md', '- A. Lawyer', '- [x] A. Lawyer')
  expect((await our.run('plan')).out).not.toContain('Too loose')
  expect((await our.run('status')).out).not.toContain('review-notes.md')
  await our.run('adopt', 'back.docx')
  expect(our.file('review-notes.md')).toBe(notes.replace('- A. Lawyer', '- [x] A. Lawyer'))
})

test('in a terminal an alternative that the lawyer takes is offered as a change of the answer', async () => {
  const our = practice(`${smallest}  accessModel: designated-team\n`)
  await our.run('build', '--review')
  const sent = our.bytes(copy)
  our.write(
    '../back.docx',
    replied(sent, '[accessModel: single-person]', `Use ${letterIn(sent, 'Access model: “One person”')}.`),
  )
  const terminal = virtualTerminal({ columns: 100, rows: 40 })
  const code = main(['adopt', 'back.docx', '--library', firstLibrary], { ...terminal.io, cwd: our.cwd })
  const sees = (text: string): Promise<void> => untilSeen(terminal, text)
  await sees('Change the answer to “Access model” to “One person”?')
  expect(terminal.screen()).toContain(`: A. Lawyer takes ${letterIn(sent, 'Access model: “One person”')}.`)
  await terminal.press('enter')
  await sees("Who runs the practice's accounts?")
  await terminal.press('up', 'enter')
  await sees('Write these changes?')
  await terminal.press('enter')
  expect(await code).toBe(0)
  expect(our.file('answers.yaml')).toContain('accessModel: single-person')
})

test('choices that the lawyer adds are offered one by one, those that are ticked by now no more', async () => {
  const our = practice(smallest)
  await our.run('build', '--review')
  const sent = our.bytes(copy)
  const letters = ['Children or teens', 'Therapy groups'].map((choice) =>
    letterIn(sent, `Client settings: “${choice}” as well`),
  )
  our.write('../back.docx', replied(sent, '[clientSettings: with groups]', `Use ${letters.join(' and ')}.`))
  const adopting = (): {
    readonly sees: (text: string) => Promise<void>
    readonly code: Promise<number>
    readonly press: VirtualTerminal['press']
  } => {
    const terminal = virtualTerminal({ columns: 100, rows: 40 })
    const code = main(['adopt', 'back.docx', '--library', firstLibrary], { ...terminal.io, cwd: our.cwd })
    return { sees: (text) => untilSeen(terminal, text), code, press: terminal.press }
  }
  const first = adopting()
  await first.sees('Add “Children or teens” to the answer to “Client settings”?')
  await first.press('enter')
  await first.sees('Add “Therapy groups” to the answer to “Client settings”?')
  await first.press('down', 'enter')
  await first.sees('Does any of this describe your clients?')
  await first.press('space', 'enter')
  await first.sees('Write these changes?')
  await first.press('enter')
  expect(await first.code).toBe(0)
  expect(our.file('answers.yaml')).toMatch(/clientSettings:\s+(?:- |\[)minors/)

  const second = adopting()
  await second.sees('Add “Therapy groups” to the answer to “Client settings”?')
  await second.press('down', 'enter')
  expect(await second.code).toBe(0)
})

test('a copy that somebody wrote into where it lay is kept before another takes its place', async () => {
  const our = practice(`${smallest}  accessModel: designated-team\n`)
  await our.run('build', '--review')
  our.write(copy, replied(our.bytes(copy), '[accessModel: single-person]', 'Fine.'))
  const { out } = await our.run('build', '--review')
  expect(out).toMatch(
    /The copy for the lawyer that was there is kept as kept\/social-media-policy-review-[0-9a-f]{8}\.docx\./,
  )
  expect(our.list('kept')).toHaveLength(1)
})
