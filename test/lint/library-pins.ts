/** What no proof can know, written down a second time: the exact quotations, and which clauses are in every policy. Change it only with the library, on purpose. */
import { describeCondition } from '../../src/core/answers/condition.js'
import { errorAt, type Diagnostic } from '../../src/core/ground/diagnostic.js'
import type { Library } from '../../src/core/library/library.js'
import { walk } from '../../src/core/template/nodes.js'

/** The register's three quotations, as read in the sources that its `seenIn` names, in the order in which the policy prints them. */
export const quotations: Readonly<Record<string, string>> = {
  'apa-5.05':
    'Psychologists do not solicit testimonials from current therapy clients/patients or other persons who because of their particular circumstances are vulnerable to undue influence.',
  'nasw-4.07a':
    'Social workers should not engage in uninvited solicitation of potential clients who, because of their circumstances, are vulnerable to undue influence, manipulation, or coercion.',
  'nasw-4.07b':
    "Social workers should not engage in solicitation of testimonial endorsements (including solicitation of consent to use a client's prior statement as a testimonial endorsement) from current clients or from other people who, because of their particular circumstances, are vulnerable to undue influence.",
}

/** Clauses that only some practices have, as section/id, and when. */
const conditionalClauses: Readonly<Record<string, string>> = {
  'roles/access-trial': 'accessModel is trial',
  'content/blog-republish': 'contentTypes is blog-links',
  'personal/clinician-accounts': 'not (clinicianAccounts is none)',
  'roles/vendor-access': 'workforce is vendor',
}

/** The always-on rules: clauses that are in every policy, as section/id. */
const alwaysOnClauses: readonly string[] = [
  'about/definitions-and-channels',
  'about/employee-rights',
  'about/one-voice',
  'about/purpose',
  'about/scope',
  'clients/client-notice',
  'clients/comments',
  'clients/crisis-messages',
  'clients/direct-messages',
  'clients/friend-requests',
  'clients/no-confirming-clients',
  'clients/no-follow-back',
  'clients/no-therapeutic-advice',
  'clients/records-of-contact',
  'clients/searching-clients',
  'content/accessibility',
  'content/accuracy-and-competence',
  'content/ads-and-client-data',
  'content/ai-content',
  'content/branding-not-selling',
  'content/content-tone-and-types',
  'content/copyright-permission-and-credit',
  'content/copyright-sources',
  'content/credentials-in-posts',
  'content/no-client-content',
  'content/no-implied-client-content',
  'content/photos-and-location-check',
  'content/safe-messaging',
  'content/sensitive-topics',
  'content/sponsored-content',
  'content/staff-images',
  'content/video-and-recording',
  'personal/contact-sync-off',
  'personal/coworkers-and-supervisors',
  'personal/like-follow',
  'personal/no-linked-profiles',
  'personal/online-groups',
  'personal/own-views-and-affiliation',
  'personal/page-not-profile',
  'personal/personal-privacy-settings',
  'personal/personal-use-at-work',
  'personal/separate-accounts',
  'review/group-review',
  'review/named-reviewers',
  'review/objection-and-ideas',
  'review/pre-post-check',
  'reviews/negative-review-support',
  'reviews/no-endorsing-testimonials',
  'reviews/no-gagging-clients',
  'reviews/no-review-replies',
  'reviews/no-soliciting-testimonials',
  'reviews/no-staff-reviews',
  'reviews/review-disclaimer-own-pages',
  'reviews/review-disclaimer-review-sites',
  'roles/access-model',
  'roles/access-register-and-review',
  'roles/account-ownership',
  'roles/backup-admin',
  'roles/social-lead',
  'roles/voluntary-participation',
  'roles/who-may-reply',
  'sign-in/log-out-every-time',
  'sign-in/no-personal-passwords',
  'sign-in/no-stored-passwords',
  'sign-in/offboarding',
  'sign-in/own-roles',
  'sign-in/right-account-check',
  'sign-in/strong-sign-in',
  'upkeep/acknowledgement',
  'upkeep/fair-enforcement',
  'upkeep/incident-response',
  'upkeep/policy-owner-and-versions',
  'upkeep/records-retention',
  'upkeep/report-mistakes',
  'upkeep/training',
]

/** Where a library departs from what is written here. */
export function pinProblems(library: Library): readonly Diagnostic[] {
  const at = (name: string) => ({ file: `clauses/${name}`, line: 1, column: 1 })
  const wanted = [...alwaysOnClauses, ...Object.keys(conditionalClauses)]
  const quoted = library.clauses.flatMap((clause) =>
    [...walk(clause.body)].flatMap((node) => (node.kind === 'quote' ? [node.authority] : [])),
  )
  return [
    ...library.authorities.flatMap(({ id, quote, place }) =>
      quote === (quotations[id] ?? null)
        ? []
        : [errorAt(place, 'pin/quotation', `Unexpected quotation of ${id}, expected its exact words`)],
    ),
    ...(quoted.join() === Object.keys(quotations).join()
      ? []
      : [
          errorAt(
            at('reviews/no-soliciting-testimonials.md'),
            'pin/quoted',
            `Unexpected quotations ${quoted.join(', ')}, expected each of the three once, in order`,
          ),
        ]),
    ...wanted
      .filter((name) => !library.clauses.some((clause) => nameOf(clause) === name))
      .map((name) => {
        const message = `Unexpected absence of clause ${name}, expected it in the library`
        return errorAt(at(`${name}.md`), 'pin/clause', message)
      }),
    ...library.clauses.flatMap((clause) => {
      const name = nameOf(clause)
      const expected = alwaysOnClauses.includes(name) ? 'always' : conditionalClauses[name]
      const now = describeCondition(clause.when)
      if (expected === now) return []
      const message = `Unexpected condition of ${name}: ${now}, expected: ${expected ?? 'no such clause'}`
      return [errorAt(clause.place, 'pin/condition', message)]
    }),
  ]
}

const nameOf = ({ section, id }: Library['clauses'][number]): string => `${section}/${id}`
