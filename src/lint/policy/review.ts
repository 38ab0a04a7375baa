/** Finds a policy whose yearly review is overdue. */
import { formatDate } from '../../core/ground/date.js'
import type { PolicyRule } from './rule.js'

/** `files/review-overdue`. */
export const overdueReview: PolicyRule = ({ policy, asOf, place }) =>
  policy.reviewDate < asOf
    ? [
        {
          severity: 'warning',
          rule: 'files/review-overdue',
          message: `Unexpected absence of a review, expected one by ${formatDate(policy.reviewDate)}`,
          place,
          hint: 'read it once more, then run: practice-policy update',
        },
      ]
    : []
