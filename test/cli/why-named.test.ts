/** `why` by number, title or a piece of one, and what it says of rules that the practice left out or reworded; `library list`. */
import { expect, test } from '@jest/globals'
import { dogWalkers, practice } from './practice.js'

const at = ['--library', dogWalkers] as const
const answers = 'format: 1\nanswers:\n  firm: Good Boys\n  walks: crew\n  start: "2027-01-04"\n'

const own = (kind: string, words: string): string =>
  `---\nclause: ask-first\nkind: ${kind}\ndate: "2027-02-01"\n---\n\n${words}`

test('a number, a title and a piece of one lead to the same rule', async () => {
  const our = practice(answers)
  const byId = await our.run('why', 'ask-first', ...at)
  expect(byId.out).toMatch(/^in {3}1\.1 ask-first: always part of the policy\n/)
  const title = /^ +(.+) \((?:must|should|may), version/m.exec(byId.out)?.[1] ?? ''
  for (const name of ['1.1', title, title.slice(2).toUpperCase()])
    expect([name, (await our.run('why', name, ...at)).out]).toEqual([name, byId.out])
})

test('what fits no rule, or several, is refused with a way on', async () => {
  const our = practice(answers)
  const nothing = await our.run('why', '9.9', ...at)
  expect([nothing.code, nothing.err]).toEqual([
    2,
    expect.stringContaining('Unexpected clause "9.9", expected a number such as 2.4, a title or a piece of one'),
  ])
})

test('a rule that was left out, and one in own words', async () => {
  const our = practice(answers)
  our.write('overrides/ask-first.md', own('strike', ''))
  const struck = await our.run('why', 'ask-first', ...at)
  expect(struck.out).toContain('out  ask-first: left out by you\n')
  expect(struck.out).toContain(
    'You left it out since February 1, 2027: remove overrides/ask-first.md to take it in again.',
  )
  expect(JSON.parse((await our.run('why', 'ask-first', '--json', ...at)).out)).toMatchObject([
    { clause: 'ask-first', included: false, own: 'struck' },
  ])
  our.write('overrides/ask-first.md', own('replace', 'Ask the owner twice.\n'))
  const reworded = await our.run('why', '1.1', ...at)
  expect(reworded.out).toContain('in   1.1 ask-first: always part of the policy; in your own words\n')
  expect(reworded.out).toContain(
    'You reworded it since February 1, 2027, in overrides/ask-first.md. The short papers give its title only, and send the reader to it; those without section numbers leave it out.',
  )
})

test('the libraries at hand, how old they are, and how to get the newest', async () => {
  const our = practice(answers)
  await our.run('build', ...at)
  const { out } = await our.run('library', 'list', '--date', '2027-12-01', ...at)
  expect(out).toContain(`${dogWalkers} (in use)\n`)
  expect(out).toContain('last looked up November 24, 2026; 1 source should have been looked up again by now.')
  expect(out).toContain('To get the newest, in the folder of this program: git pull && npm ci')
  expect(out).toContain(`before anything is written: practice-policy plan --library ${dogWalkers}`)
  const { libraries } = JSON.parse((await our.run('library', 'list', '--json', ...at)).out) as {
    readonly libraries: readonly { readonly shipped: boolean; readonly inUse: boolean }[]
  }
  expect(libraries.map(({ shipped, inUse }) => [shipped, inUse])).toEqual([
    [true, false],
    [false, true],
  ])
})
