/** What touches a practice from outside: a newer library, a changed authority, the law calendar; drafts are written, nothing is issued. */
import { expect, test } from '@jest/globals'
import { dogWalkers, libraryWith, practice, type Practice } from './practice.js'

const answers = 'format: 1\nanswers:\n  firm: Good Boys\n  walks: crew\n  start: "2027-01-04"\n'

const newer = libraryWith(
  {
    'clauses/library.yaml': [['version: 0.3.0', 'version: 0.4.0']],
    'clauses/care/crew-phones.md': [
      ['version: 1.0.0', 'version: 2.0.0'],
      ['  1.0.0: First', '  2.0.0: Photos go within a week.\n  1.0.0: First'],
      ['with one phone.', 'with one phone, and deletes them within a week.'],
    ],
  },
  dogWalkers,
)
const withEvents = libraryWith(
  {
    'clauses/authorities.yaml': [
      [
        'verification: verbatim',
        'verification: verbatim\n    events:\n      - { kind: expires, date: 2027-05, what: The leash rule ends., source: The council, confidence: verbatim }',
      ],
    ],
  },
  dogWalkers,
)

async function issued(): Promise<Practice> {
  const our = practice(answers)
  for (const command of ['build', 'issue']) await our.run(command, '--library', dogWalkers)
  return our
}

test('nothing touches a practice whose library and law are as they were', async () => {
  const our = await issued()
  const { code, out } = await our.run('radar', '--library', dogWalkers)
  expect(out).toBe('Nothing touches this practice.\n')
  expect(code).toBe(0)
  expect(our.has('radar')).toBe(false)
})

test('a rule of a newer library: a plan, a redline, a notice and who signs, and no document is touched', async () => {
  const our = await issued()
  const before = our.bytes('policy.lock.json')
  const { code, out } = await our.run('radar', '--library', newer, '--as-of', '2027-02-01')
  expect(out).toBe(`1 thing to look at:
  “Crew phones”: Library 0.4.0: Photos go within a week.
    through crew-phones
Drafts to review; nothing was issued:
  radar/2027-02-01/plan.md
  radar/2027-02-01/redline.docx
  radar/2027-02-01/redline.md
  radar/2027-02-01/redline.html
  radar/2027-02-01/staff-notice.md
  radar/2027-02-01/sign-again.md
If it is issued, to sign: Everyone who signed version 1.0 or an earlier one, and everyone who joined since.
`)
  expect(code).toBe(3)
  expect(our.file('radar/2027-02-01/plan.md')).toBe(`# Good Boys: what touches the policy, as of February 1, 2027

A draft for review. Nothing was issued, and no document was changed.

## What touches it

- “Crew phones”: Library 0.4.0: Photos go within a week.
  - 1.2 Crew phones

## What a release would change

It would be version 2.0, after 1.0, with 1 provision changed.

- changed: Crew phones. Library 0.4.0: Photos go within a week. This changes what staff must do.
`)
  expect(our.file('radar/2027-02-01/staff-notice.md'))
    .toBe(`Version 2.0 of our photo policy takes effect on January 4, 2027. It takes the place of version 1.0.

What changes for you:
- Crew phones: changed

Please read it and sign the acknowledgement. Ask if anything is unclear.
`)
  expect(our.file('radar/2027-02-01/sign-again.md')).toBe(`# Who signs again

Everyone who signed version 1.0 or an earlier one, and everyone who joined since. (A draft for review.)

What staff must do changes in 1 provision:

- “Crew phones” asks something different. Library 0.4.0: Photos go within a week.
`)
  expect(our.bytes('policy.lock.json')).toEqual(before)
  expect(our.folders('history')).toEqual(['1.0'])
})

test('an authority that a provision rests on from now on', async () => {
  const our = await issued()
  const second = libraryWith(
    {
      'clauses/authorities.yaml': [
        [
          'authorities:\n',
          `authorities:
  - id: leash-2
    body: County
    title: Leash code
    short: County leash code
    edition: '2027'
    url: https://example.org/county
    requires: Dogs are on a leash.
    appliesTo: [walkers]
    checked: 2026-11-24
    reviewBy: 2027-11-24
    status: in-force
    verification: verbatim
`,
        ],
      ],
      'clauses/care/crew-phones.md': [['[leash-1]', '[leash-1, leash-2]']],
    },
    dogWalkers,
  )
  const { out } = await our.run('radar', '--library', second, '--as-of', '2027-02-01')
  expect(out).toContain(`1 thing to look at:
  What rests on County leash code changed.
    through crew-phones
`)
})

test('drafts of the same day: the same are left, one that somebody changed is left too, and others stand beside it', async () => {
  const our = await issued()
  const radar = ['radar', '--library', newer, '--as-of', '2027-02-01'] as const
  await our.run(...radar)
  await our.run(...radar)
  expect(our.folders('radar')).toEqual(['2027-02-01'])
  our.write('radar/2027-02-01/staff-notice.md', 'My own words.')
  expect((await our.run(...radar)).out).toContain('  radar/2027-02-01-2/plan.md')
  expect(our.file('radar/2027-02-01/staff-notice.md')).toBe('My own words.')
  expect((await our.run('check', '--library', dogWalkers)).code).toBe(0)
})

test('a rule that expires, from three months before; until the text changes there is only a plan', async () => {
  const our = await issued()
  const radar = (asOf: string): Promise<{ code: number; out: string }> =>
    our.run('radar', '--library', withEvents, '--as-of', asOf, '--json')
  expect((await radar('2027-01-20')).code).toBe(0)
  const { code, out } = await radar('2027-02-20')
  expect(code).toBe(3)
  expect(JSON.parse(out)).toEqual({
    asOf: '2027-02-20',
    version: '1.0',
    touches: [
      {
        kind: 'rule-expires',
        authority: 'leash-1',
        what: 'On the calendar: Town leash ordinance, Section 1 expires in May 2027: The leash rule ends. It bears on “Crew phones”.',
        source: 'The council',
        clauses: ['crew-phones'],
      },
    ],
    signAgain: null,
    drafts: ['radar/2027-02-20/plan.md'],
  })
  expect(our.file('radar/2027-02-20/plan.md')).toContain('## What a release would change\n\nNothing yet')
})

test('many practices: which are touched', async () => {
  const our = await issued()
  our.write('../alone/answers.yaml', 'format: 1\nanswers:\n  firm: Alone\n  walks: alone\n  start: "2027-01-04"\n')
  await our.run('many', 'build', '.', '--workers', '1', '--library', dogWalkers)
  const { code, out } = await our.run('many', 'radar', '.', '--workers', '1', '--library', newer)
  expect(out).toBe(`alone                nothing touches it
social-media-policy  1 thing to look at
2 practices: 1 fine, 1 to look at.
`)
  expect(code).toBe(3)
})
