/** What an interview on a terminal is given. */
import type { Answers, GivenAnswers } from '../../core/answers/answers.js'
import type { InterviewState } from '../../core/interview/state.js'
import type { Library } from '../../core/library/library.js'
import type { Io } from '../terminal/io.js'

/** Everything the interview needs from its edge. */
export interface InterviewOptions {
  readonly library: Library
  readonly given: GivenAnswers
  readonly today: string
  readonly io: Io
  /** `ask`: the first screen asks. */
  readonly mode: 'quick' | 'full' | 'ask'
  /** No redrawing. */
  readonly plain: boolean
  /** What `save` was given when the interview was left, as read from JSON. */
  readonly resume?: unknown
  /** Asks only these questions, and what their answers reopen. */
  readonly only?: readonly string[]
  /** Opens on all answers, to change some. */
  readonly review?: true
  /** Called after every answer. */
  readonly save: (given: GivenAnswers, state: InterviewState) => Promise<void>
  /** Paths that will be written for these answers. */
  readonly plannedFiles: (answers: Answers) => readonly string[]
}
