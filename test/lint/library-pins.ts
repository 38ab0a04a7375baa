/** What no proof can know, written down a second time: the exact quotations, and when each clause is in. Change it only with the library, on purpose. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describeCondition } from '../../src/core/answers/condition.js'
import { errorAt, type Diagnostic } from '../../src/core/ground/diagnostic.js'
import type { Library } from '../../src/core/library/library.js'
import { walk } from '../../src/core/template/nodes.js'
import { packageRoot } from '../../src/node/library-files.js'

/** The register's quotations, as read in the sources that its `seenIn` names. */
export const quotations: Readonly<Record<string, string>> = {
  'apa-5.05':
    'Psychologists do not solicit testimonials from current therapy clients/patients or other persons who because of their particular circumstances are vulnerable to undue influence.',
  'nasw-4.07a':
    'Social workers should not engage in uninvited solicitation of potential clients who, because of their circumstances, are vulnerable to undue influence, manipulation, or coercion.',
  'nasw-4.07b':
    "Social workers should not engage in solicitation of testimonial endorsements (including solicitation of consent to use a client's prior statement as a testimonial endorsement) from current clients or from other people who, because of their particular circumstances, are vulnerable to undue influence.",
  'aca-c.3.b':
    'Counselors who use testimonials do not solicit them from current clients, former clients, or any other persons who may be vulnerable to undue influence. Counselors discuss with clients the implications of and obtain permission for the use of any testimonial.',
  'il-mhddca': 'Communication includes information which indicates that a person is a recipient.',
}

/** Those that the policy prints, in its order. */
const printed = ['apa-5.05', 'nasw-4.07b', 'aca-c.3.b', 'nasw-4.07a']

/** Section/id of each clause → when it is in, in words; recorded by `npm run refresh`. */
const conditions = JSON.parse(
  readFileSync(path.join(packageRoot(), 'test', 'lint', 'pinned-conditions.json'), 'utf8'),
) as Readonly<Record<string, string>>

/** Where a library departs from what is written here. */
export function pinProblems(library: Library): readonly Diagnostic[] {
  const at = (name: string) => ({ file: `clauses/${name}`, line: 1, column: 1 })
  const quoted = library.clauses.flatMap((clause) =>
    [...walk(clause.body)].flatMap((node) => (node.kind === 'quote' ? [node.authority] : [])),
  )
  return [
    ...library.authorities.flatMap(({ id, quote, place }) =>
      quote === (quotations[id] ?? null)
        ? []
        : [errorAt(place, 'pin/quotation', `Unexpected quotation of ${id}, expected its exact words`)],
    ),
    ...(quoted.join() === printed.join()
      ? []
      : [
          errorAt(
            at('reviews/no-soliciting-testimonials.md'),
            'pin/quoted',
            `Unexpected quotations ${quoted.join(', ')}, expected each of the four once, in order`,
          ),
        ]),
    ...Object.keys(conditions)
      .filter((name) => !library.clauses.some((clause) => nameOf(clause) === name))
      .map((name) => {
        const message = `Unexpected absence of clause ${name}, expected it in the library`
        return errorAt(at(`${name}.md`), 'pin/clause', message)
      }),
    ...library.clauses.flatMap((clause) => {
      const name = nameOf(clause)
      const expected = conditions[name]
      const now = describeCondition(clause.when)
      if (expected === now) return []
      const message = `Unexpected condition of ${name}: ${now}, expected: ${expected ?? 'no such clause'}`
      return [errorAt(clause.place, 'pin/condition', message)]
    }),
  ]
}

const nameOf = ({ section, id }: Library['clauses'][number]): string => `${section}/${id}`
