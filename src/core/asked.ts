/** What each question asks for, in one line: two libraries whose lines differ ask something else. */
import { possibleChoices } from './answers.js'
import type { Interview, Question } from './question.js'

/** Question id → its kind and choices. A reworded question is still the same question. */
export const askedFor = (interview: Interview): Record<string, string> =>
  Object.fromEntries(interview.questions.map((question) => [question.id, signature(question, interview)]))

const signature = (question: Question, interview: Interview): string =>
  [question.kind, ...possibleChoices(question, interview.questions).map((choice) => choice.value)].join(' ')

/** Questions that are new, or that offer something else than when `before` was noted. */
export const newlyAsked = (interview: Interview, before: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(askedFor(interview))
    .filter(([id, line]) => before[id] !== line)
    .map(([id]) => id)
