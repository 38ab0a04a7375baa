/** Turns `scenarios.yaml` into situations people meet, each with steps that rest on clauses. */
import * as z from 'zod'
import { parseCondition, type Condition } from '../answers/condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import type { TemplateNode } from '../template/nodes.js'
import { parseTemplate } from '../template/parse.js'
import { staffRoles, type Role } from './brief.js'

/** One thing to do, and the clauses that say so. */
export interface ScenarioStep {
  readonly when: Condition
  /** At least one; the step prints only where all of them are in. */
  readonly clauses: readonly string[]
  readonly nodes: readonly TemplateNode[]
  readonly place: Place
}

/** A situation and what to do in it. */
export interface Scenario {
  readonly id: string
  readonly situation: string
  readonly roles: readonly Role[]
  readonly when: Condition
  readonly steps: readonly ScenarioStep[]
  readonly place: Place
}

/** A scenario as YAML has it. */
export const scenariosShape = z.strictObject({
  scenarios: z.array(
    z.strictObject({
      id: z.string().describe('its name, words joined by hyphens'),
      situation: z.string().describe('what happens, in a sentence'),
      roles: z.array(z.enum(staffRoles)).describe('whom it can happen to'),
      when: z.unknown().optional().describe('answers that bring it in'),
      steps: z
        .array(
          z.strictObject({
            text: z.string().describe('what to do, in a sentence'),
            clauses: z.array(z.string()).min(1).describe('clauses that say so'),
            when: z.unknown().optional().describe('answers that bring it in'),
          }),
        )
        .min(1)
        .describe('what to do, in order'),
    }),
  ),
})

/** Parses the scenarios. */
export function parseScenarios(file: SourceFile): {
  scenarios: readonly Scenario[]
  problems: readonly Diagnostic[]
} {
  const rule = 'library/scenarios'
  const parsed = parseShape(file, scenariosShape, rule)
  const problems = [...parsed.problems]
  const condition = (data: unknown, path: readonly (string | number)[]): Condition =>
    parseCondition(data, (at, message) => problems.push(parsed.problem([...path, 'when', ...at], message)))
  const scenarios = (parsed.value?.scenarios ?? []).map(({ when, steps, ...head }, index): Scenario => {
    const path = ['scenarios', index]
    return {
      ...head,
      when: condition(when, path),
      steps: steps.map(({ text, clauses, when: stepWhen }, at): ScenarioStep => {
        const place = parsed.placeOf([...path, 'steps', at, 'text'])
        const nodes = parseTemplate(text.trim(), 'clause', (_, message, hint) =>
          problems.push(errorAt(place, rule, message, hint)),
        )
        return { when: condition(stepWhen, [...path, 'steps', at]), clauses, nodes, place }
      }),
      place: parsed.placeOf(path),
    }
  })
  return { scenarios, problems }
}
