/** Says what is wrong with an answer that a library itself proposes: a default, a "not sure" answer, a suggestion. */
import { possibleChoices } from '../../core/answers/complete.js'
import type { Answer } from '../../core/answers/answers.js'
import type { Question } from '../../core/answers/question.js'
import { parseDate } from '../../core/ground/date.js'
import { suggestion } from '../../core/ground/nearest.js'

export interface AnswerProblem {
  readonly message: string
  readonly hint?: string
}

/** The first problem, or null when the question could be answered so. */
export function answerProblem(
  question: Question,
  answer: Answer,
  questions: readonly Question[],
): AnswerProblem | null {
  const { id, kind } = question
  const values = typeof answer === 'string' ? [answer] : answer
  if ((kind === 'multiselect') === (typeof answer === 'string')) {
    const expected = kind === 'multiselect' ? 'a list of choices' : `one value for a ${kind}`
    return { message: `Unexpected answer "${values.join(', ')}" of ${id}, expected ${expected}` }
  }
  if (kind === 'text') {
    const length = Array.from(values[0] ?? '').length
    if (length > 0 && length <= question.maxLength) return null
    return { message: `Unexpected text of ${length} characters for ${id}, expected 1 to ${question.maxLength}` }
  }
  if (kind === 'date') {
    if (parseDate(values[0] ?? '') !== null) return null
    return { message: `Unexpected date "${values[0] ?? ''}" of ${id}, expected YYYY-MM-DD` }
  }
  const choices = possibleChoices(question, questions).map((choice) => choice.value)
  const wrong = values.find((value) => !choices.includes(value))
  if (wrong === undefined) return companyProblem(question, values)
  const hint = suggestion(wrong, choices)
  const message = `Unexpected value "${wrong}" of ${id}, expected one of its choices`
  return hint === undefined ? { message } : { message, hint }
}

/** A choice that stands alone has company. */
function companyProblem({ id, choices }: Question, values: readonly string[]): AnswerProblem | null {
  const alone = choices.find((choice) => choice.alone && values.length > 1 && values.includes(choice.value))
  return alone === undefined
    ? null
    : { message: `Unexpected "${alone.value}" beside other choices of ${id}, expected it alone` }
}
