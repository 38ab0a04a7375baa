/** Clauses that point at one another: whatever a clause refers to or requires is in, and whatever it conflicts with is out. */
import type { Clause } from '../../../core/library/clause.js'
import type { Check, Finding, Model } from '../../model/model.js'
import { ever } from '../../model/diagram.js'

/** Every `{{ref}}` leads to a clause that is in whenever the reference prints. */
export const references: Check = ({ library, space, occurrences, clause }) =>
  occurrences.flatMap(({ node, when, place, text }): Finding[] => {
    if (node.kind !== 'ref') return []
    const target = clause(node.clause)
    if (target === null || space.implies(when, target)) return []
    const message = `Unexpected reference to "${node.clause}" in ${text.id}, expected it only where that clause is in`
    const out = space.diagram.and(when, space.diagram.not(target))
    return [{ rule: 'library/reference', message, place, beside: placeOf(node.clause, library), when: out }]
  })

/** `requires` and `conflicts` hold for all answers. */
export const companions: Check = (model) => model.library.clauses.flatMap((item) => companionsOf(item, model))

const placeOf = (id: string, { clauses }: Model['library']): Finding['place'] | undefined =>
  clauses.find((clause) => clause.id === id)?.place

function companionsOf(item: Clause, { space, clause, library }: Model): readonly Finding[] {
  const { diagram } = space
  const own = clause(item.id) ?? ever
  const found = (rule: string, id: string, message: string, when: number): Finding[] =>
    space.possible(when) ? [{ rule, message, place: item.place, beside: placeOf(id, library), when }] : []
  return [
    ...item.requires.flatMap((id) => {
      const message = `Unexpected absence of "${id}", expected it whenever ${item.id}, which requires it, is in`
      return found('library/requires', id, message, diagram.and(own, diagram.not(clause(id) ?? ever)))
    }),
    ...item.conflicts.flatMap((id) => {
      const message = `Unexpected "${id}" beside ${item.id}, expected them never together: they conflict`
      return found('library/conflicts', id, message, diagram.and(own, clause(id) ?? 0))
    }),
  ]
}
