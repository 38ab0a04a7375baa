/** The interview as a reducer: a state and what the owner did give the next state; it knows of no terminal. */
import type { Answer, GivenAnswers } from '../answers/answers.js'
import { canPutOff, type Question } from '../answers/question.js'
import { checkAnswer } from '../answers/check.js'
import {
  askedQuestions,
  conflictsNow,
  needsDecision,
  openQuestions,
  questionsTogether,
  reopenedBy,
  sameAnswer,
  screenAfter,
  settledConflicts,
  visibleQuestions,
} from './flow.js'
import type { InterviewState, Mode, QuestionScreen, Screen, Setting } from './state.js'

export type Action =
  | { readonly kind: 'start'; readonly mode: Mode; readonly only?: readonly string[] }
  | { readonly kind: 'answer'; readonly value: Answer }
  /** Answers the questions of a page that holds several; those left out stay as they are. */
  | { readonly kind: 'answers'; readonly values: Readonly<Record<string, Answer>> }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'back' }
  /** Opens one question; its answer leads back to the check screen. */
  | { readonly kind: 'jump'; readonly question: string }
  /** Opens the check screen at any time. */
  | { readonly kind: 'overview' }
  /** Opens a conflict from the check screen. */
  | { readonly kind: 'open'; readonly conflict: string }
  /** Takes a conflict's suggested change. */
  | { readonly kind: 'accept' }
  /** Leaves a conflict as it is, for now. */
  | { readonly kind: 'keep' }
  /** Goes on from the check screen: to what is still open, then to conflicts that must be settled, then to writing. */
  | { readonly kind: 'proceed' }
  | { readonly kind: 'confirm' }

/** An action that makes no sense on the current screen leaves the state as it is. */
export function reduce(setting: Setting, state: InterviewState, action: Action): InterviewState {
  const { screen } = state
  switch (action.kind) {
    case 'start':
      return start(setting, state, action.mode, action.only ?? [])
    case 'answer':
      return screen.kind === 'question' ? answer(setting, state, screen, action.value) : state
    case 'answers':
      return answers(setting, state, action.values)
    case 'unsure':
      return screen.kind === 'question' ? unsure(setting, state, screen) : state
    case 'back':
      return back(setting, state)
    case 'jump':
      return jump(setting, state, action.question)
    case 'overview':
      return screen.kind === 'check' ? state : go(state, { kind: 'check' })
    case 'open':
      return isRaised(setting, state, action.conflict)
        ? go(state, { kind: 'conflict', conflict: action.conflict, from: null })
        : state
    case 'accept':
      return screen.kind === 'conflict' ? accept(setting, state, screen) : state
    case 'keep':
      return screen.kind === 'conflict' ? moveOn(setting, state, screen.from) : state
    case 'proceed':
      return screen.kind === 'check' ? proceed(setting, state) : state
    case 'confirm':
      return screen.kind === 'write' ? go(state, { kind: 'done' }) : state
  }
}

function start(setting: Setting, state: InterviewState, mode: Mode, only: readonly string[]): InterviewState {
  const reopened = { ...state.reopened, ...Object.fromEntries(only.map((id) => [id, ''])) }
  const started = { ...state, mode, reopened }
  const asked = state.screen.kind === 'check' ? openQuestions(setting, started) : askedQuestions(setting, started)
  const [first] = asked
  const screen: Screen =
    first === undefined ? { kind: mode === 'only' ? 'done' : 'check' } : questionScreen(first.id, false)
  // What was opened for a few answers has no first screen to go back to.
  return mode === 'only' || mode === 'review' ? { ...started, screen } : go(started, screen)
}

const questionScreen = (question: string, alone: boolean): QuestionScreen => ({ kind: 'question', question, alone })

function answer(setting: Setting, state: InterviewState, screen: QuestionScreen, value: Answer): InterviewState {
  const next = take(setting, state, screen.question, value)
  return next === null ? state : moveOn(setting, next, screen)
}

/** All or none: one answer that can't be taken leaves the page as it is. */
function answers(setting: Setting, state: InterviewState, values: Readonly<Record<string, Answer>>): InterviewState {
  const together = questionsTogether(setting, state).map(({ id }) => id)
  let next = state
  for (const id of together) {
    const value = values[id]
    const applies = visibleQuestions(setting, next.given).some((question) => question.id === id)
    const taken = value === undefined || !applies ? next : take(setting, next, id, value)
    if (taken === null) return state
    next = taken
  }
  const last = together.at(-1)
  return last === undefined ? state : moveOn(setting, next, questionScreen(last, false))
}

