/** Finds a policy whose yearly review is overdue. */
import { formatDate } from '../../core/ground/date.js'
import type { PolicyRule } from './rule.js'

/** `files/review-overdue`. */
export const overdueReview: PolicyRule = ({ library, policy, asOf, place }) =>
  policy.reviewDate < asOf
    ? [
        {
          severity: 'warning',
          rule: 'files/review-overdue',
          message: `The policy should have been read again by ${formatDate(policy.reviewDate)}`,
          place,
          hint: `read it once more, then give it a new date: practice-policy update --change ${library.parts.effectiveDate}`,
        },
      ]
    : []
