/** One turn of the interview: the page of the current screen is asked, and the reply becomes the next state. */
import { completeAnswers } from '../../core/answers/complete.js'
import { reduce } from '../../core/interview/reduce.js'
import type { InterviewState, Setting } from '../../core/interview/state.js'
import { count } from '../../core/ground/phrase.js'
import type { ScreenLine } from '../../core/interview/page/page.js'
import type { Front } from '../../core/interview/page/front.js'
import type { InterviewOptions } from './options.js'
import { actionOf, answeredBy, pageOf } from '../../core/interview/page/screen.js'
import { stepLines } from '../../core/interview/page/transcript.js'

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
  const page = pageOf(setting, state, {
    mode: options.mode,
    saving: 'Answers are saved as you go: press Ctrl-C to leave at any time, and start again to go on.',
    files: (now) => plannedFiles(setting, now, options).length,
  })
  // What the screen was about is gone (the library changed meanwhile): the check screen is always there.
  if (page === null) return { state: reduce(setting, state, { kind: 'overview' }), answered: [] }
  const reply = await front.ask(page)
  const action = reply.kind === 'leave' ? null : actionOf(state, reply)
  return action === null
    ? null
    : { state: reduce(setting, state, action), answered: answeredBy(setting, state.screen, action) }
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
