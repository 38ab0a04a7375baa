/** The smallest change that flips a clause does flip it, moves what it says and nothing else, and no smaller one would do. */
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { choicesOf } from '../../../src/core/answers/complete.js'
import type { Answer, GivenAnswers } from '../../../src/core/answers/answers.js'
import { parseAnswersFile } from '../../../src/core/answers/read-file.js'
import { testsOf } from '../../../src/core/answers/condition.js'
import { applyChanges, findFlips, singleChange } from '../../../src/core/why/flip.js'
import { completeAnswers } from '../../../src/core/answers/complete.js'
import type { Library } from '../../../src/core/library/library.js'
import { includedClauses, selectClauses } from '../../../src/core/policy/select.js'
import { packageRoot } from '../../../src/node/library-files.js'
import { randomAnswers } from '../../lint/sample.js'
import { edited } from '../../lint/library-edited.js'
import { numbers } from '../../lint/prove-random.js'
import { shippedLibrary } from '../../shipped-library.js'

const today = '2027-01-04'
const library = await shippedLibrary()
/** Every clause that isn't always in can be flipped. */
const conditional = library.clauses.filter((clause) => clause.when.kind !== 'always').length

const included = (lib: Library, given: GivenAnswers): ReadonlySet<string> =>
  includedClauses(selectClauses(lib, completeAnswers({ library: lib, today }, given)))

/** Applies every flip, one at a time, and looks at what moved. */
function checkFlips(lib: Library, given: GivenAnswers): number {
  const before = included(lib, given)
  const flips = findFlips(lib, given, today)
  let flipped = 0
  for (const clause of lib.clauses) {
    const flip = flips.get(clause.id)
    if (flip == null) {
      expect([clause.id, clause.when.kind]).toEqual([clause.id, 'always'])
      continue
    }
    flipped += 1
    const after = included(lib, applyChanges(given, flip.changes))
    const moved = lib.clauses.map((other) => other.id).filter((id) => before.has(id) !== after.has(id))
    expect([...moved].sort()).toEqual([clause.id, ...flip.alsoIn, ...flip.alsoOut].sort())
    for (const id of [...flip.alsoIn, ...flip.alsoOut]) expect(isTied(lib, clause.id, id)).toBe(true)
    expect(smallerWorks(lib, given, clause.id, flip.changes.length)).toBe(false)
  }
  return flipped
}

/** One clause requires the other, or their conditions look at the same question. */
function isTied(lib: Library, a: string, b: string): boolean {
  const [first, second] = [a, b].map((id) => lib.clauses.find((clause) => clause.id === id)!)
  const questions = (clause: typeof first): readonly string[] => testsOf(clause!.when).map((test) => test.question)
  return (
    first!.requires.includes(b) ||
    second!.requires.includes(a) ||
    questions(first).some((question) => questions(second).includes(question))
  )
}

/** Where more than one answer is said to be needed: whether any single other answer would have done. */
function smallerWorks(lib: Library, given: GivenAnswers, clause: string, size: number): boolean {
  if (size < 2) return false
  const now = completeAnswers({ library: lib, today }, given)
  const before = included(lib, given).has(clause)
  return lib.questions.some((question) => {
    const choices = choicesOf(question, now, lib.questions).map((choice) => choice.value)
    const ticked = [now.values[question.id] ?? []].flat()
    const candidates: readonly Answer[] =
      question.kind === 'select'
        ? choices
        : [
            [],
            choices,
            ...choices.map((choice) =>
              ticked.includes(choice) ? ticked.filter((one) => one !== choice) : [...ticked, choice],
            ),
          ]
    return candidates.some(
      (answer) => included(lib, applyChanges(given, [{ question: question.id, answer }])).has(clause) !== before,
    )
  })
}

test('the default answers', () => {
  expect(checkFlips(library, { values: { practiceName: 'Riverbend' }, unsure: [] })).toBe(conditional)
})

