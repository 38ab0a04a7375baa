/** Holds the interview on the page: the screen of the state, and what a reply makes of it. */
import { completeAnswers } from '../core/answers/complete.js'
import { checkPage } from '../core/interview/page/check-page.js'
import type { Page, Reply } from '../core/interview/page/page.js'
import { actionOf, answeredBy, pageOf, pagesTogether } from '../core/interview/page/screen.js'
import { stepLines } from '../core/interview/page/transcript.js'
import { reduce } from '../core/interview/reduce.js'
import type { InterviewState, Setting } from '../core/interview/state.js'
import { plannedFiles, wantedOutputs } from '../render/output.js'
import { download } from './download.js'
import { drawMenu } from './draw-menu.js'
import { drawQuestion } from './draw-page.js'
import { drawTogether } from './draw-together.js'
import { button, make } from './element.js'
import { answersName } from '../node/folder/practice-folder.js'
import { goHome, homeButton } from './home-button.js'
import { isPractice, savedText } from './practice.js'
import { hasShelf, keep } from './shelf.js'
import type { Visit } from './visit.js'

/** How answers are kept here, in a sentence or two. */
export const savingWords = (): string =>
  hasShelf()
    ? 'This browser keeps your answers and papers on this computer until you delete them here. Save them as a file to be sure, or to go on elsewhere.'
    : 'This browser keeps nothing: save your answers as a file before you close the page.'

/** The page of the current screen; what it was about may be gone, then all answers are shown. */
export function pageNow(visit: Visit): Page {
  const { setting } = visit
  const page = pageOf(setting, visit.state, {
    mode: 'ask',
    saving: savingWords(),
    files: (state) => fileCount(setting, state),
  })
  if (page !== null) return page
  visit.state = reduce(setting, visit.state, { kind: 'overview' })
  return checkPage(setting, visit.state)
}

const fileCount = ({ library, today }: Setting, { given }: InterviewState): number => {
  const answers = completeAnswers({ library, today }, given)
  return plannedFiles(library, answers, wantedOutputs(library, answers)).length
}

/** Draws it. */
export function drawInterview(visit: Visit): HTMLElement {
  const page = pageNow(visit)
  visit.typed = null
  const reply = (said: Reply): void => {
    take(visit, said)
  }
  const tried = (said: Reply): void => {
    const action = said.kind === 'leave' ? null : actionOf(visit.state, said)
    visit.preview(action === null ? null : reduce(visit.setting, visit.state, action))
  }
  const typed = (said: Reply | null): void => {
    visit.typed = said
  }
  const isQuestion = visit.state.screen.kind === 'question' || page.kind === 'text'
  const together = pagesTogether(visit.setting, visit.state)
  const screen =
    together.size > 1
      ? drawTogether(together, { reply, tried, typed })
      : isQuestion
        ? drawQuestion(page, { reply, tried, typed })
        : drawMenu(page, reply)
  return make('div', {}, didBox(visit), screen, savePart(visit))
}

/** Takes a reply: the next state, what it did, and the next screen. */
export function take(visit: Visit, reply: Reply): void {
  const { setting, state } = visit
  const action = reply.kind === 'leave' ? null : actionOf(state, reply)
  if (action === null) {
    if (isPractice()) goHome(visit)
    else visit.go('left')
    return
  }
  const answered = answeredBy(setting, state.screen, action)
  const next = reduce(setting, state, action)
  visit.lines = answered.length === 0 ? [] : stepLines(setting, state, next, answered)
  // What would be written is shown once it is planned.
  visit.state = next.screen.kind === 'write' ? reduce(setting, next, { kind: 'confirm' }) : next
  // Beside papers there is more to keep than the browser can: the file that was opened stays the one to go on with.
  if (!isPractice()) keep(setting, visit.state)
  visit.go(visit.state.screen.kind === 'done' ? 'making' : 'interview')
}

/** What the last answer did. */
export function didBox({ lines }: Pick<Visit, 'lines'>): HTMLElement | null {
  if (lines.length === 0) return null
  return make('div', { class: 'did' }, ...lines.map(({ tone, text }) => make('p', { class: tone }, text)))
}

/** The interview with what is typed or ticked on its screen, as if it were sent; the screen stays. */
export function withTyped({ setting, state, typed }: Visit): InterviewState {
  const action = typed === null || typed.kind === 'leave' ? null : actionOf(state, typed)
  return action === null ? state : { ...state, given: reduce(setting, state, action).given }
}

/** Saves the interview as a file, with what is on the screen. */
export function downloadAnswers(visit: Visit): void {
  download(answersName, savedText(visit.setting, withTyped(visit)))
  visit.say(`${answersName} is saved among your downloads.`)
}

/** The ways to keep the answers and to be rid of them. */
export const savePart = (visit: Visit): HTMLElement =>
  make(
    'div',
    { class: 'saving' },
    isPractice() ? homeButton(visit, 'Home, without these changes') : null,
    button('Save my answers', () => {
      downloadAnswers(visit)
    }),
    forgetButton(visit),
    make(
      'p',
      {},
      isPractice()
        ? 'Nothing in your papers changes before you have seen what would.'
        : `To go on later, open this page and choose the saved file (${answersName}). ${savingWords()}`,
    ),
  )

/** Leads to the question before everything here is deleted. */
export const forgetButton = (visit: Visit): HTMLButtonElement =>
  button('Delete everything here', () => {
    visit.go('forget')
  })
