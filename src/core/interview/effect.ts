/** What an answer did: the provisions it adds, drops or rewords, what else it ticked or reopened, and what there is to say about it. */
import type { Answers, GivenAnswers } from '../answers/answers.js'
import { type Added, completeAnswers, missingChoices } from '../answers/complete.js'
import { templateContext } from '../policy/context.js'
import type { Conflict } from '../library/conflict.js'
import { includedClauses, selectClauses } from '../policy/select.js'
import { evaluate } from '../template/evaluate.js'
import { faultsOf, needsDecision, settledConflicts } from './flow.js'
import type { InterviewState, Setting } from './state.js'

/** Provisions are named by their titles, in reading order. */
export interface Effect {
  readonly added: readonly string[]
  readonly dropped: readonly string[]
  readonly reworded: readonly string[]
  readonly ticked: readonly Added[]
  readonly reopened: readonly string[]
  /** Conflicts that are only said, because there is nothing to decide. */
  readonly notes: readonly Conflict[]
}

/** The effect of the step from one state to the next; `ids` are the questions it answered. */
export function effectOf(
  setting: Setting,
  before: InterviewState,
  after: InterviewState,
  ids: readonly string[],
): Effect {
  const [old, now] = [written(setting, before.given), written(setting, after.given)]
  const titles = (keep: (id: string) => boolean): readonly string[] =>
    setting.library.clauses.filter((clause) => keep(clause.id)).map((clause) => clause.title)
  const known = new Set(settledConflicts(setting, before).map((conflict) => conflict.id))
  return {
    added: titles((id) => now.has(id) && !old.has(id)),
    dropped: titles((id) => old.has(id) && !now.has(id)),
    reworded: titles((id) => now.has(id) && old.has(id) && now.get(id) !== old.get(id)),
    ticked: newlyTicked(setting, before.given, after.given, ids),
    reopened: Object.keys(after.reopened).filter((id) => !Object.hasOwn(before.reopened, id)),
    notes: settledConflicts(setting, after).filter(
      (conflict) =>
        !needsDecision(conflict) &&
        (!known.has(conflict.id) || faultsOf(setting, after, conflict).some((id) => ids.includes(id))),
    ),
  }
}

/** Each clause of the policy with its text. */
function written(setting: Setting, given: GivenAnswers): ReadonlyMap<string, string> {
  const answers = completeAnswers(setting, given)
  const included = includedClauses(selectClauses(setting.library, answers))
  const context = contextOf(setting, answers, included)
  return new Map(
    setting.library.clauses
      .filter((clause) => included.has(clause.id))
      .map((clause) => [clause.id, JSON.stringify(evaluate(clause.body, context))]),
  )
}

/** Numbers don't matter here: they move with every added provision. */
const contextOf = (
  setting: Setting,
  answers: Answers,
  included: ReadonlySet<string>,
): ReturnType<typeof templateContext> =>
  templateContext(setting.library, answers, { numbers: new Map([...included].map((id) => [id, ''])) })

function newlyTicked(
  setting: Setting,
  before: GivenAnswers,
  after: GivenAnswers,
  ids: readonly string[],
): readonly Added[] {
  const had = missingChoices(setting, before)
  // Unticking one by hand is worth a word each time; one that stands since an earlier answer is not.
  return missingChoices(setting, after).filter(
    ({ question, value }) =>
      ids.includes(question) || !had.some((added) => added.question === question && added.value === value),
  )
}
