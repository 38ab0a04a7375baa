/** The shipped library is proved; what random answers show agrees with the proof; and ten times as much is proved too. */
import type { Library } from '../../src/core/library/library.js'
import { proveLibrary } from '../../src/lint/prove/prove.js'
import { randomAnswers, sampleLibrary } from './sample.js'
import { shippedLibrary } from '../shipped-library.js'
import { edited, lines, type Edit } from './library-edited.js'
import { numbers } from './prove-random.js'
import { timesLarger } from './prove-tenfold.js'

let proved: ReturnType<typeof proveLibrary> | undefined
/** The proof of the shipped library, worked out once. */
const shippedProof = async () => (proved ??= proveLibrary(await shippedLibrary()))
const failuresOf = (library: Library) => proveLibrary(library).failures

test('the shipped library holds for every class of answers', async () => {
  const { counts, failures } = await shippedProof()
  expect(lines(failures.map((failure) => failure.diagnostic))).toEqual([])
  expect(counts.classes).toBeGreaterThan(10n ** 20n)
})

test('random answers find nothing the proof did not', async () => {
  const library = await shippedLibrary()
  expect(sampleLibrary(library, numbers(1), 40)).toEqual([])
})

const phones = 'care/crew-phones.md'
const first = 'care/ask-first.md'
const faults: readonly (readonly [string, readonly Edit[]])[] = [
  ['an unguarded reference', [[first, 'yes.', 'yes. See {{ref "crew-phones"}}.']]],
  ['a required clause that is out', [[first, 'changes:', 'requires: [crew-phones]\nchanges:']]],
  ['a conflict', [[phones, 'changes:', 'conflicts: [ask-first]\nchanges:']]],
  ['an empty list', [[first, 'yes.', 'yes on {{list boards}}.']]],
  [
    'an empty text',
    [
      [
        first,
        'Nobody at {{firm}} posts a photo of a dog until its owner has said yes.',
        '{{#is walks "crew"}}Ask.{{/is}}',
      ],
    ],
  ],
  ['a loose announcement', [[first, 'yes.', 'yes:\n\n{{#includes boards "any"}}\n- twice.\n{{/includes}}']]],
  [
    'a citation out of place',
    [
      [first, 'yes.', 'yes: {{cite "leash-1"}}.'],
      ['authorities.yaml', '    checked', '    when: { walks: crew }\n    checked'],
    ],
  ],
  ['nothing wrong', []],
]

test.each(faults)('samples and proof agree on %s', (_, edits) => {
  const library = edited(...edits)
  const sampled = new Set(sampleLibrary(library, numbers(2), 100).map(({ rule, file }) => `${rule} ${file}`))
  const proved = new Set(failuresOf(library).map(({ diagnostic: { rule, place } }) => `${rule} ${place.file}`))
  expect([...sampled].filter((key) => !proved.has(key))).toEqual([])
  expect([...proved].filter((key) => !sampled.has(key))).toEqual([])
})

test('ten libraries in one are proved, and in little memory', async () => {
  const library = timesLarger(await shippedLibrary(), 10)
  const { counts, failures } = proveLibrary(library)
  expect(process.memoryUsage().rss).toBeLessThan(2 * 2 ** 30)
  expect(counts.clauses).toBe(10 * (await shippedLibrary()).clauses.length)
  // Copies of questions that play a part (outputs, platforms) play none; all else is as in the original.
  const rules = (await shippedProof()).failures.map((failure) => failure.diagnostic.rule)
  const more = failures.map((failure) => failure.diagnostic.rule).filter((rule) => !rules.includes(rule))
  expect([...new Set(more)].filter((rule) => rule !== 'library/no-effect')).toEqual([])
})

test('random answers are answers: every question that is asked has one', async () => {
  const library = await shippedLibrary()
  const random = numbers(3)
  for (let round = 0; round < 20; round += 1) {
    const { values } = randomAnswers(library, random)
    expect(Object.keys(values).length).toBeGreaterThan(35)
  }
})
