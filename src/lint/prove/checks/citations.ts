/** Authorities: whatever a text names or quotes applies whenever it prints, no clause rests on one that never does, and none goes further than all of its own. */
import type { Condition } from '../../../core/answers/condition.js'
import type { Clause } from '../../../core/library/clause.js'
import type { Library } from '../../../core/library/library.js'
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

/** A choice that every authority of a clause needs. */
export interface NeededChoice {
  readonly question: string
  readonly value: string
}

/** The choices that all authorities of a clause need; none where it rests on nothing. */
export function neededChoices({ authorities }: Library, clause: Clause): readonly NeededChoice[] {
  const [first = [], ...others] = clause.authorities.map((id) =>
    needsOf(authorities.find((authority) => authority.id === id)?.when ?? { kind: 'always' }),
  )
  const isSame = (a: NeededChoice, b: NeededChoice): boolean => a.question === b.question && a.value === b.value
  return first.filter((choice) => others.every((needs) => needs.some((need) => isSame(need, choice))))
}

function needsOf(condition: Condition): readonly NeededChoice[] {
  if (condition.kind === 'all') return condition.of.flatMap(needsOf)
  const [value, ...more] = condition.kind === 'test' ? condition.values : []
  return condition.kind === 'test' && value !== undefined && more.length === 0
    ? [{ question: condition.question, value }]
    : []
}

/** A clause whose authorities all bind for one choice only is in for that choice only. */
export const reachOfLaw: Check = ({ library, space, clause }) =>
  library.clauses.flatMap((item) =>
    neededChoices(library, item).flatMap(({ question, value }): Finding[] => {
      const { diagram } = space
      const here = clause(item.id) ?? ever
      const bound = space.test(question, [value])
      const beyond = diagram.and(here, diagram.not(bound))
      // Where none can ever bind, each of them is found to be idle.
      if (!space.possible(beyond) || !space.possible(diagram.and(here, bound))) return []
      const message = `Unexpected clause ${item.id} without ${question} "${value}", expected it only there: none of its authorities binds elsewhere`
      return [{ rule: 'library/reach-of-law', message, place: item.place, when: beyond }]
    }),
  )
