/** Turns each answer that was not chosen into what it would make of the rules that depend on it. */
import type { Answer, Answers, GivenAnswers } from '../answers/answers.js'
import { choicesOf, completeAnswers, isUnsureChoice } from '../answers/complete.js'
import { holds, testsOf } from '../answers/condition.js'
import type { Choice, Question } from '../answers/question.js'
import { leavesOf } from '../document/leaves.js'
import type { Turn } from '../document/review-mark.js'
import { mapInline } from '../document/markdown/references.js'
import type { Clause } from '../library/clause.js'
import { findConflicts } from '../library/conflicts-found.js'
import type { Library } from '../library/library.js'
import { assemblePolicy, type Policy } from '../policy/policy.js'
import type { TemplateNode } from '../template/nodes.js'
import { applyChanges } from './flip.js'

/** Another answer to one question: another choice, or one ticked or unticked. */
interface OtherAnswer {
  readonly question: Question
  readonly turn: Turn
  readonly value: string
}

/** And what a rule would say under it. */
export interface Alternative extends OtherAnswer {
  /** Lines that the rule would have and now has not; null where it would drop out. */
  readonly lines: readonly string[] | null
}

/** By clause id: other choices, then ticks, each in the order of the questions; answers that can't stand beside the others are left out. */
export function alternativesOf(
  library: Library,
  given: GivenAnswers,
  today: string,
): ReadonlyMap<string, readonly Alternative[]> {
  const now = completeAnswers({ library, today }, given)
  const base = linesByClause(assemblePolicy(library, now, { version: '' }))
  const found = new Map<string, Alternative[]>()
  for (const [other, answer] of otherAnswers(library.questions, now)) {
    const { id } = other.question
    const then = completeAnswers({ library, today }, applyChanges(given, [{ question: id, answer }]))
    if (!isSame(then.values[id], answer)) continue
    if (findConflicts(library, then, today).some(({ severity }) => severity === 'stop')) continue
    const changed = new Set(
      Object.keys({ ...now.values, ...then.values }).filter((id) => !isSame(now.values[id], then.values[id])),
    )
    const isAffected =
      other.turn === 'without'
        ? ({ when }: Clause) => !holds(when, then)
        : (clause: Clause) => [...mentioned(clause)].some((one) => changed.has(one))
    const affected = library.clauses.filter((clause) => base.has(clause.id) && isAffected(clause))
    if (affected.length === 0) continue
    const others = linesByClause(assemblePolicy(library, then, { version: '' }))
    for (const { id } of affected) {
      const [before, after] = [base.get(id) ?? [], others.get(id) ?? null]
      if (after !== null && isSame(before, after)) continue
      const lines = after?.filter((line) => !before.includes(line)) ?? null
      found.set(id, [...(found.get(id) ?? []), { ...other, lines }])
    }
  }
  return found
}

/** Where more is left unticked, the list is of states or sites, which a practice knows best, and would hide all else. */
const longList = 8

/**
 * Each choice that was not made, then each that may be unticked, then each that may be ticked as well.
 * Unticking is offered where a whole rule would go: words of one are struck in the text, which the reader can do himself.
 */
function otherAnswers(questions: readonly Question[], now: Answers): readonly (readonly [OtherAnswer, Answer])[] {
  const all = questions.flatMap((question) => {
    const as = (turn: Turn, value: string, answer: Answer) => [{ question, turn, value }, answer] as const
    const said = now.values[question.id]
    if (said === undefined) return []
    const isTicked = ({ value }: Choice): boolean => [said].flat().includes(value)
    const choices = choicesOf(question, now, questions)
    const others = choices.filter((one) => !isTicked(one) && !isUnsureChoice(question, one.value))
    if (typeof said === 'string') return others.map(({ value }) => as('is', value, value))
    if (choices.some((one) => one.alone && isTicked(one))) return []
    const more = others.filter(({ alone }) => !alone)
    const turnable = [...choices.filter(isTicked), ...(more.length > longList ? [] : more)]
    return turnable.map((one) => {
      const then = choices.filter((it) => isTicked(it) !== (it === one))
      return as(
        isTicked(one) ? 'without' : 'with',
        one.value,
        then.map(({ value }) => value),
      )
    })
  })
  return (['is', 'without', 'with'] as const).flatMap((turn) => all.filter(([other]) => other.turn === turn))
}

/** A rule's lines; numbers of sections, which move by themselves, are left out. */
const linesByClause = ({ sections }: Policy): ReadonlyMap<string, readonly string[]> =>
  new Map(
    sections.flatMap(({ provisions }) =>
      provisions.map(({ clause, body }) => {
        const unnumbered = mapInline(body, (node) =>
          node.type === 'reference' ? [{ type: 'text', value: `“${node.title}”` }] : [node],
        )
        return [clause, leavesOf(unnumbered).map(({ text }) => text)] as const
      }),
    ),
  )

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The questions that a rule's place in the policy, or its words, depend on. */
const mentioned = ({ when, body }: Clause): ReadonlySet<string> =>
  new Set([...testsOf(when).map(({ question }) => question), ...asked(body)])

const asked = (nodes: readonly TemplateNode[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'branch')
      return [...(node.test === 'clause' ? [] : [node.question]), ...asked(node.then), ...asked(node.otherwise)]
    return node.kind === 'value' || node.kind === 'list' || node.kind === 'date' ? [node.question] : []
  })
