/** A change → whether duties change with it, so that staff must acknowledge again, or only the wording does. */
import { holds } from '../answers/condition.js'
import type { WrittenProvision } from '../policy/lock.js'
import type { Change, PolicyState } from './change.js'
import type { TwoStates } from './causes.js'

/** True for a rule ("must") that came, went or reads otherwise by an answer, a major version, or the practice's own words. */
export function isMaterial(
  comparison: TwoStates,
  change: Omit<Change, 'material'>,
  before: WrittenProvision | undefined,
  after: WrittenProvision | undefined,
): boolean {
  if (change.kind === 'moved') return false
  const must = isMust(comparison, change.clause, before, after)
  if (change.kind !== 'changed') return must
  if (before === undefined || after === undefined) return must
  if (major(before.version) !== major(after.version)) return true
  if (before.text === after.text) return false
  if (change.causes.some((cause) => 'edit' in cause && cause.edit === change.clause)) return true
  return must && change.causes.some((cause) => 'answer' in cause && !isName(comparison, cause.answer))
}

const major = (version: string): string => version.split('.')[0] ?? ''

/** Names, numbers and the date of effect fill a rule without changing what it asks: staff are told of them, and need not sign again. */
const isName = ({ library }: TwoStates, question: string): boolean =>
  question === library.parts.effectiveDate ||
  library.questions.some(({ id, kind }) => id === question && kind === 'text')

function isMust(
  { library, before, after }: TwoStates,
  id: string,
  was: WrittenProvision | undefined,
  is: WrittenProvision | undefined,
): boolean {
  const clause = library.clauses.find((candidate) => candidate.id === id)
  // The library no longer knows it: take the graver reading.
  if (clause === undefined) return true
  const raised = ({ answers }: PolicyState): boolean =>
    clause.strengthen?.to === 'must' && holds(clause.strengthen.when, { values: answers, origins: {} })
  return clause.strength === 'must' || (was !== undefined && raised(before)) || (is !== undefined && raised(after))
}
