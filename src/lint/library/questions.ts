/** Questions: their choices, their defaults and why, and what "not sure" takes. */
import { isUnsureChoice } from '../../core/answers/complete.js'
import { ANY } from '../../core/answers/condition.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Answer } from '../../core/answers/answers.js'
import type { Question } from '../../core/answers/question.js'
import { answerProblem } from './answers.js'
import type { LibraryRule } from './rule.js'

/** Choices fit the kind of question, and none is called `any`. */
export const choiceLists: LibraryRule = ({ questions }) =>
  questions.flatMap((question) => {
    const { id, kind, choices, choicesFrom, place } = question
    const found = (message: string): Diagnostic => errorAt(place, 'library/choices', message)
    const problems: Diagnostic[] = []
    if (choices.some((choice) => choice.value === ANY))
      problems.push(
        found(`Unexpected choice "${ANY}" of ${id}, expected another value: "${ANY}" stands for all of them`),
      )
    if (choices.some((choice) => choice.value === ''))
      problems.push(found(`Unexpected empty choice of ${id}, expected a value`))
    const isList = kind === 'select' || kind === 'multiselect'
    if (!isList && choices.length + choicesFrom.length > 0)
      problems.push(found(`Unexpected choices of ${id}, a ${kind}, expected none`))
    if (choicesFrom.length > 0 && kind !== 'multiselect')
      problems.push(found(`Unexpected choicesFrom of ${id}, a ${kind}, expected a multiselect`))
    if (isList && choicesFrom.length === 0 && choices.length < (kind === 'select' ? 2 : 1))
      problems.push(
        found(`Unexpected ${choices.length} choices of ${id}, expected at least ${kind === 'select' ? 2 : 1}`),
      )
    if (kind !== 'multiselect' && choices.some((choice) => choice.alone))
      problems.push(found(`Unexpected "alone" in ${id}, a ${kind}, expected it in a multiselect`))
    return problems
  })

/** Only a text can be left blank for someone to fill in. */
export const blanks: LibraryRule = ({ questions }) =>
  questions
    .filter(({ blank, kind, required }) => blank && (kind !== 'text' || required))
    .map(({ id, kind, required, place }) =>
      errorAt(
        place,
        'library/blank',
        `Unexpected "blank" of ${id}, a ${required ? `required ${kind}` : kind}, expected a text that may stay open`,
      ),
    )

/** A default is an answer that could be given. */
export const defaults: LibraryRule = ({ questions }) =>
  questions.flatMap((question) => {
    const { default: usual, kind, id, place } = question
    const wrong = (expected: string): readonly Diagnostic[] => [
      errorAt(place, 'library/default', `Unexpected default of ${id}, expected ${expected}`),
    ]
    switch (usual.kind) {
      case 'none':
        if (question.required || kind === 'text' || kind === 'date') return []
        return wrong('one of its choices: a question that may be skipped needs a default')
      case 'literal':
        return problemsWith(question, usual.value, questions, 'library/default')
      case 'today':
        return kind === 'date' ? [] : wrong(`none of "today" for a ${kind}`)
      case 'all':
        if (question.choices.some((choice) => choice.alone)) return wrong('a list: some of its choices stand alone')
        return kind === 'multiselect' ? [] : wrong(`none of "all" for a ${kind}`)
      case 'same': {
        const other = questions.find((candidate) => candidate.id === usual.question)
        return other === undefined || other.kind === kind ? [] : wrong(`a ${kind} to copy from, not a ${other.kind}`)
      }
    }
  })

/** The answer that "not sure" takes could be given, and a choice that means "not sure" is that answer. */
export const unsureAnswers: LibraryRule = ({ questions }) =>
  questions.flatMap((question) => {
    const { id, unsure, choices, place } = question
    const marked = choices.filter((choice) => choice.unsure && (unsure === null || !isUnsureChoice(question, unsure)))
    return [
      ...(unsure === null ? [] : problemsWith(question, unsure, questions, 'library/unsure')),
      ...marked.map(({ value }) =>
        errorAt(
          place,
          'library/unsure',
          `Unexpected "not sure" choice "${value}" of ${id}, expected it to be the question's unsure answer`,
        ),
      ),
    ]
  })

/** Every default gives its reason. */
export const explainedDefaults: LibraryRule = ({ questions }) =>
  questions
    .filter((question) => question.default.kind !== 'none' && question.defaultWhy.trim() === '')
    .map(({ id, place }) =>
      errorAt(
        place,
        'library/default-why',
        `Unexpected absence of defaultWhy in ${id}, expected the reason for its default`,
      ),
    )

function problemsWith(
  question: Question,
  answer: Answer,
  questions: readonly Question[],
  rule: string,
): readonly Diagnostic[] {
  const problem = answerProblem(question, answer, questions)
  return problem === null ? [] : [errorAt(question.place, rule, problem.message, problem.hint)]
}
