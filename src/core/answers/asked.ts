/** What each question asks for, in one line: two libraries whose lines differ ask something else. */
import { possibleChoices } from './complete.js'
import type { Interview, Question } from './question.js'
import { migrateQuestions, type Migration } from './migration.js'

/** Question id → its kind and choices. A reworded question is still the same question. */
export const askedFor = (interview: Interview): Record<string, string> =>
  Object.fromEntries(interview.questions.map((question) => [question.id, signature(question, interview)]))

const signature = (question: Question, interview: Interview): string =>
  [question.kind, ...possibleChoices(question, interview.questions).map((choice) => choice.value)].join(' ')

/** Questions that are new, or that offer something else than library `version` did, as `asked` notes it; a new name alone asks nothing. */
export function newlyAsked(
  library: Interview & { readonly migrations: readonly Migration[] },
  version: string,
  asked: Readonly<Record<string, string>>,
): readonly string[] {
  const before = migrateQuestions(library.migrations, version, asked)
  return Object.entries(askedFor(library))
    .filter(([id, line]) => before[id] !== line)
    .map(([id]) => id)
}
