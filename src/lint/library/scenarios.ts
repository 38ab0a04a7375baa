/** Scenarios: every step rests on clauses of this library, and each situation has a step. */
import { errorAt } from '../../core/ground/diagnostic.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { LibraryRule } from './rule.js'

/** Every clause that a step names exists. */
export const scenarioClauses: LibraryRule = ({ clauses, scenarios }) => {
  const known = clauses.map((clause) => clause.id)
  return scenarios.flatMap(({ id, steps }) =>
    steps.flatMap((step) =>
      step.clauses
        .filter((clause) => !known.includes(clause))
        .map((clause) => {
          const message = `Unexpected clause "${clause}" in scenario ${id}, expected a clause of this library`
          return errorAt(step.place, 'library/clause', message, suggestion(clause, known))
        }),
    ),
  )
}
