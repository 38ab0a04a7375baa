/** Scenarios: no step rests on a clause that may be out, and no situation is left without a step. */
import { never, type Node } from '../../model/diagram.js'
import type { Check, Finding, Model } from '../../model/model.js'
import type { Scenario, ScenarioStep } from '../../../core/library/scenario.js'

/** Every step's clauses are in wherever the step prints; every situation has a step wherever it can come up. */
export const scenarioSteps: Check = (model) => model.library.scenarios.flatMap((scenario) => faultsOf(scenario, model))

function faultsOf(scenario: Scenario, model: Model): readonly Finding[] {
  const { diagram, condition, possible } = model.space
  const shown = condition(scenario.when)
  const idle = diagram.and(
    shown,
    diagram.not(scenario.steps.map((step) => condition(step.when)).reduce(diagram.or, never)),
  )
  const message = `Unexpected absence of a step in scenario ${scenario.id}, expected one for all answers that bring it in`
  return [
    ...(possible(idle) ? [{ rule: 'library/no-step', message, place: scenario.place, when: idle }] : []),
    ...scenario.steps.flatMap((step) => missingFor(step, scenario.id, shown, model)),
  ]
}

function missingFor(
  step: ScenarioStep,
  id: string,
  shown: Node,
  { clause, space, library }: Model,
): readonly Finding[] {
  const { diagram, condition, possible } = space
  const printed = diagram.and(shown, condition(step.when))
  return step.clauses.flatMap((name) => {
    const when = diagram.and(printed, diagram.not(clause(name) ?? never))
    if (!possible(when)) return []
    const message = `Unexpected step of scenario ${id} on ${name}, expected that clause to be in wherever the step prints`
    const beside = library.clauses.find((item) => item.id === name)?.place
    return [{ rule: 'library/step-without-clause', message, place: step.place, beside, when }]
  })
}
