/** What observers look at, and what they say: one built policy, and a fault that shows in it. */
import type { Answers } from '../../core/answers/answers.js'
import type { Library } from '../../core/library/library.js'

/** Something wrong that shows for certain answers; `rule` and `file` as the proof names them. */
export interface Observed {
  readonly rule: string
  readonly file: string
  /** What is to be seen, in a sentence. */
  readonly words: string
}

/** One built policy, as the observers look at it. */
export interface Scene {
  readonly library: Library
  readonly answers: Answers
  /** Clauses in the policy: those whose condition holds and that the practice has not struck out. */
  readonly clauses: readonly Library['clauses'][number][]
  readonly included: ReadonlySet<string>
  readonly struck: readonly string[]
  readonly today: string
}
