/** Short forms: a rule that binds has one for each role it speaks to, for all answers that bring it in. */
import { ever, never, type Node } from '../../model/diagram.js'
import type { Check, Finding, Model } from '../../model/model.js'
import { reaches } from '../../../core/library/brief.js'
import type { Clause } from '../../../core/library/clause.js'

/** Every clause that is a must has a short line for whom it binds wherever it is in; a library without any has not begun with them. */
export const shortForms: Check = (model) =>
  model.library.clauses.some((clause) => clause.brief.length > 0)
    ? model.library.clauses.flatMap((clause) => missingIn(clause, model))
    : []

function missingIn(item: Clause, { space, clause }: Model): readonly Finding[] {
  const { diagram, condition, possible } = space
  const binding = diagram.and(clause(item.id) ?? ever, mustNode(item, condition))
  return item.binds.flatMap((role): readonly Finding[] => {
    const lines = item.brief.filter((line) => reaches(line, role))
    const said = lines.map((line) => condition(line.when)).reduce(diagram.or, never)
    const when = diagram.and(binding, diagram.not(said))
    if (!possible(when)) return []
    const message = `Unexpected absence of a brief for ${role} in ${item.id}, expected one for each role it binds, for all answers`
    return [{ rule: 'library/no-brief', message, place: item.place, when: lines.length === 0 ? ever : when }]
  })
}

/** When the clause is a must. */
function mustNode({ strength, strengthen }: Clause, condition: Model['space']['condition']): Node {
  if (strength === 'must') return ever
  return strengthen?.to === 'must' ? condition(strengthen.when) : never
}
