/** What an owner reads from `check`: findings by what to do, in plain words; places and rules only where asked for. */
import { expect, test } from '@jest/globals'
import { dogWalkers, libraryWith, practice } from './practice.js'

const at = ['--library', dogWalkers] as const
const start = 'format: 1\nanswers:\n  firm: Good Boys\n  walks: crew\n  start: "2027-01-04"\n'

async function written(library: readonly string[] = at): Promise<ReturnType<typeof practice>> {
  const our = practice(start)
  await our.run('build', ...library)
  return our
}

test('old sources are one line with one action, listed with --details', async () => {
  const our = await written()
  const { code, out } = await our.run('check', ...at, '--as-of', '2027-12-01')
  expect([code, out]).toEqual([
    3,
    `
The yearly review (1)
  - The policy should have been read again by July 4, 2027
  Read it once more, then give it a new date: practice-policy update --change start --library ${dogWalkers}

Sources to look up again (1)
  1 source should have been looked up again by now.
  A newer library may have that done. What is at hand, and how to get the newest: practice-policy library list --library ${dogWalkers}
`,
  ])
  expect((await our.run('check', ...at, '--as-of', '2027-12-01', '--details')).out).toContain(
    `
  - Town leash ordinance, Section 1 should have been looked up again by November 24, 2027 (last checked November 24, 2026); look it up: https://example.org/leash
    clauses/authorities.yaml:2:5 sources/stale
`,
  )
})

test('an answer to look at again names its question, what settles it and the command', async () => {
  const library = libraryWith(
    {
      'clauses/conflicts.yaml': [
        [
          'conflicts: []',
          'conflicts:\n  - id: x1\n    when: { walks: crew }\n    severity: warn\n    say: A crew needs a whistle.\n    suggest: { walks: alone }\n    basis: A crew in the park.\n    requirements: []',
        ],
      ],
    },
    dogWalkers,
  )
  const our = await written(['--library', library])
  const { out } = await our.run('check', '--library', library)
  expect(out).toBe(`
Answers to look at again (1)
  - A crew needs a whistle.
    This would settle it: “Walkers”: I walk alone
    To change the answer: practice-policy update --change walks --library ${library}
  Nothing here stops you: an answer may stay as it is once you know why.
`)
})

test('what is gone, changed or behind is named with one command', async () => {
  const our = await written()
  our.edit('photo-policy.md', /$/, '\nA line of my own.\n')
  our.edit('answers.yaml', 'Good Boys', 'Park Pals')
  const { code, out } = await our.run('check', ...at)
  expect(code).toBe(3)
  expect(out).toContain(
    `Changed by hand, and not brought in yet (1)\n  photo-policy.md.\n  To bring them in: practice-policy update --library ${dogWalkers}\n`,
  )
  expect(out).toContain('Documents that are behind your answers or the library (')
})

test('edits that are not in yet are read by the wording rules, in Markdown', async () => {
  const our = practice()
  await our.run('build')
  our.edit('social-media-policy.md', 'Clinicians differ', 'Never criticize the practice online. Clinicians differ')
  const { code, out } = await our.run('check')
  expect(code).toBe(1)
  expect(out).toMatch(/^\nYour own words \(\d\): mend first\n {2}- social-media-policy\.md: /)
  expect(out).not.toContain('Unexpected')
  expect(our.list('overrides')).toEqual([])
})

test('it says what was looked at, and what no program can judge', async () => {
  const our = await written()
  expect((await our.run('check', ...at)).err).toContain(
    'Looked at: answers that do not fit together, files against what was written and issued, dates, and sources past the day to look them up again. Whether a rule suits your practice and the law of your state, no program can judge.',
  )
})

test('a slip in the answers is shown with its line', async () => {
  const our = practice('format: 1\nanswers:\n  firm: Suite #12 Dogs\n')
  expect((await our.run('build', ...at)).err)
    .toBe(`answers.yaml:3:9: error answers/text: Unexpected "#12 Dogs" after "Suite", expected quotes around a text with a "#"
  3 |   firm: Suite #12 Dogs
  hint: put the text in quotes: firm: "Suite #12 Dogs"; or, if it is a note, put a space after the "#"
Nothing was written.
`)
})
