/** What a rule over an assembled policy is. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import type { Place } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import type { Policy } from '../../core/policy/policy.js'

/** What a rule looks at. */
export interface PolicyRuleInput {
  readonly library: Library
  readonly policy: Policy
  /** The day to judge by, ISO. */
  readonly asOf: string
  /** The day the text is of, ISO: what the law calendar holds from then on is found, not only what is to come. */
  readonly since?: string
  /** Where the practice's answers stand, for findings that are about no line of them. */
  readonly place: Place
}

/** Finds what is wrong with one policy. */
export type PolicyRule = (input: PolicyRuleInput) => readonly Diagnostic[]
