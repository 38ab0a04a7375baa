/** What changed between two states of a policy, and why: the value that `plan`, `changes.md` and the redline all print. */
import type { Answer } from './question.js'

/** Why a provision changed. */
export type Cause =
  | { readonly answer: string }
  | { readonly library: readonly [string, string] }
  | { readonly authority: string }
  | { readonly edit: string }

export interface Change {
  readonly clause: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly title: string
  readonly causes: readonly Cause[]
  /** Duties change: staff acknowledge again. */
  readonly material: boolean
  /** Markdown, or null when the provision wasn't there. */
  readonly before: string | null
  readonly after: string | null
}

export interface Revision {
  /** Version last issued, or null. */
  readonly from: string | null
  readonly to: string
  readonly changes: readonly Change[]
  /** Answers that differ, for the owner's summary. */
  readonly answers: readonly {
    readonly question: string
    readonly before: Answer | null
    readonly after: Answer | null
  }[]
}
