/** One turn of the interview: the page of the current screen is asked, and the reply becomes the next state. */
import { completeAnswers } from '../../core/answers/complete.js'
import { type Action, reduce } from '../../core/interview/reduce.js'
import type { InterviewState, Setting } from '../../core/interview/state.js'
import { conflictsNow } from '../../core/interview/flow.js'
import { count } from '../../core/ground/phrase.js'
import { checkAction, checkPage } from './check-page.js'
import type { Front, ScreenLine, Page, Reply } from './front.js'
import type { InterviewOptions } from './options.js'
import { conflictAction, conflictPage, welcomePage, writePage } from './menu-pages.js'
import { questionPage } from './question-page.js'
import { stepLines } from './transcript.js'

type Turn = Pick<InterviewOptions, 'mode' | 'plannedFiles'>

export interface TurnStep {
  readonly state: InterviewState
  /** Questions the owner answered with it. */
  readonly answered: readonly string[]
}

/** The next state; null = leave. */
export async function turn(
  setting: Setting,
  state: InterviewState,
  front: Front,
  options: Turn,
): Promise<TurnStep | null> {
  const page = pageOf(setting, state, options)
  // What the screen was about is gone (the library changed meanwhile): the check screen is always there.
  if (page === null) return { state: reduce(setting, state, { kind: 'overview' }), answered: [] }
  const reply = await front.ask(page)
  const action = reply.kind === 'leave' ? null : actionOf(state, reply)
  return action === null
    ? null
    : { state: reduce(setting, state, action), answered: answeredBy(setting, state.screen, action) }
}

function answeredBy(setting: Setting, screen: InterviewState['screen'], action: Action): readonly string[] {
  if (screen.kind === 'question') return action.kind === 'answer' || action.kind === 'unsure' ? [screen.question] : []
  if (screen.kind !== 'conflict' || action.kind !== 'accept') return []
  const conflict = setting.library.conflicts.find((candidate) => candidate.id === screen.conflict)
  return Object.keys(conflict?.suggest ?? {})
}

function pageOf(setting: Setting, state: InterviewState, options: Turn): Page | null {
  const { screen } = state
  switch (screen.kind) {
    case 'welcome':
      return welcomePage(setting, state, options.mode)
    case 'question': {
      const question = setting.library.questions.find((candidate) => candidate.id === screen.question)
      return question === undefined ? null : questionPage(setting, state, question, state.history.length > 0)
    }
    case 'conflict': {
      const conflict = conflictsNow(setting, state.given).find((candidate) => candidate.id === screen.conflict)
      return conflict === undefined ? null : conflictPage(setting, state, screen, conflict)
    }
    case 'check':
      return checkPage(setting, state)
    case 'write':
      return writePage(plannedFiles(setting, state, options).length)
    case 'done':
      return null
  }
}

/** Null = leave. */
function actionOf(state: InterviewState, reply: Exclude<Reply, { kind: 'leave' }>): Action | null {
  const { screen } = state
  // Back from all answers leads out where it opened on them.
  if (reply.kind === 'back' && state.mode === 'review' && screen.kind === 'check') return null
  if (reply.kind !== 'answer') return reply
  const { value } = reply
  if (screen.kind === 'question') return { kind: 'answer', value }
  const row = typeof value === 'string' ? value : ''
  switch (screen.kind) {
    case 'welcome':
      return { kind: 'start', mode: row === 'full' ? 'full' : 'quick' }
    case 'conflict':
      return conflictAction(screen, row)
    case 'check':
      return checkAction(row)
    default:
      if (row === 'leave') return null
      return { kind: row === 'write' ? 'confirm' : 'back' }
  }
}

/** Says what a step did, and before the last question what is about to be written. */
export function sayTurn(setting: Setting, before: InterviewState, step: TurnStep, front: Front, options: Turn): void {
  const { state: after, answered } = step
  const files = after.screen.kind === 'write' ? filesLines(plannedFiles(setting, after, options)) : []
  if (answered.length === 0) front.say(files)
  else front.say([...stepTitle(setting, before), ...stepLines(setting, before, after, answered), ...files])
}

/** The step's title, above the first answer of a step. */
function stepTitle(setting: Setting, before: InterviewState): readonly ScreenLine[] {
  const stepOf = (screen: InterviewState['screen'] | undefined): string | undefined =>
    setting.library.questions.find((question) => screen?.kind === 'question' && question.id === screen.question)?.step
  const step = stepOf(before.screen)
  const alone = before.screen.kind === 'question' && before.screen.alone
  if (step === undefined || alone || step === stepOf(before.history.at(-1))) return []
  const title = setting.library.steps.find((candidate) => candidate.id === step)?.title ?? ''
  return [
    { tone: 'step', text: '' },
    { tone: 'step', text: title },
  ]
}

function filesLines(paths: readonly string[]): readonly ScreenLine[] {
  return [
    { tone: 'title', text: '' },
    { tone: 'title', text: `We are about to write ${count(paths.length, 'file')}:` },
    ...paths.map((path): ScreenLine => ({ tone: 'plain', text: path })),
  ]
}

const plannedFiles = (setting: Setting, state: InterviewState, options: Turn): readonly string[] =>
  options.plannedFiles(completeAnswers(setting, state.given))