/** The state with an answer in place, the screen unchanged; null when the question doesn't take it. */
function take(setting: Setting, state: InterviewState, id: string, value: Answer): InterviewState | null {
  const question = setting.library.questions.find((candidate) => candidate.id === id)
  const checked = question === undefined ? null : checkAnswer(question, value, setting.library)
  if (question === undefined || checked === null || 'problem' in checked) return null
  // An empty line means "later"; that there is nobody is said in the answers file.
  if (checked.answer === '' && canPutOff(question)) return putOff(setting, state, question)
  return change(setting, state, id, withValue(state.given, id, checked.answer))
}

const withValue = ({ values, unsure }: GivenAnswers, id: string, value: Answer): GivenAnswers => ({
  values: { ...values, [id]: value },
  unsure: unsure.filter((other) => other !== id),
})

function unsure(setting: Setting, state: InterviewState, screen: QuestionScreen): InterviewState {
  const question = setting.library.questions.find((candidate) => candidate.id === screen.question)
  if (question === undefined || !canPutOff(question)) return state
  return moveOn(setting, putOff(setting, state, question), screen)
}

function putOff(setting: Setting, state: InterviewState, { id }: Question): InterviewState {
  const values = Object.fromEntries(Object.entries(state.given.values).filter(([key]) => key !== id))
  const others = state.given.unsure.filter((other) => other !== id)
  return change(setting, state, id, { values, unsure: [...others, id].sort() })
}

/** Puts new answers in place, reopens what depended on the old ones, and notes the conflicts that are new. */
function change(setting: Setting, state: InterviewState, id: string, given: GivenAnswers): InterviewState {
  const { ask, stale } = reopenedBy(setting, state, given)
  const values = Object.fromEntries(Object.entries(given.values).filter(([key]) => !stale.includes(key)))
  const reopened = Object.fromEntries([
    ...Object.entries(state.reopened).filter(([key]) => key !== id),
    ...ask.filter((key) => key !== id).map((key) => [key, id]),
  ]) as Record<string, string>
  const next = { ...state, given: { ...given, values }, reopened }
  const before = new Set(settledConflicts(setting, state).map((conflict) => conflict.id))
  const raised = settledConflicts(setting, next)
    .filter((conflict) => needsDecision(conflict) && !before.has(conflict.id))
    .map((conflict) => conflict.id)
  return { ...next, raised: [...new Set([...state.raised, ...raised])] }
}

/** Shows the next raised conflict that still holds, else what comes after the question. */
function moveOn(setting: Setting, state: InterviewState, from: QuestionScreen | null): InterviewState {
  const [conflict, ...raised] = state.raised.filter((id) => isRaised(setting, state, id))
  if (conflict !== undefined) return go({ ...state, raised }, { kind: 'conflict', conflict, from })
  return go({ ...state, raised: [] }, screenAfter(setting, state, from))
}

function accept(setting: Setting, state: InterviewState, screen: Screen & { kind: 'conflict' }): InterviewState {
  const conflict = setting.library.conflicts.find((candidate) => candidate.id === screen.conflict)
  let next = state
  for (const [id, value] of Object.entries(conflict?.suggest ?? {})) {
    if (!sameAnswer(next.given.values[id], value)) next = change(setting, next, id, withValue(next.given, id, value))
  }
  return moveOn(setting, next, screen.from)
}

function jump(setting: Setting, state: InterviewState, id: string): InterviewState {
  if (!visibleQuestions(setting, state.given).some((question) => question.id === id)) return state
  // Every jump hangs on the check screen, so that its answer, and Back, lead there.
  const checking = state.screen.kind === 'check' ? state : go(state, { kind: 'check' })
  return go({ ...checking, raised: [] }, questionScreen(id, true))
}

function proceed(setting: Setting, state: InterviewState): InterviewState {
  const [open] = openQuestions(setting, state)
  if (open !== undefined) return go(state, questionScreen(open.id, false))
  const stop = conflictsNow(setting, state.given).find((conflict) => conflict.severity === 'stop')
  if (stop !== undefined) return go(state, { kind: 'conflict', conflict: stop.id, from: null })
  return go(state, { kind: state.mode === 'review' ? 'done' : 'write' })
}

const isRaised = (setting: Setting, state: InterviewState, id: string): boolean =>
  conflictsNow(setting, state.given).some((conflict) => conflict.id === id)

/** Moves to a screen; Back skips conflicts, which may no longer hold. */
const go = (state: InterviewState, screen: Screen): InterviewState => ({
  ...state,
  screen,
  history: state.screen.kind === 'conflict' ? state.history : [...state.history, state.screen],
})

function back(setting: Setting, state: InterviewState): InterviewState {
  const visible = new Set(visibleQuestions(setting, state.given).map((question) => question.id))
  const index = state.history.findLastIndex((past) => past.kind !== 'question' || visible.has(past.question))
  const screen = state.history[index]
  return screen === undefined ? state : { ...state, screen, history: state.history.slice(0, index), raised: [] }
}
