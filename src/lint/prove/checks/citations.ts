/** Authorities: whatever a text names or quotes applies whenever it prints, and no clause rests on one that never does. */
import { ever } from '../../model/diagram.js'
import type { Check, Finding } from '../../model/model.js'

/** Every `{{cite}}` and `{{quote}}` stands where its authority applies. */
export const citations: Check = ({ library, space, occurrences, authority }) =>
  occurrences.flatMap(({ node, when, place, text }): Finding[] => {
    if (node.kind !== 'cite' && node.kind !== 'quote') return []
    const applies = authority(node.authority)
    if (applies === null || space.implies(when, applies)) return []
    const message = `Unexpected ${node.kind} of "${node.authority}" in ${text.id}, expected it only where that authority applies`
    const beside = library.authorities.find((item) => item.id === node.authority)?.place
    return [
      { rule: 'library/citation', message, place, beside, when: space.diagram.and(when, space.diagram.not(applies)) },
    ]
  })

/** Every authority a clause lists applies for some answers that bring the clause in. */
export const idleAuthorities: Check = ({ space, library, clause, authority }) =>
  library.clauses.flatMap((item) =>
    item.authorities.flatMap((id): Finding[] => {
      const applies = authority(id)
      if (applies === null || space.possible(space.diagram.and(clause(item.id) ?? ever, applies))) return []
      const message = `Unexpected authority "${id}" of ${item.id}, expected one that can apply when the clause is in`
      return [{ rule: 'library/idle-authority', message, place: item.place, when: ever }]
    }),
  )
