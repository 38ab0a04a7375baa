/** What a visit to the page is carried on with. */
import type { Front } from '../core/interview/page/front.js'
import type { Reply, ScreenLine } from '../core/interview/page/page.js'
import type { InterviewState, Setting } from '../core/interview/state.js'

/** The screens there are. */
export type Where =
  'start' | 'interview' | 'left' | 'forget' | 'making' | 'papers' | 'notices' | 'home' | 'asking' | 'returned'

/** The interview so far, and how the next screen comes up. */
export interface Visit {
  readonly setting: Setting
  state: InterviewState
  /** What is typed or ticked on the screen and not yet sent. */
  typed: Reply | null
  /** What the last answer did. */
  lines: readonly ScreenLine[]
  /** Told on the next screen: what became of the papers. */
  notes: readonly string[]
  /** Something was written here that was not taken home yet. */
  isUnsaved: boolean
  /** Asks whatever is not a question of the interview. */
  readonly front: Front
  readonly go: (to: Where) => void
  /** Said once to whoever listens to a screen reader. */
  readonly say: (text: string) => void
  /** Shows the policy as it stands, and what an answer that is only being tried would do to it. */
  readonly preview: (tried: InterviewState | null) => void
}
