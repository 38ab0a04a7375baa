/** Turns the questions into variables with finitely many values, in an order that keeps decision diagrams small. */
import { possibleChoices } from '../../core/answers/complete.js'
import type { Question } from '../../core/answers/question.js'

/** A select has one variable; a multiselect one for each choice; a text or a date one that says whether anything is there. */
export interface Variable {
  readonly question: Question
  /** The choice of a multiselect that it stands for, else null. */
  readonly choice: string | null
  /** `absent` = not answered; the choices of a select; `no` and `yes` for a choice; `empty` and `filled` for a text. */
  readonly values: readonly string[]
}

/** First value of every variable that has an answer of its own. */
export const absent = ''

/** Every variable of the questions. */
export function variablesOf(questions: readonly Question[]): readonly Variable[] {
  return questions.flatMap((question) => {
    if (isSource(question, questions) || question.choicesFrom.length > 0) {
      return isFirstOfFamily(question, questions) ? familyVariables(question, questions) : []
    }
    return ownVariables(question, questions)
  })
}

function ownVariables(question: Question, questions: readonly Question[]): readonly Variable[] {
  switch (question.kind) {
    case 'select':
      return [{ question, choice: null, values: [absent, ...possibleChoices(question, questions).map((c) => c.value)] }]
    case 'multiselect':
      return possibleChoices(question, questions).map((choice) => tick(question, choice.value))
    case 'text':
    case 'date':
      return [{ question, choice: null, values: [absent, 'empty', 'filled'] }]
  }
}

const tick = (question: Question, choice: string): Variable => ({ question, choice, values: ['no', 'yes'] })

const isSource = (question: Question, questions: readonly Question[]): boolean =>
  questions.some((other) => other.choicesFrom.includes(question.id))

/** Questions whose choices come from one another. */
function familyOf(question: Question, questions: readonly Question[]): readonly Question[] {
  const family = new Set([question])
  for (const member of family) {
    for (const other of questions) {
      if (other.choicesFrom.includes(member.id) || member.choicesFrom.includes(other.id)) family.add(other)
    }
  }
  return questions.filter((other) => family.has(other))
}

const isFirstOfFamily = (question: Question, questions: readonly Question[]): boolean =>
  familyOf(question, questions)[0] === question

/** Choice by choice across the family: "offered only if ticked there" then links neighbors, and diagrams stay narrow. */
function familyVariables(question: Question, questions: readonly Question[]): readonly Variable[] {
  const all = familyOf(question, questions).flatMap((member) => ownVariables(member, questions))
  const choices = [...new Set(all.map((variable) => variable.choice))]
  return choices.flatMap((choice) => all.filter((variable) => variable.choice === choice))
}
