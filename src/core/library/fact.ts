/** Turns `facts.yaml` into what clauses can state to be so, and which of it can never be so together. */
import * as z from 'zod'
import { parseCondition, type Condition } from '../answers/condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { suggestion } from '../ground/nearest.js'
import { parseShape, type Shaped } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'

/** Something a policy can say about the practice, as "no two people know the same password". */
export interface Fact {
  /** `topic.state`. */
  readonly id: string
  readonly means: string
  readonly place: Place
}

/** Facts of which at most one can be so. */
export interface Exclusion {
  readonly facts: readonly string[]
  readonly place: Place
}

/** A clause states a fact, for some answers or for all that bring the clause in. */
export interface Assertion {
  readonly fact: string
  readonly when: Condition
  readonly place: Place
}

export const factsShape = z.strictObject({
  facts: z.array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/, 'expected topic.state, such as replies.never')
        .describe('`topic.state`, such as `replies.never`'),
      means: z.string().describe('the fact in words'),
    }),
  ),
  exclusions: z
    .array(z.array(z.string()).min(2, 'expected at least two facts'))
    .describe('lists of facts that may never stand in one policy'),
})
const rule = 'library/facts'

/** Parses the vocabulary; an exclusion of a fact that it doesn't hold, or of a fact and itself, is an error. */
export function parseFacts(file: SourceFile): {
  readonly facts: readonly Fact[]
  readonly exclusions: readonly Exclusion[]
  readonly problems: readonly Diagnostic[]
} {
  const parsed = parseShape(file, factsShape, rule)
  if (parsed.value === null) return { facts: [], exclusions: [], problems: parsed.problems }
  const facts = parsed.value.facts.map((fact, index) => ({ ...fact, place: parsed.placeOf(['facts', index]) }))
  const ids = facts.map((fact) => fact.id)
  const problems = parsed.value.exclusions.flatMap((names, index) =>
    names.flatMap((name, at) => {
      const place = parsed.placeOf(['exclusions', index, at])
      if (!ids.includes(name)) return [unknownFact(name, ids, place)]
      if (names.indexOf(name) === at) return []
      return [errorAt(place, rule, `Unexpected "${name}" twice in one exclusion, expected different facts`)]
    }),
  )
  const exclusions = parsed.value.exclusions.map((names, index) => ({
    facts: names,
    place: parsed.placeOf(['exclusions', index]),
  }))
  return { facts, exclusions, problems }
}

/** A fact that the vocabulary doesn't hold. */
export const unknownFact = (name: string, known: readonly string[], place: Place): Diagnostic =>
  errorAt(place, 'library/fact', `Unexpected fact "${name}", expected a fact of facts.yaml`, suggestion(name, known))

/** `asserts` as YAML has it. */
export const assertsShape = z.array(
  z.union([z.string(), z.strictObject({ fact: z.string(), when: z.unknown().optional() })]),
)

/** Reads what a clause asserts. */
export const readAsserts = (
  asserts: z.infer<typeof assertsShape>,
  { placeOf, problem }: Pick<Shaped<unknown>, 'placeOf' | 'problem'>,
  problems: Diagnostic[],
): readonly Assertion[] =>
  asserts.map((raw, index): Assertion => {
    const path = ['asserts', index]
    const { fact, when } = typeof raw === 'string' ? { fact: raw, when: undefined } : raw
    return {
      fact,
      when: parseCondition(when, (at, message) => problems.push(problem([...path, 'when', ...at], message))),
      place: placeOf(typeof raw === 'string' ? path : [...path, 'fact']),
    }
  })
