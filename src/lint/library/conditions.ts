/** Tests on answers: each names a question of the library and choices that it has, and asks only what can be answered by then. */
import { possibleChoices } from '../../core/answers/complete.js'
import type { Question } from '../../core/answers/question.js'
import { ANY, testsOf } from '../../core/answers/condition.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { AnswerFact } from '../../core/library/conflict.js'
import type { Library } from '../../core/library/library.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { Place } from '../../core/ground/source.js'
import { modelOf } from '../model/model.js'
import { conditionsIn, factsIn, type Test } from '../model/tests.js'
import type { LibraryRule } from './rule.js'

/** Conditions in YAML and front matter, facts of conflicts included. */
export const conditionTests: LibraryRule = (library) => [
  ...conditionsIn(library).flatMap(({ condition, owner, place }) =>
    testsOf(condition).flatMap((test) => testProblems(library, test, owner, place)),
  ),
  ...library.conflicts.flatMap(({ id, when, place }) =>
    (when === null ? [] : factsIn(when)).flatMap((fact) => factProblems(library, fact, `conflict ${id}`, place)),
  ),
]

/** Branches of texts: `is` for one choice, `includes` for several. */
export const branchTests: LibraryRule = (library) =>
  modelOf(library).occurrences.flatMap(({ node, text, place }) => {
    if (node.kind !== 'branch' || node.test === 'clause') return []
    const kind = library.questions.find((question) => question.id === node.question)?.kind
    const wanted = node.test === 'is' ? 'select' : 'multiselect'
    // Whether a text was answered at all is finite, too.
    const isPresence = kind === 'text' && node.test === 'is' && node.values.every((value) => value === ANY)
    if (kind !== undefined && kind !== wanted && !isPresence) {
      const message = `Unexpected {{#${node.test} ${node.question}}} on a ${kind} in ${text.id}, expected a ${wanted}`
      return [errorAt(place, 'library/test', message, kind === 'multiselect' ? 'use {{#includes}}' : undefined)]
    }
    return testProblems(library, node, text.id, place)
  })

function testProblems(library: Library, { question: id, values }: Test, owner: string, place: Place): Diagnostic[] {
  const question = library.questions.find((candidate) => candidate.id === id)
  if (question === undefined) return [unknownQuestion(library, id, owner, place)]
  if (values.includes(ANY) && values.length === 1) return []
  const choices = possibleChoices(question, library.questions).map((choice) => choice.value)
  return values
    .filter((value) => !choices.includes(value))
    .map((value) => {
      const expected = choices.length === 0 ? 'only "any": it has no choices' : 'one of its choices'
      const message = `Unexpected value "${value}" of ${id} in ${owner}, expected ${expected}`
      return errorAt(place, 'library/value', message, suggestion(value, choices))
    })
}

/** A question that the library doesn't have. */
export function unknownQuestion(library: Library, id: string, owner: string, place: Place): Diagnostic {
  const ids = library.questions.map((question) => question.id)
  const message = `Unexpected question "${id}" in ${owner}, expected a question of this library`
  return errorAt(place, 'library/question', message, suggestion(id, ids))
}

const kindsOfFact: Readonly<Record<AnswerFact['fact'], readonly Question['kind'][]>> = {
  atLeast: ['multiselect'],
  leavesOut: ['multiselect'],
  same: ['text'],
  sameNumber: ['text'],
  past: ['date'],
  monthIn: ['date'],
  empty: ['text', 'multiselect'],
  noDigit: ['text'],
}

function factProblems(library: Library, fact: AnswerFact, owner: string, place: Place): readonly Diagnostic[] {
  const ids = 'questions' in fact ? fact.questions : [fact.question]
  return ids.flatMap((id) => {
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) return [unknownQuestion(library, id, owner, place)]
    const kinds = kindsOfFact[fact.fact]
    if (kinds.includes(question.kind)) return []
    const message = `Unexpected "${fact.fact}" on ${id}, a ${question.kind}, in ${owner}, expected a ${kinds.join(' or ')}`
    return [errorAt(place, 'library/test', message)]
  })
}

/** A question depends only on earlier ones: the interview goes forward. */
export const questionOrder: LibraryRule = ({ questions }) =>
  questions.flatMap((question, position) => {
    const { default: usual, when, choicesFrom } = question
    const same = usual.kind === 'same' ? [usual.question] : []
    const avoided = usual.kind === 'today' && usual.avoid !== null ? testsOf(usual.avoid.when) : []
    const needed = [...[...testsOf(when), ...avoided].map((test) => test.question), ...choicesFrom, ...same]
    return [...new Set(needed)]
      .filter((id) => questions.findIndex((other) => other.id === id) >= position)
      .map((id) => {
        const message = `Unexpected dependence of ${question.id} on "${id}", expected only questions asked before it`
        return errorAt(question.place, 'library/order', message)
      })
  })
