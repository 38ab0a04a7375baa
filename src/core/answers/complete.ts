/** Ticks the choices that other answers bring along (a platform that also holds reviews is a review site too). */
import { resolveAnswers, type Answers, type GivenAnswers } from './answers.js'
import type { Setting } from '../interview/state.js'

/** A choice ticked because of another answer. */
export interface Added {
  readonly question: string
  readonly value: string
  /** The question whose choice brought it. */
  readonly because: string
}

/** Choices that the answers call for and that the owner left out. */
export function missingChoices(setting: Setting, given: GivenAnswers): readonly Added[] {
  const { questions } = setting.library
  const answers = resolveAnswers(questions, given, setting.today)
  const bringing = questions.flatMap((source) =>
    source.choices
      .filter((choice) => answers.values[source.id]?.includes(choice.value))
      .flatMap((choice) => Object.entries(choice.adds))
      .map(([question, value]): Added => ({ question, value, because: source.id })),
  )
  return bringing.filter(({ question, value }, index) => {
    const answer = answers.values[question]
    const first = bringing.findIndex((other) => other.question === question && other.value === value) === index
    return first && answer !== undefined && typeof answer !== 'string' && !answer.includes(value)
  })
}

/** The given answers with those choices ticked; a "not sure" stays one. Depends on the final answers only, not on the order they came in. */
export function withAdded(setting: Setting, given: GivenAnswers): GivenAnswers {
  const missing = missingChoices(setting, given).filter((added) => !given.unsure.includes(added.question))
  if (missing.length === 0) return given
  const { questions } = setting.library
  const answers = resolveAnswers(questions, given, setting.today)
  const values = { ...given.values }
  for (const question of questions) {
    const extra = missing.filter((added) => added.question === question.id).map((added) => added.value)
    if (extra.length === 0) continue
    const ticked = [answers.values[question.id] ?? [], extra].flat()
    values[question.id] = question.choices.map((choice) => choice.value).filter((value) => ticked.includes(value))
  }
  return { ...given, values }
}

/** The whole answers an interview stands for. */
export const answersOf = (setting: Setting, given: GivenAnswers): Answers =>
  resolveAnswers(setting.library.questions, withAdded(setting, given), setting.today)
