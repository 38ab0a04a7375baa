/** Facts: whatever a clause asserts stands in the vocabulary. */
import { unknownFact } from '../../core/library/fact.js'
import type { LibraryRule } from './rule.js'

/** Every asserted fact is one of `facts.yaml`. */
export const assertedFacts: LibraryRule = ({ clauses, facts }) => {
  const known = facts.map((fact) => fact.id)
  return clauses.flatMap(({ asserts }) =>
    asserts.filter(({ fact }) => !known.includes(fact)).map(({ fact, place }) => unknownFact(fact, known, place)),
  )
}
