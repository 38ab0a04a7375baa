/** Checks a practice's assembled policy against its register and its dates; adding a rule = one function + one line. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import type { PolicyRule, PolicyRuleInput } from './rule.js'
import { calendarEvents } from './events.js'
import { overdueReview } from './review.js'
import { staleSources, unverifiedPinpoints } from './sources.js'

const policyRules: readonly PolicyRule[] = [staleSources, unverifiedPinpoints, calendarEvents, overdueReview]

/** Every finding of every rule. */
export const checkPolicy = (input: PolicyRuleInput): readonly Diagnostic[] => policyRules.flatMap((rule) => rule(input))

/** Rules whose findings mean "look again", not "something is wrong". */
export const isStale = (diagnostic: Diagnostic): boolean =>
  diagnostic.rule === 'sources/stale' || diagnostic.rule === 'files/review-overdue'
