/** Facts: no policy states two that exclude each other, whatever the answers. */
import { formatPlace } from '../../../core/ground/source.js'
import type { Assertion } from '../../../core/library/fact.js'
import { ever, type Node } from '../../model/diagram.js'
import type { Check, Finding, Model } from '../../model/model.js'

/** A fact as a policy states it, and for which answers. */
interface Stated extends Assertion {
  readonly clause: string
  readonly node: Node
}

/** Every two assertions of facts that exclude each other are never in one policy. */
export const contradictions: Check = (model) => {
  const stated = statedIn(model)
  const of = (fact: string): readonly Stated[] => stated.filter((one) => one.fact === fact)
  return model.library.exclusions.flatMap(({ facts }) =>
    facts.flatMap((fact, index) =>
      facts
        .slice(index + 1)
        .flatMap((other) => of(fact).flatMap((a) => of(other).flatMap((b) => together(a, b, model)))),
    ),
  )
}

const statedIn = ({ library, clause, space }: Model): readonly Stated[] =>
  library.clauses.flatMap((item) =>
    item.asserts.map((assertion) => ({
      ...assertion,
      clause: item.id,
      node: space.diagram.and(clause(item.id) ?? ever, space.condition(assertion.when)),
    })),
  )

function together(a: Stated, b: Stated, { space }: Model): readonly Finding[] {
  const when = space.diagram.and(a.node, b.node)
  if (!space.possible(when)) return []
  const message = `Unexpected "${b.fact}" of ${b.clause} beside "${a.fact}" of ${a.clause}, expected never both: they exclude each other`
  const hint = `the other is at ${formatPlace(a.place)}`
  return [{ rule: 'library/contradiction', message, place: b.place, beside: a.place, hint, when }]
}
