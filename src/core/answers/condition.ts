/** Conditions are data over answers: a map of question to allowed values, with `not`, `any` and `all`; this parses and tests them. */
import type { Answers } from './answers.js'

/** True or false for a set of answers; finite, so presence of a clause is decidable. */
export type Condition =
  | { readonly kind: 'always' }
  /** The question was asked and its answer is (or, for several choices, includes) one of `values`; `any` = anything at all. */
  | { readonly kind: 'test'; readonly question: string; readonly values: readonly string[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }

export const always: Condition = { kind: 'always' }

/** Stands for "any value at all" in a test; no choice may have this value. */
export const ANY = 'any'

/** Turns the YAML form into a condition; throws nothing, reports through `report` with the path of the fault. */
export function parseCondition(
  data: unknown,
  report: (path: readonly (string | number)[], message: string) => void,
  path: readonly (string | number)[] = [],
): Condition {
  if (data === undefined) return always
  if (!isRecord(data)) {
    report(path, 'Unexpected value, expected a map of question to value')
    return always
  }
  const parts = Object.entries(data).map(([key, value]) => parsePart(key, value, report, [...path, key]))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', of: parts }
}

function parsePart(
  key: string,
  value: unknown,
  report: (path: readonly (string | number)[], message: string) => void,
  path: readonly (string | number)[],
): Condition {
  if (key === 'not') return { kind: 'not', of: parseCondition(value, report, path) }
  if (key === 'any' || key === 'all') {
    if (Array.isArray(value)) {
      return { kind: key, of: value.map((item: unknown, index) => parseCondition(item, report, [...path, index])) }
    }
    report(path, `Unexpected value, expected a list of conditions under "${key}"`)
    return always
  }
  const values = Array.isArray(value) ? value : [value]
  if (values.length === 0 || !values.every((item) => typeof item === 'string')) {
    report(path, `Unexpected value for "${key}", expected a choice or a list of choices`)
    return always
  }
  return { kind: 'test', question: key, values }
}

/** Whether a condition holds for resolved answers. */
export function holds(condition: Condition, answers: Answers): boolean {
  switch (condition.kind) {
    case 'always':
      return true
    case 'test':
      return matches(answers, condition.question, condition.values)
    case 'not':
      return !holds(condition.of, answers)
    case 'any':
      return condition.of.some((part) => holds(part, answers))
    case 'all':
      return condition.of.every((part) => holds(part, answers))
  }
}

/** Whether the answer to a question is, or includes, one of `values`; false when it was not asked. */
export function matches(answers: Answers, question: string, values: readonly string[]): boolean {
  const answer = answers.values[question]
  if (answer === undefined) return false
  if (values.includes(ANY)) return answer.length > 0
  return typeof answer === 'string' ? values.includes(answer) : values.some((value) => answer.includes(value))
}

/** Every test a condition makes, with the place of its parts ignored. */
export function testsOf(
  condition: Condition,
): readonly { readonly question: string; readonly values: readonly string[] }[] {
  switch (condition.kind) {
    case 'always':
      return []
    case 'test':
      return [condition]
    case 'not':
      return testsOf(condition.of)
    case 'any':
    case 'all':
      return condition.of.flatMap(testsOf)
  }
}

/** A condition in words, for `why`: `accessModel is trial and platforms includes yelp`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'always':
      return 'always'
    case 'test':
      return condition.values.includes(ANY)
        ? `${condition.question} is answered`
        : `${condition.question} is ${condition.values.join(' or ')}`
    case 'not':
      return `not (${describeCondition(condition.of)})`
    case 'any':
      return condition.of.map(describeCondition).join(' or ')
    case 'all':
      return condition.of.map(describeCondition).join(' and ')
  }
}

/** A plain object, not a list and not null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
