/** Completes what the owner said: defaults question by question, and the choices that other answers bring along (a platform that also holds reviews is a review site too). */
import { remember } from '../ground/remember.js'
import { parseDate, shiftDate } from '../ground/date.js'
import type { Answer, Answers, GivenAnswers, Origin } from './answers.js'
import type { AvoidedMonths, Choice, Interview, Question } from './question.js'
import { holds } from './condition.js'

/** What answers are completed by; `today` is an ISO date. */
export interface AnswerSetting {
  readonly library: Pick<Interview, 'questions'>
  readonly today: string
}

/** A choice ticked because of another answer. */
export interface Added {
  readonly question: string
  readonly value: string
  /** The question whose choice brought it. */
  readonly because: string
}

/** Choices that the answers call for and that the owner left out. */
export function missingChoices(setting: AnswerSetting, given: GivenAnswers): readonly Added[] {
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
    const alone =
      questions.find((candidate) => candidate.id === question)?.choices.filter((choice) => choice.alone) ?? []
    if (alone.some((choice) => choice.value === value || answer?.includes(choice.value) === true)) return false
    const first = bringing.findIndex((other) => other.question === question && other.value === value) === index
    return first && answer !== undefined && typeof answer !== 'string' && !answer.includes(value)
  })
}

/** The given answers with those choices ticked; a "not sure" stays one. Depends on the final answers only, not on the order they came in. */
export function withAdded(setting: AnswerSetting, given: GivenAnswers): GivenAnswers {
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

/** The whole answers that the given ones stand for: the one door to complete answers. */
export const completeAnswers = ({ library, today }: AnswerSetting, given: GivenAnswers): Answers =>
  completeOnce(given, library.questions, today)

const completeOnce = remember((given: GivenAnswers, questions: readonly Question[], today: string): Answers =>
  resolveAnswers(questions, withAdded({ library: { questions }, today }, given), today),
)

/** What was said, with defaults, without the choices that other answers bring along: what conflicts are judged by. Resolves every question in order; `today` is an ISO date. A required question without an answer stays absent. */
export const resolveAnswers = (questions: readonly Question[], given: GivenAnswers, today: string): Answers =>
  resolveOnce(given, questions, today)

const resolveOnce = remember((given: GivenAnswers, questions: readonly Question[], today: string): Answers => {
  const values: Record<string, Answer> = Object.create(null) as Record<string, Answer>
  const origins: Record<string, Origin> = Object.create(null) as Record<string, Origin>
  const answers: Answers = { values, origins }
  for (const question of questions) {
    if (!holds(question.when, answers)) continue
    const [value, origin] = answerOf(question, given, answers, questions, today)
    if (value === undefined) {
      if (question.blank) origins[question.id] = 'blank'
      continue
    }
    values[question.id] = value
    origins[question.id] = origin
  }
  return answers
})

function answerOf(
  question: Question,
  given: GivenAnswers,
  answers: Answers,
  questions: readonly Question[],
  today: string,
): [Answer | undefined, Origin] {
  if (given.unsure.includes(question.id) && question.unsure !== null) return [question.unsure, 'unsure']
  const said = Object.hasOwn(given.values, question.id) ? given.values[question.id] : undefined
  if (said !== undefined) {
    const value = question.choicesFrom.length > 0 ? onlyOffered(said, question, answers, questions) : said
    return [value, isUnsureChoice(question, said) ? 'unsure' : 'given']
  }
  return [defaultAnswer(question, answers, questions, today), 'default']
}

/** Whether an answer is a choice that means "not sure", with nothing else ticked beside it. */
export function isUnsureChoice(question: Question, answer: Answer): boolean {
  const [said, ...more] = typeof answer === 'string' ? [answer] : answer
  return more.length === 0 && question.choices.some((choice) => choice.unsure && choice.value === said)
}

/** Drops choices that an earlier answer no longer offers (a platform unticked since). */
function onlyOffered(said: Answer, question: Question, answers: Answers, questions: readonly Question[]): Answer {
  if (typeof said === 'string') return said
  const offered = new Set(choicesOf(question, answers, questions).map((choice) => choice.value))
  return said.filter((value) => offered.has(value))
}

/** The default of a question given the answers before it. */
export function defaultAnswer(
  question: Question,
  answers: Answers,
  questions: readonly Question[],
  today: string,
): Answer | undefined {
  switch (question.default.kind) {
    case 'none':
      return undefined
    case 'literal':
      return question.default.value
    case 'same':
      return answers.values[question.default.question]
    case 'today':
      return notIn(question.default.avoid, answers, today)
    case 'all':
      return choicesOf(question, answers, questions).map((choice) => choice.value)
  }
}

/** The day itself or, in an avoided month, the first day of the next month that is not. */
function notIn(avoid: AvoidedMonths | null, answers: Answers, day: string): string {
  const date = parseDate(day)
  if (avoid === null || date === null || !avoid.months.includes(date.month) || !holds(avoid.when, answers)) return day
  return notIn(avoid, answers, shiftDate(day, 1, 0).replace(/\d\d$/, '01'))
}

/** The choices of a question, given the answers before it. */
export const choicesOf = (question: Question, answers: Answers, questions: readonly Question[]): readonly Choice[] =>
  choicesWhere(question, questions, (source, choice) => answers.values[source.id]?.includes(choice.value) === true)

/** Every choice a question could ever offer. */
export const possibleChoices = (question: Question, questions: readonly Question[]): readonly Choice[] =>
  choicesWhere(question, questions, () => true)

/** A value that several source questions share is offered once, with the words of the first. */
function choicesWhere(
  question: Question,
  questions: readonly Question[],
  isOffered: (source: Question, choice: Choice) => boolean,
): readonly Choice[] {
  if (question.choicesFrom.length === 0) return question.choices
  const offered = new Map<string, Choice>()
  for (const source of questions.filter((other) => question.choicesFrom.includes(other.id))) {
    for (const choice of source.choices) {
      if (isOffered(source, choice) && !offered.has(choice.value)) offered.set(choice.value, { ...choice, adds: {} })
    }
  }
  return [...offered.values()]
}

/** The answer in words: labels of choices, text as typed. */
export function answerLabels(question: Question, answer: Answer, questions: readonly Question[]): readonly string[] {
  const labels = new Map(possibleChoices(question, questions).map((choice) => [choice.value, choice.label]))
  const values = typeof answer === 'string' ? [answer] : answer
  return values.map((value) => labels.get(value) ?? value)
}
