/** What a revision is made of: two states of a policy, the changes between them, and their causes. */
import type { Answer } from '../answers/answers.js'
import type { Library } from '../library/library.js'
import type { WrittenProvision } from '../policy/lock.js'
import type { Override } from '../policy/override.js'

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
  /** Never empty. */
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
  /** Version this would be issued as; `from` when nothing changed. */
  readonly to: string
  readonly changes: readonly Change[]
  /** Answers that differ, for the owner's summary. */
  readonly answers: readonly {
    readonly question: string
    readonly before: Answer | null
    readonly after: Answer | null
    /** Whether the question is asked after it; without an answer, it is one to be filled in. */
    readonly isAsked: boolean
  }[]
}

/** One state of a policy. */
export interface PolicyState {
  /** Version of the library. */
  readonly library: string
  /** Complete answers, as `resolveAnswers` gives them. */
  readonly answers: Readonly<Record<string, Answer>>
  readonly provisions: readonly WrittenProvision[]
  /** The practice's own wording; without it, an edit is told from the provisions' `own` mark alone. */
  readonly overrides?: readonly Override[]
}

/** `library` is the one of `after`; `before` carries the version it was issued as, and is null at the first issue. */
export interface RevisionInput {
  readonly library: Library
  readonly before: (PolicyState & { readonly version: string }) | null
  readonly after: PolicyState
}
