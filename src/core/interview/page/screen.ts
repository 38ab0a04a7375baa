/** Turns a screen into its page, and a reply to that page into what the reducer is told. */
import { checkAction, checkPage } from './check-page.js'
import { conflictAction, conflictPage, welcomePage, writePage } from './menu-pages.js'
import type { Page, Reply } from './page.js'
import { questionPage } from './question-page.js'
import { conflictsNow, questionsTogether } from '../flow.js'
import type { Action } from '../reduce.js'
import type { InterviewState, Setting } from '../state.js'

/** What a page says that depends on where the interview is held. */
export interface PageSetting {
  /** `ask`: the first screen asks. */
  readonly mode: 'quick' | 'full' | 'ask'
  /** How answers are kept, in a sentence or two. */
  readonly saving: string
  /** How many files would be written for these answers. */
  readonly files: (state: InterviewState) => number
}

/** Questions that an action answers. */
export function answeredBy(setting: Setting, screen: InterviewState['screen'], action: Action): readonly string[] {
  if (action.kind === 'answers') return Object.keys(action.values)
  if (screen.kind === 'question') return action.kind === 'answer' || action.kind === 'unsure' ? [screen.question] : []
  if (screen.kind !== 'conflict' || action.kind !== 'accept') return []
  const conflict = setting.library.conflicts.find((candidate) => candidate.id === screen.conflict)
  return Object.keys(conflict?.suggest ?? {})
}

/** The page of the current screen; null where there is none, or what it was about is gone. */
export function pageOf(setting: Setting, state: InterviewState, where: PageSetting): Page | null {
  const { screen } = state
  switch (screen.kind) {
    case 'welcome':
      return welcomePage(setting, state, where.mode, where.saving)
    case 'question': {
      const question = setting.library.questions.find((candidate) => candidate.id === screen.question)
      return question === undefined ? null : questionPage(setting, state, question, canGoBack(state))
    }
    case 'conflict': {
      const conflict = conflictsNow(setting, state.given).find((candidate) => candidate.id === screen.conflict)
      return conflict === undefined ? null : conflictPage(setting, state, screen, conflict)
    }
    case 'check':
      return checkPage(setting, state)
    case 'write':
      return writePage(where.files(state))
    case 'done':
      return null
  }
}

/** The pages of all questions that may stand together on the current screen, by question; none where it holds one. A reply of kind `answers` answers them at once. */
export const pagesTogether = (setting: Setting, state: InterviewState): ReadonlyMap<string, Page> =>
  new Map(
    questionsTogether(setting, state).map((question) => [
      question.id,
      questionPage(setting, state, question, canGoBack(state)),
    ]),
  )

const canGoBack = (state: InterviewState): boolean => state.history.length > 0 || leadsOut(state)

/** Back leads to where the interview was opened from: on all answers where it opened on them, or on the first of a few questions. */
const leadsOut = ({ mode, screen, history }: InterviewState): boolean =>
  mode === 'review' ? screen.kind === 'check' : mode === 'only' && history.length === 0

/** What a reply to the current page does; null = leave. */
export function actionOf(state: InterviewState, reply: Exclude<Reply, { kind: 'leave' }>): Action | null {
  const { screen } = state
  if (reply.kind === 'back' && leadsOut(state)) return null
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
