/** What a visit to the page is carried on with. */
import type { ScreenLine } from '../core/interview/page/page.js'
import type { InterviewState, Setting } from '../core/interview/state.js'

/** The screens there are. */
export type Where = 'start' | 'interview' | 'left' | 'forget' | 'result' | 'notices'

/** The interview so far, and how the next screen comes up. */
export interface Visit {
  readonly setting: Setting
  state: InterviewState
  /** What the last answer did. */
  lines: readonly ScreenLine[]
  /** Every file of the practice, once there are papers. */
  files: ReadonlyMap<string, Uint8Array>
  readonly go: (to: Where) => void
  /** Said once to whoever listens to a screen reader. */
  readonly say: (text: string) => void
  /** Shows the policy as it stands, and what an answer that is only being tried would do to it. */
  readonly preview: (tried: InterviewState | null) => void
}
