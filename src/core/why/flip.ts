/** Finds, for a clause, the smallest change of answers that brings it in or takes it out, and what else would come or go with it. */
import type { Answer, Answers, GivenAnswers } from '../answers/answers.js'
import { completeAnswers } from '../answers/complete.js'
import type { Question } from '../answers/question.js'
import { holds, testsOf } from '../answers/condition.js'
import { candidateAnswers, stepsBetween } from './candidates.js'
import type { Clause } from '../library/clause.js'
import type { Library } from '../library/library.js'

/** One answer to change. */
export interface AnswerChange {
  readonly question: string
  readonly answer: Answer
}

/** Changes that together flip one clause. */
export interface Flip {
  readonly changes: readonly AnswerChange[]
  /** Other clauses that come in with it. */
  readonly alsoIn: readonly string[]
  /** Other clauses that go out with it. */
  readonly alsoOut: readonly string[]
}

/** What a flip is measured by, most important first: answers changed, ticks changed, other clauses moved. */
type Cost = readonly [answers: number, steps: number, others: number]

/**
 * The smallest flip of each clause, by clause id; null where no answers would flip it. `given` is what the owner said; today is an ISO date.
 * Exact: every answer that any test on the way can tell apart is tried, fewest changes first.
 */
export function findFlips(library: Library, given: GivenAnswers, today: string): ReadonlyMap<string, Flip | null> {
  const now = completeAnswers({ library, today }, given)
  return new Map(library.clauses.map((clause) => [clause.id, smallestFlip(library, clause, given, now, today)]))
}

/** The form that `why` prints: the one answer that flips the clause, or null when none or more than one is needed. */
export const singleChange = (flip: Flip | null): AnswerChange | null =>
  flip?.changes.length === 1 ? (flip.changes[0] ?? null) : null

/** Answers with the changes made; a changed answer is no longer "not sure". */
export function applyChanges(given: GivenAnswers, changes: readonly AnswerChange[]): GivenAnswers {
  const changed = new Set(changes.map((change) => change.question))
  return {
    values: { ...given.values, ...Object.fromEntries(changes.map(({ question, answer }) => [question, answer])) },
    unsure: given.unsure.filter((question) => !changed.has(question)),
  }
}

function smallestFlip(library: Library, clause: Clause, given: GivenAnswers, now: Answers, today: string): Flip | null {
  const questions = involved(library, clause)
  const included = holds(clause.when, now)
  for (let size = 1; size <= questions.length; size += 1) {
    let best: { readonly flip: Flip; readonly cost: Cost } | null = null
    for (const chosen of subsets(questions, size)) {
      for (const changes of changesOf(chosen, library, clause, now)) {
        const then = completeAnswers({ library, today }, applyChanges(given, changes))
        if (holds(clause.when, then) === included || !changes.every((change) => tookHold(change, then))) continue
        const flip = flipOf(library, clause, changes, now, then)
        const steps = changes.reduce((sum, change) => sum + stepsBetween(now.values[change.question], change.answer), 0)
        const cost: Cost = [size, steps, flip.alsoIn.length + flip.alsoOut.length]
        if (best === null || isLess(cost, best.cost)) best = { flip, cost }
      }
    }
    if (best !== null) return best.flip
  }
  return null
}

/** A change to a question that isn't asked changes nothing. */
const tookHold = ({ question, answer }: AnswerChange, then: Answers): boolean =>
  JSON.stringify(then.values[question]) === JSON.stringify(answer)

const isLess = (a: Cost, b: Cost): boolean => {
  const at = a.findIndex((part, index) => part !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

/** Questions that can bear on a clause: those it tests, those that decide whether these are asked or what they offer, and so on. */
function involved(library: Library, clause: Clause): readonly Question[] {
  const ids = new Set(testsOf(clause.when).map((test) => test.question))
  for (const id of ids) {
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) continue
    testsOf(question.when).forEach((test) => ids.add(test.question))
    question.choicesFrom.forEach((source) => ids.add(source))
  }
  return library.questions.filter((question) => ids.has(question.id))
}

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = from; index <= items.length - size; index += 1) {
    const [first] = items.slice(index, index + 1)
    for (const rest of subsets(items, size - 1, index + 1)) if (first !== undefined) yield [first, ...rest]
  }
}

/** Every way of changing exactly these questions. */
function* changesOf(
  questions: readonly Question[],
  library: Library,
  clause: Clause,
  now: Answers,
): Generator<readonly AnswerChange[]> {
  const [first, ...rest] = questions
  if (first === undefined) {
    yield []
    return
  }
  for (const answer of candidateAnswers(first, library, clause, now)) {
    for (const others of changesOf(rest, library, clause, now)) yield [{ question: first.id, answer }, ...others]
  }
}

function flipOf(library: Library, clause: Clause, changes: readonly AnswerChange[], now: Answers, then: Answers): Flip {
  const others = library.clauses.filter((other) => other.id !== clause.id)
  const moved = (to: boolean): readonly string[] =>
    others.filter((other) => holds(other.when, now) !== to && holds(other.when, then) === to).map((other) => other.id)
  return { changes, alsoIn: moved(true), alsoOut: moved(false) }
}
