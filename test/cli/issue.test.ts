/** Before a version is released: its date, what it means, yes or no; and taking one back on the same day. */
import { expect, test } from '@jest/globals'
import { main } from '../../src/cli/main.js'
import { dogWalkers, practice, type Practice } from './practice.js'
import { untilSeen, virtualTerminal } from './virtual-terminal.js'

const small = ['--library', dogWalkers] as const
const answers = (...lines: readonly string[]): string =>
  `${['format: 1', 'answers:', '  firm: Good Boys', ...lines].join('\n')}\n`

async function started(start = '2027-01-04'): Promise<Practice> {
  const our = practice(answers(`  start: "${start}"`))
  expect((await our.run('build', ...small)).code).toBe(0)
  return our
}

const issue = (our: Practice, ...argv: readonly string[]) => our.run('issue', ...small, ...argv)

test('a date in the past, without a terminal: refused, nothing written, and how to go on', async () => {
  const our = await started('2026-11-01')
  const before = our.list('.')
  const { code, err } = await issue(our)
  expect(code).toBe(2)
  expect(err).toBe(`This version would take effect on November 1, 2026, before today. Nothing was written.
Give it a date:  practice-policy issue --effective 2027-01-04 --library ${dogWalkers}
Or keep that one: practice-policy issue --yes --library ${dogWalkers}
`)
  expect(our.list('.')).toEqual(before)
  expect((await issue(our, '--effective', '1/11/2027')).out).toContain('Issued version 1.0.')
  expect(our.file('answers.yaml')).toContain('start: 2027-01-11')
  expect(our.file('history/1.0/photo-policy.md')).toContain('January 11, 2027')
})

test('--yes keeps the date; --effective must be one', async () => {
  const our = await started('2026-11-01')
  expect(await issue(our, '--effective', 'soon')).toMatchObject({
    code: 2,
    err: 'Unexpected --effective "soon", expected a date such as 2027-01-31\n',
  })
  const { code, err } = await issue(our, '--yes')
  expect([code, err]).toEqual([0, 'This version says it is in effect from November 1, 2026, before today.\n'])
})

test('--dry-run says what it means and writes nothing', async () => {
  const our = await started()
  const before = our.list('.')
  expect(await issue(our, '--dry-run')).toEqual({
    code: 3,
    err: '',
    out: `Version 1.0 takes effect on January 4, 2027.
It is the first version.
To sign: Everyone who works at the practice.
To send: a message for staff stands at the end of changes.md.
Nothing was written.
`,
  })
  expect(our.list('.')).toEqual(before)
})

test('a new date alone is a new version', async () => {
  const our = await started()
  await issue(our)
  expect((await issue(our)).out).toBe('Nothing changed since version 1.0 was issued.\n')
  const { out } = await issue(our, '--effective', '2027-02-01')
  expect(out).toContain('Issued version 1.1, after 1.0.')
  expect(out).toContain('Nobody needs to sign again.')
  expect((await issue(our)).out).toBe('Nothing changed since version 1.1 was issued.\n')
})

test('withdrawn the same day: recorded, the one before in force, its number never used again', async () => {
  const our = await started()
  await issue(our)
  our.write('answers.yaml', answers('  start: "2027-01-04"', '  walks: crew'))
  const second = (await issue(our)).out
  expect(second).toContain('Issued version 1.1, after 1.0.')
  expect(our.has('redline.docx')).toBe(true)
  expect((await issue(our, '--withdraw')).out).toBe(
    `Version 1.1 is withdrawn: history/1.1/ says so, and its number is not used again.
Version 1.0 is in force, as before.
The documents are at 1.2 draft.
`,
  )
  expect(our.file('history/1.1/withdrawn.txt')).toBe(
    'Version 1.1 was issued and withdrawn on 2027-01-04. It is not in force, and its number is not used again.\n',
  )
  expect(our.has('redline.docx')).toBe(false)
  expect(our.file('changes.md')).toBe(our.file('history/1.0/changes.md'))
  expect((await our.run('status', ...small)).out).toContain('Good Boys: version 1.0, in effect since January 4, 2027.')
  expect((await our.run('check', ...small)).code).toBe(0)
  expect((await issue(our)).out).toContain('Issued version 1.2, after 1.0.')
  expect((await issue(our, '--withdraw', '--date', '2027-01-05')).err).toBe(
    'Version 1.2 was issued on January 4, 2027. Only a version issued today can be withdrawn: people may rely on it. Change what is wrong, then issue the next one. Nothing was written.\n',
  )
})

test('in a terminal a backdated version asks for its date first, then shows what it means', async () => {
  const our = await started('2026-11-01')
  const terminal = virtualTerminal()
  const code = main(['issue', ...small], { ...terminal.io, cwd: our.cwd })
  const sees = (text: string): Promise<void> => untilSeen(terminal, text)
  await sees('When does it take effect?')
  expect(terminal.screen()).toContain('So far it says November 1, 2026. A policy should not be backdated')
  expect(terminal.screen()).toContain('Enter takes: 2027-01-04')
  await terminal.press('enter')
  await sees('Issue version 1.0?')
  expect(terminal.screen()).toContain('Version 1.0 takes effect on January 4, 2027.')
  expect(terminal.screen()).toContain('To sign: Everyone who works at the practice.')
  await terminal.press('enter')
  expect(await code).toBe(0)
  expect(our.has('history/1.0/photo-policy.md')).toBe(true)
})

test('--signed notes who has signed, and status asks for it no more; words it does not know are refused', async () => {
  const our = await started()
  const signed = (who: string) => issue(our, '--signed', who)
  expect(await signed('everyone')).toMatchObject({
    code: 2,
    err: 'No version has been issued yet, so there is none to sign. Nothing was written.\n',
  })
  await issue(our)
  const due = 'Version 1.0 has been in effect since January 4, 2027, and'
  const status = async () => (await our.run('status', ...small)).out
  expect(await status()).toContain(
    `${due} nobody is recorded as having signed it.\n   practice-policy issue --signed everyone --library ${dogWalkers}\n`,
  )
  const { out: json } = await our.run('status', ...small, '--json')
  expect((JSON.parse(json) as { due: unknown[] }).due).toEqual([
    {
      kind: 'signature-missing',
      what: `${due} nobody is recorded as having signed it.`,
      since: '2027-01-04',
      action: 'issue --signed everyone',
    },
  ])
  expect((await signed('everyone but Ana Ruiz, Bo Li')).out).toBe(
    'Noted for version 1.0: everyone but Ana Ruiz and Bo Li has signed.\n',
  )
  expect(await status()).toContain(`${due} it still waits for the signature of Ana Ruiz and Bo Li.`)
  expect(await signed('Ana')).toMatchObject({
    code: 2,
    err: 'Unexpected --signed "Ana", expected everyone, "everyone but NAME, NAME", elsewhere or nobody. Nothing was written.\n',
  })
  expect((await signed('elsewhere')).out).toBe('Noted for version 1.0: you keep track of it elsewhere.\n')
  expect(await status()).toContain('Nothing is due.')
  expect((await signed('nobody')).out).toBe('Noted for version 1.0: nobody has signed yet.\n')
  // A version that asks nothing new of anybody needs no new signature; one that was taken back has none.
  await signed('everyone')
  await issue(our, '--effective', '2027-01-05')
  const later = await our.run('status', ...small, '--date', '2027-02-01')
  expect(later.out).toContain('version 1.1, in effect since January 5, 2027.\nNothing is due.')
})
