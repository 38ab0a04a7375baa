/** Turns `conflicts.yaml` into rules about answers that don't go together, and tests them. */
import * as z from 'zod'
import { choicesOf } from '../answers/complete.js'
import type { Answer, Answers } from '../answers/answers.js'
import type { Question } from '../answers/question.js'
import { parseDate } from '../ground/date.js'
import { holds, isRecord, parseCondition, testsOf, type Condition } from '../answers/condition.js'
import type { Diagnostic } from '../ground/diagnostic.js'
import { late, parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'

/** A fact about answers that is more than "is this value": only conflicts may ask for it. */
export type AnswerFact =
  | { readonly fact: 'atLeast'; readonly question: string; readonly number: number }
  | { readonly fact: 'same'; readonly questions: readonly string[] }
  /** The same telephone number stands in all of them, whoever is named. */
  | { readonly fact: 'sameNumber'; readonly questions: readonly string[] }
  | { readonly fact: 'past'; readonly question: string }
  | { readonly fact: 'monthIn'; readonly question: string; readonly months: readonly number[] }
  | { readonly fact: 'leavesOut'; readonly question: string }
  | { readonly fact: 'empty'; readonly question: string }
  /** Something is said, but no number: a person without a telephone. */
  | { readonly fact: 'noDigit'; readonly question: string }

/** Holds when the plain condition and every fact hold, and (if any) one of the alternatives does. */
export interface ConflictTest {
  readonly when: Condition
  readonly facts: readonly AnswerFact[]
  readonly any: readonly ConflictTest[]
  readonly not: ConflictTest | null
}

export interface Conflict {
  readonly id: string
  readonly severity: 'stop' | 'warn' | 'note'
  /** Null: it concerns the owner's own words, which the wording rules look at. */
  readonly when: ConflictTest | null
  readonly say: string
  /** Answers that would resolve it. */
  readonly suggest: Readonly<Record<string, Answer>>
  readonly basis: string
  /** Wording rules that find it in the owner's own words. */
  readonly wording: readonly string[]
  readonly place: Place
}

export const conflictsShape = late(() =>
  z.strictObject({
    conflicts: z.array(
      z.strictObject({
        id: z.string().describe('its name in `check`'),
        severity: z.enum(['stop', 'warn', 'note']).describe('`stop` (nothing is built), `warn`, `note`'),
        when: z
          .unknown()
          .optional()
          .describe('the answers that raise it: a condition, and facts such as `same`, `past`, `empty`'),
        ownWords: z.boolean().optional().describe('it concerns the words of the owner, found by wording rules'),
        say: z.string().describe('what to tell the owner'),
        suggest: z
          .record(z.string(), z.union([z.string(), z.array(z.string())]))
          .optional()
          .describe('answers that would settle it'),
        basis: z.string().describe('why'),
        wording: z.array(z.string()).optional().describe('wording rules that find it'),
        requirements: z.array(z.string()).optional().describe('points of `requirements.yaml` it protects'),
      }),
    ),
  }),
)

type ReportAt = (path: readonly (string | number)[], message: string) => void

/** Parses the conflict rules. */
export function parseConflicts(file: SourceFile): { conflicts: readonly Conflict[]; problems: readonly Diagnostic[] } {
  const parsed = parseShape(file, conflictsShape, 'library/conflicts')
  const problems: Diagnostic[] = [...parsed.problems]
  const conflicts = (parsed.value?.conflicts ?? []).map((raw, index): Conflict => {
    const path = ['conflicts', index]
    if ((raw.when === undefined) !== (raw.ownWords === true)) {
      problems.push(parsed.problem(path, `Unexpected "${raw.id}", expected either "when" or "ownWords: true"`))
    }
    const report: ReportAt = (at, message) => problems.push(parsed.problem([...path, 'when', ...at], message))
    return {
      id: raw.id,
      severity: raw.severity,
      when: raw.when === undefined ? null : parseTest(raw.when, report),
      say: raw.say.trim(),
      suggest: raw.suggest ?? {},
      basis: raw.basis,
      wording: raw.wording ?? [],
      place: parsed.placeOf(path),
    }
  })
  return { conflicts, problems }
}

function parseTest(data: unknown, report: ReportAt): ConflictTest {
  const facts: AnswerFact[] = []
  const plain: Record<string, unknown> = {}
  let any: readonly ConflictTest[] = []
  let not: ConflictTest | null = null
  if (!isRecord(data)) report([], 'Unexpected value, expected a map of question to value')
  for (const [key, value] of Object.entries(isRecord(data) ? data : {})) {
    if (key === 'any' && Array.isArray(value)) any = value.map((item: unknown) => parseTest(item, report))
    else if (key === 'not') not = parseTest(value, report)
    else if (isFactName(key)) facts.push(...parseFact(key, value, report))
    else plain[key] = value
  }
  return { when: parseCondition(plain, report), facts, any, not }
}

const factNames = ['atLeast', 'same', 'sameNumber', 'past', 'monthIn', 'leavesOut', 'empty', 'noDigit'] as const
type FactName = (typeof factNames)[number]
const isFactName = (key: string): key is FactName => factNames.some((name) => name === key)

function parseFact(name: FactName, value: unknown, report: ReportAt): readonly AnswerFact[] {
  if ((name === 'same' || name === 'sameNumber') && isStrings(value)) return [{ fact: name, questions: value }]
  if (name === 'atLeast' && isRecord(value)) {
    return Object.entries(value).map(([question, number]) => ({ fact: 'atLeast', question, number: Number(number) }))
  }
  if (name === 'monthIn' && isRecord(value)) {
    return Object.entries(value).map(([question, months]) => ({
      fact: 'monthIn',
      question,
      months: (months as number[]).map(Number),
    }))
  }
  if ((name === 'past' || name === 'leavesOut' || name === 'empty' || name === 'noDigit') && typeof value === 'string')
    return [{ fact: name, question: value }]
  report([name], `Unexpected value for "${name}"`)
  return []
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Every question a conflict looks at. */
export function questionsOf(test: ConflictTest): readonly string[] {
  const own = [
    ...testsOf(test.when).map((part) => part.question),
    ...test.facts.flatMap((fact) => ('questions' in fact ? fact.questions : [fact.question])),
  ]
  const nested = [...test.any, ...(test.not === null ? [] : [test.not])]
  return [...new Set([...own, ...nested.flatMap(questionsOf)])]
}

/** The questions that make a conflict hold: where it holds in one of several ways, those of that way. */
export function questionsAtFault(
  test: ConflictTest,
  answers: Answers,
  questions: readonly Question[],
  today: string,
): readonly string[] {
  const isTrue = (part: ConflictTest): boolean => conflictHolds(part, answers, questions, today)
  const holding = test.any.filter(isTrue)
  const inOneWay = holding.length === 0 ? test : { ...test, any: holding }
  return questionsOf(inOneWay)
}

/** Whether a conflict's test holds; `today` is an ISO date. */
export function conflictHolds(
  test: ConflictTest,
  answers: Answers,
  questions: readonly Question[],
  today: string,
): boolean {
  const check = (part: ConflictTest): boolean => conflictHolds(part, answers, questions, today)
  return (
    holds(test.when, answers) &&
    test.facts.every((fact) => factHolds(fact, answers, questions, today)) &&
    (test.any.length === 0 || test.any.some(check)) &&
    (test.not === null || !check(test.not))
  )
}

function factHolds(fact: AnswerFact, answers: Answers, questions: readonly Question[], today: string): boolean {
  const answer = 'questions' in fact ? undefined : answers.values[fact.question]
  switch (fact.fact) {
    case 'atLeast':
      return Array.isArray(answer) && answer.length >= fact.number
    case 'same': {
      const texts = fact.questions.map((question) => nameIn(answers.values[question]))
      return texts[0] !== '' && texts.every((text) => text === texts[0])
    }
    case 'sameNumber': {
      const numbers = fact.questions.map((question) => numberIn(answers.values[question]))
      return numbers[0] !== '' && numbers.every((number) => number === numbers[0])
    }
    case 'past':
      return typeof answer === 'string' && answer < today
    case 'monthIn':
      return typeof answer === 'string' && fact.months.includes(parseDate(answer)?.month ?? 0)
    case 'empty':
      return answer !== undefined && normal(answer) === ''
    case 'noDigit':
      return typeof answer === 'string' && normal(answer) !== '' && !/\p{Nd}/u.test(answer)
    case 'leavesOut': {
      const question = questions.find((other) => other.id === fact.question)
      return (
        question !== undefined &&
        choicesOf(question, answers, questions).some((choice) => answer?.includes(choice.value) === false)
      )
    }
  }
}

const normal = (answer: Answer | undefined): string =>
  (typeof answer === 'string' ? answer : (answer ?? []).join(' ')).trim().toLowerCase().replace(/\s+/g, ' ')

/** Two answers name the same person whether or not a telephone number or a license stands beside the name. */
function nameIn(answer: Answer | undefined): string {
  const said = normal(answer)
  const letters = (text: string): string =>
    text
      .replace(/[^\p{L}\p{M}]+/gu, ' ')
      .trim()
      .replace(/^(?:dr|prof|mr|mrs|ms|mx) /u, '')
  const first = letters(said.split(',')[0] ?? '')
  // "Ortiz, Dana" has the name on both sides.
  return (first.includes(' ') ? first : letters(said)) || said
}

/** The digits of a telephone number of seven or more, without the 1 that may stand in front of ten. */
function numberIn(answer: Answer | undefined): string {
  const digits = normal(answer).replace(/\P{Nd}+/gu, '')
  return digits.length < 7 ? '' : digits.replace(/^1(?=\d{10}$)/, '')
}
