/** Runs the interview on a terminal: one page after the other, every step saved, until it is done or left. */
import type { GivenAnswers } from '../../core/answers/answers.js'
import { type InterviewState, type Setting, newInterview, readState } from '../../core/interview/state.js'
import { reduce } from '../../core/interview/reduce.js'
import { withAdded } from '../../core/answers/complete.js'
import type { Front } from '../../core/interview/page/front.js'
import { lookOf } from '../terminal/look.js'
import { resumePage } from '../../core/interview/page/menu-pages.js'
import { openFront } from './open-front.js'
import type { InterviewOptions } from './options.js'
import { sayTurn, turn } from './turn.js'

export interface InterviewResult {
  /** `left`: Ctrl-C, closed input or "Save and leave"; everything said so far is saved. */
  readonly outcome: 'done' | 'left'
  readonly given: GivenAnswers
}

/** Holds the interview; resolves when it is done or left, and never rejects because of what the owner does. */
export async function runInterview(options: InterviewOptions): Promise<InterviewResult> {
  const setting: Setting = { library: options.library, today: options.today }
  const front = await openFront(options.io, lookOf(options.io), options.plain)
  try {
    let state = await opening(setting, options, front)
    while (state !== null && state.screen.kind !== 'done') {
      const step = await turn(setting, state, front, options)
      if (step === null) return { outcome: 'left', given: withAdded(setting, state.given) }
      sayTurn(setting, state, step, front, options)
      state = step.state
      await options.save(withAdded(setting, state.given), state)
    }
    return { outcome: state === null ? 'left' : 'done', given: withAdded(setting, state?.given ?? options.given) }
  } finally {
    front.close()
  }
}

/** Where the interview begins; null when the owner leaves at once. */
async function opening(setting: Setting, options: InterviewOptions, front: Front): Promise<InterviewState | null> {
  const fresh = newInterview(options.given)
  if (options.only !== undefined) return reduce(setting, fresh, { kind: 'start', mode: 'only', only: options.only })
  if (options.review === true) return reduce(setting, fresh, { kind: 'start', mode: 'review' })
  const saved = readState(setting, options.resume, options.given)
  if (saved === null || saved.screen.kind === 'welcome') return fresh
  const reply = await front.ask(resumePage(setting, saved))
  if (reply.kind === 'leave') return null
  if (reply.kind !== 'answer' || reply.value === 'go') return saved
  return reply.value === 'overview'
    ? reduce(setting, saved, { kind: 'overview' })
    : reduce(setting, { ...fresh, given: saved.given }, { kind: 'start', mode: saved.mode })
}

export { endTour } from './tour.js'
