/** Which questions are asked, in which order, and which come back after a change. */
import { choicesOf, completeAnswers, defaultAnswer } from '../answers/complete.js'
import type { Answer, Answers, GivenAnswers } from '../answers/answers.js'
import type { Question, Step } from '../answers/question.js'
import { findConflicts } from '../library/conflicts-found.js'
import { holds } from '../answers/condition.js'
import { questionsAtFault, questionsOf, type Conflict } from '../library/conflict.js'
import type { InterviewState, QuestionScreen, Screen, Setting } from './state.js'

/** Questions that apply to the answers so far, in order. */
export const visibleQuestions = (setting: Setting, given: GivenAnswers): readonly Question[] => {
  const answers = completeAnswers(setting, given)
  return setting.library.questions.filter((question) => holds(question.when, answers))
}

/** Whether the owner has answered a question, "not sure" included. */
export const isAnswered = (given: GivenAnswers, id: string): boolean =>
  Object.hasOwn(given.values, id) || given.unsure.includes(id)

const inMode = (state: InterviewState, question: Question): boolean =>
  state.mode === 'full' || (state.mode === 'quick' && (question.essential || question.required))

/** Modes that ask of themselves only what an answer opens. */
const asksNothing = ({ mode }: InterviewState): boolean => mode === 'only' || mode === 'review'

/** Questions this interview asks, in order. */
export const askedQuestions = (setting: Setting, state: InterviewState): readonly Question[] =>
  visibleQuestions(setting, state.given).filter(
    (question) => inMode(state, question) || Object.hasOwn(state.reopened, question.id),
  )

/** Questions still to be answered before anything can be written. */
export const openQuestions = (setting: Setting, state: InterviewState): readonly Question[] =>
  askedQuestions(setting, state).filter(
    (question) => Object.hasOwn(state.reopened, question.id) || !isAnswered(state.given, question.id),
  )

/** Where an answer leads: for a question opened by itself to what it reopened, else to the next question in order; in the end to the check screen. */
export function screenAfter(setting: Setting, state: InterviewState, from: QuestionScreen | null): Screen {
  const alone = from === null || from.alone
  const order = setting.library.questions.map((question) => question.id)
  const next =
    alone || state.mode === 'only'
      ? undefined
      : askedQuestions(setting, state).find((question) => order.indexOf(question.id) > order.indexOf(from.question))
  const reopened = openQuestions(setting, state).find((question) => Object.hasOwn(state.reopened, question.id))
  const question = next ?? reopened
  if (question !== undefined) return { kind: 'question', question: question.id, alone }
  return { kind: state.mode === 'only' ? 'done' : 'check' }
}

/** Steps that ask something, and which of them a question stands in (from 1). */
export function progress(
  setting: Setting,
  state: InterviewState,
  id: string,
): { readonly step: Step; readonly number: number; readonly of: number } {
  const { steps, questions } = setting.library
  const current = questions.find((question) => question.id === id)
  const used = new Set([...askedQuestions(setting, state), ...(current === undefined ? [] : [current])].map(stepOf))
  const shown = steps.filter((step) => used.has(step.id))
  const index = shown.findIndex((step) => step.id === current?.step)
  return { step: shown[index] ?? { id: '', title: '', together: false }, number: index + 1, of: shown.length }
}

const stepOf = (question: Question): string => question.step

/** Questions that stand on one page with the current one, itself included and in order; none where it stands by itself. */
export function questionsTogether(setting: Setting, state: InterviewState): readonly Question[] {
  const { screen } = state
  const current = screen.kind === 'question' && !screen.alone ? screen.question : null
  const step = setting.library.questions.find((question) => question.id === current)?.step
  if (!setting.library.steps.some(({ id, together }) => together && id === step)) return []
  const shown = askedQuestions(setting, state).filter((question) => question.step === step)
  return shown.length > 1 ? shown : []
}

/** What a changed answer does to the questions after it: which are asked (again), and which answers only repeated a default that has since moved. */
export function reopenedBy(
  setting: Setting,
  before: InterviewState,
  given: GivenAnswers,
): { readonly ask: readonly string[]; readonly stale: readonly string[] } {
  const { questions } = setting.library
  const [old, now] = [completeAnswers(setting, before.given), completeAnswers(setting, given)]
  const ask: string[] = []
  const stale: string[] = []
  for (const question of questions) {
    if (!holds(question.when, now)) continue
    const answered = isAnswered(given, question.id)
    if (!holds(question.when, old)) {
      if (answered || inMode(before, question) || asksNothing(before)) ask.push(question.id)
    } else if (answered && offersOther(question, old, now, questions, setting.today)) {
      ask.push(question.id)
      if (repeatsDefault(question, given, old, questions, setting.today)) stale.push(question.id)
    }
  }
  return { ask, stale }
}

function offersOther(
  question: Question,
  old: Answers,
  now: Answers,
  questions: readonly Question[],
  today: string,
): boolean {
  if (question.choicesFrom.length > 0) {
    const offered = (answers: Answers): string => values(choicesOf(question, answers, questions))
    return offered(old) !== offered(now)
  }
  if (question.default.kind !== 'same') return false
  const said = old.values[question.id]
  return (
    sameAnswer(said, defaultAnswer(question, old, questions, today)) &&
    !sameAnswer(said, defaultAnswer(question, now, questions, today))
  )
}

const values = (choices: readonly { readonly value: string }[]): string =>
  JSON.stringify(choices.map((choice) => choice.value))

const repeatsDefault = (
  question: Question,
  given: GivenAnswers,
  old: Answers,
  questions: readonly Question[],
  today: string,
): boolean => sameAnswer(given.values[question.id], defaultAnswer(question, old, questions, today))

/** Whether two answers say the same; the order of ticks doesn't matter. */
export const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean => plain(a) === plain(b)

const plain = (answer: Answer | undefined): string | undefined =>
  JSON.stringify(Array.isArray(answer) ? [...(answer as readonly string[])].sort() : answer)

/** Conflicts whose questions have all been answered (or won't be asked): the others can still come right by themselves. */
export function settledConflicts(setting: Setting, state: InterviewState): readonly Conflict[] {
  const open = new Set(openQuestions(setting, state).map((question) => question.id))
  return conflictsNow(setting, state.given).filter(
    (conflict) => conflict.when !== null && !questionsOf(conflict.when).some((id) => open.has(id)),
  )
}

/** Every conflict of the answers so far, most serious first. */
export const conflictsNow = (setting: Setting, given: GivenAnswers): readonly Conflict[] =>
  findConflicts(setting.library, completeAnswers(setting, given), setting.today)

/** A conflict that asks for a decision gets its own screen; the others are only said. */
export const needsDecision = (conflict: Conflict): boolean =>
  conflict.severity === 'stop' || Object.keys(conflict.suggest).length > 0

/** The questions that make a conflict hold now. */
export const faultsOf = (
  { library, today }: Setting,
  { given }: Pick<InterviewState, 'given'>,
  { when }: Conflict,
): readonly string[] =>
  when === null ? [] : questionsAtFault(when, completeAnswers({ library, today }, given), library.questions, today)
