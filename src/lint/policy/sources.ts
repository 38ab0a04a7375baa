/** Finds authorities whose facts are due for another look, and pinpoints that nobody has verified. */
import { formatDate } from '../../core/ground/date.js'
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import { citationLabel } from '../../core/library/authority.js'
import { citedAuthorities } from '../../core/policy/slots/authorities.js'
import type { PolicyRule } from './rule.js'

/** `sources/stale`: a cited authority's review-by date has passed. */
export const staleSources: PolicyRule = ({ library, policy, asOf }) =>
  citedAuthorities(library, policy)
    .filter((authority) => authority.reviewBy < asOf)
    .map((authority): Diagnostic => ({
      severity: 'warning',
      rule: 'sources/stale',
      message: `${citationLabel(authority)} should have been looked up again by ${formatDate(authority.reviewBy)} (last checked ${formatDate(authority.checked)})`,
      place: authority.place,
      hint: `look it up: ${authority.url}`,
    }))

/** `sources/unverified`: cited without its number, because the number is not verified. */
export const unverifiedPinpoints: PolicyRule = ({ library, policy }) =>
  citedAuthorities(library, policy)
    .filter((authority) => authority.verification === 'unverified')
    .map((authority): Diagnostic => ({
      severity: 'note',
      rule: 'sources/unverified',
      message: `${authority.short} is cited as a whole, because its exact place was not seen in a source`,
      place: authority.place,
      hint: `your lawyer can confirm it: ${authority.url}`,
    }))
