/** Conditions: none, and no part of one, is true for no answers or for all. */
import { describeCondition, type Condition } from '../../../core/answers/condition.js'
import { ever } from '../../model/diagram.js'
import { conflictBounds, factBounds } from '../../model/conflict-nodes.js'
import type { Check, Finding, Model } from '../../model/model.js'
import { conditionsIn, type Owned } from '../../model/tests.js'

/** Conditions of questions, clauses, authorities and conflicts. */
export const conditions: Check = (model) =>
  conditionsIn(model.library).flatMap((owned) => fromPart(owned.condition, owned, model))

/** The condition itself, or the innermost parts that are at fault. */
function fromPart(condition: Condition, owned: Owned, model: Model): readonly Finding[] {
  if (condition.kind === 'always') return []
  const parts =
    condition.kind === 'any' || condition.kind === 'all' ? condition.of : condition.kind === 'not' ? [condition.of] : []
  const inner = parts.flatMap((part) => fromPart(part, owned, model))
  if (inner.length > 0) return inner
  const { space } = model
  const f = space.condition(condition)
  if (!space.possible(f)) return [finding(owned, condition, 'never')]
  if (!space.possible(space.diagram.not(f))) return [finding(owned, condition, 'always')]
  if (condition.kind !== 'test' || condition.values.length === 1) return []
  return condition.values
    .map((value): Condition => ({ ...condition, values: [value] }))
    .filter((single) => !space.possible(space.condition(single)))
    .map((single) => finding(owned, single, 'never'))
}

const finding = ({ owner, place }: Owned, condition: Condition, how: 'never' | 'always'): Finding => ({
  rule: `library/${how}-true`,
  message: `Unexpected "${describeCondition(condition)}" in ${owner}, expected a test that some answers ${how === 'never' ? 'meet' : 'fail'}`,
  place,
  when: ever,
})

/** Conflicts as a whole, with their facts. */
export const conflictTests: Check = ({ library, space }) =>
  library.conflicts.flatMap(({ id, when, place }): Finding[] => {
    if (when === null) return []
    const { may, surely } = conflictBounds(when, space)
    const idleFact = when.facts.find((fact) => !space.possible(factBounds(fact, space).may))
    if (!space.possible(may) || idleFact !== undefined) {
      const message = `Unexpected test of conflict ${id}${idleFact === undefined ? '' : ` ("${idleFact.fact}")`}, expected one that some answers meet`
      return [{ rule: 'library/never-true', message, place, when: ever }]
    }
    if (space.possible(space.diagram.not(surely))) return []
    const message = `Unexpected test of conflict ${id}, expected one that some answers fail`
    return [{ rule: 'library/always-true', message, place, when: ever }]
  })
