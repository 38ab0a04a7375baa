/** Checks a practice's assembled policy against its register and its dates; adding a rule = one function + one line. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import type { Library } from '../../core/library/library.js'
import type { Policy } from '../../core/policy/policy.js'
import type { Place } from '../../core/ground/source.js'
import { overdueReview } from './review.js'
import { staleSources, unverifiedPinpoints } from './sources.js'

export interface PolicyRuleInput {
  readonly library: Library
  readonly policy: Policy
  /** The day to judge by, ISO. */
  readonly asOf: string
  /** Where the practice's answers stand, for findings that are about no line of them. */
  readonly place: Place
}

export type PolicyRule = (input: PolicyRuleInput) => readonly Diagnostic[]

const policyRules: readonly PolicyRule[] = [staleSources, unverifiedPinpoints, overdueReview]

/** Every finding of every rule. */
export const checkPolicy = (input: PolicyRuleInput): readonly Diagnostic[] => policyRules.flatMap((rule) => rule(input))

/** Rules whose findings mean "look again", not "something is wrong". */
export const isStale = (diagnostic: Diagnostic): boolean =>
  diagnostic.rule === 'sources/stale' || diagnostic.rule === 'files/review-overdue'
