/** Decides which clauses apply to a set of answers, and keeps the answers that decided it. */
import type { Answer, Answers } from '../answers/answers.js'
import { describeCondition, holds, testsOf } from '../answers/condition.js'
import type { Bearing } from '../document/tree.js'
import type { Authority } from '../library/authority.js'
import type { Clause, Strength } from '../library/clause.js'
import type { Library } from '../library/library.js'

/** One answer that bears on a clause; `answer` is null when the question was not asked. */
export interface Reason {
  readonly question: string
  readonly answer: Answer | null
  readonly condition: string
}

export interface Decision {
  readonly clause: string
  readonly included: boolean
  /** Empty when the clause is always in. */
  readonly because: readonly Reason[]
  readonly strength: Strength
  /** Authorities of the clause that apply to these answers, in the clause's order. */
  readonly authorities: readonly string[]
}

/** One decision for every clause of the library, in reading order. */
export interface Selection {
  readonly decisions: readonly Decision[]
}

/** Decides every clause. */
export function selectClauses(library: Library, answers: Answers): Selection {
  const applying = new Set(
    library.authorities.filter((authority) => holds(authority.when, answers)).map((authority) => authority.id),
  )
  return { decisions: library.clauses.map((clause) => decide(clause, answers, applying)) }
}

function decide(clause: Clause, answers: Answers, applying: ReadonlySet<string>): Decision {
  return {
    clause: clause.id,
    included: holds(clause.when, answers),
    because: reasons(clause, answers),
    strength: strengthOf(clause, answers),
    authorities: clause.authorities.filter((id) => applying.has(id)),
  }
}

/** The clause's strength under these answers. */
const strengthOf = ({ strength, strengthen }: Clause, answers: Answers): Strength =>
  strengthen !== null && holds(strengthen.when, answers) ? strengthen.to : strength

/** How an authority bears on a clause for these answers: one that doesn't bind these people is only a model. */
export const bearingOf = ({ id, bindsWhen }: Authority, clause: Clause | undefined, answers: Answers): Bearing =>
  holds(bindsWhen, answers) ? (clause?.bearings[id] ?? 'basedOn') : 'byAnalogy'

function reasons(clause: Clause, answers: Answers): readonly Reason[] {
  const condition = describeCondition(clause.when)
  const questions = [...new Set(testsOf(clause.when).map((test) => test.question))]
  return questions.map((question) => ({ question, answer: answers.values[question] ?? null, condition }))
}

/** Ids of the clauses that are in. */
export const includedClauses = (selection: Selection): ReadonlySet<string> =>
  new Set(selection.decisions.filter((decision) => decision.included).map((decision) => decision.clause))