const examples = path.join(packageRoot(), 'examples')
const practices = (await readdir(examples, { withFileTypes: true })).filter((entry) => entry.isDirectory())

test.each(practices.map((entry) => entry.name))('the answers of %s', async (name) => {
  const text = await readFile(path.join(examples, name, 'answers.yaml'), 'utf8')
  const { answers, problems } = parseAnswersFile({ path: 'answers.yaml', text }, library)
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  expect(checkFlips(library, answers!)).toBe(conditional)
})

test('random answers', () => {
  const random = numbers(5)
  for (let round = 0; round < 25; round += 1) {
    const { values } = randomAnswers(library, random)
    expect(checkFlips(library, { values, unsure: [] })).toBe(conditional)
  }
})

const phones = 'care/crew-phones.md'

test('one answer is enough', () => {
  const lib = edited()
  const flip = findFlips(lib, { values: { firm: 'Good Boys' }, unsure: [] }, today).get('crew-phones')!
  expect(flip).toEqual({ changes: [{ question: 'walks', answer: 'crew' }], alsoIn: [], alsoOut: [] })
  expect(singleChange(flip)).toEqual({ question: 'walks', answer: 'crew' })
  expect(findFlips(lib, { values: { firm: 'Good Boys' }, unsure: [] }, today).get('ask-first')).toBeNull()
})

test('two answers are needed', () => {
  const lib = edited([phones, '{ walks: crew }', '{ walks: crew, not: { boards: any } }'])
  const given = { values: { firm: 'Good Boys' }, unsure: [] }
  const flip = findFlips(lib, given, today).get('crew-phones')!
  expect(flip.changes).toEqual([
    { question: 'walks', answer: 'crew' },
    { question: 'boards', answer: [] },
  ])
  expect(singleChange(flip)).toBeNull()
  expect(checkFlips(lib, given)).toBe(1)
})

test('the question that is asked first has to change first', () => {
  const plan = `  - id: plan
    step: firm
    kind: select
    ask: Which plan?
    help: Crews have one.
    short: Plan
    choices:
      - { value: early, label: Early }
      - { value: late, label: Late }
    default: early
    defaultWhy: Dogs get up early.
    when: { walks: crew }
  - id: boards
`
  const lib = edited(['questions.yaml', '  - id: boards\n', plan], [phones, 'walks: crew', 'plan: late'])
  const flip = findFlips(lib, { values: { firm: 'Good Boys' }, unsure: [] }, today).get('crew-phones')
  expect(flip?.changes).toEqual([
    { question: 'walks', answer: 'crew' },
    { question: 'plan', answer: 'late' },
  ])
})

test('of two equal changes the one that moves fewer other clauses is taken', () => {
  const other = `---
title: Leads
order: 30
version: 1.0.0
strength: should
rationale: A lead keeps a dog near.
when: { walks: crew }
changes:
  1.0.0: First version.
---
Crews carry two leads.
`
  const lib = edited(
    ['care/leads.md', '', other],
    [phones, '{ walks: crew }', '{ any: [{ walks: crew }, { not: { papers: policy-docx } }] }'],
  )
  const flips = findFlips(lib, { values: { firm: 'Good Boys' }, unsure: [] }, today)
  expect(flips.get('crew-phones')).toEqual({
    changes: [{ question: 'papers', answer: ['policy-md'] }],
    alsoIn: [],
    alsoOut: [],
  })
  expect(flips.get('leads')).toEqual({
    changes: [{ question: 'walks', answer: 'crew' }],
    alsoIn: ['crew-phones'],
    alsoOut: [],
  })
})

test('a changed answer is no longer "not sure"', () => {
  const given = { values: { walks: 'alone' }, unsure: ['walks', 'boards'] }
  expect(applyChanges(given, [{ question: 'walks', answer: 'crew' }])).toEqual({
    values: { walks: 'crew' },
    unsure: ['boards'],
  })
})
