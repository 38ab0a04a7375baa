/** Turns each answer that was not chosen into what it would make of the rules that depend on it. */
import type { Answer, GivenAnswers } from '../answers/answers.js'
import { completeAnswers, isUnsureChoice, possibleChoices } from '../answers/complete.js'
import { testsOf } from '../answers/condition.js'
import type { Question } from '../answers/question.js'
import { leavesOf } from '../document/leaves.js'
import { mapInline } from '../document/markdown/references.js'
import type { Clause } from '../library/clause.js'
import { findConflicts } from '../library/conflicts-found.js'
import type { Library } from '../library/library.js'
import { assemblePolicy, type Policy } from '../policy/policy.js'
import type { TemplateNode } from '../template/nodes.js'
import { applyChanges } from './flip.js'

/** Another answer to one question, and what a rule would say under it. */
export interface Alternative {
  readonly question: Question
  readonly answer: string
  /** Lines that the rule would have and now has not; null where it would drop out. */
  readonly lines: readonly string[] | null
}

/** By clause id, in the order of the questions; answers that can't stand beside the others are left out. */
export function alternativesOf(
  library: Library,
  given: GivenAnswers,
  today: string,
): ReadonlyMap<string, readonly Alternative[]> {
  const now = completeAnswers({ library, today }, given)
  const base = linesByClause(assemblePolicy(library, now, { version: '' }))
  const found = new Map<string, Alternative[]>()
  for (const { question, answer } of otherAnswers(library.questions, now.values)) {
    const then = completeAnswers({ library, today }, applyChanges(given, [{ question: question.id, answer }]))
    if (then.values[question.id] !== answer) continue
    if (findConflicts(library, then, today).some(({ severity }) => severity === 'stop')) continue
    const changed = new Set(
      Object.keys({ ...now.values, ...then.values }).filter((id) => !isSame(now.values[id], then.values[id])),
    )
    const affected = library.clauses.filter(
      (clause) => base.has(clause.id) && [...mentioned(clause)].some((id) => changed.has(id)),
    )
    if (affected.length === 0) continue
    const other = linesByClause(assemblePolicy(library, then, { version: '' }))
    for (const { id } of affected) {
      const [before, after] = [base.get(id) ?? [], other.get(id) ?? null]
      if (after !== null && isSame(before, after)) continue
      const lines = after?.filter((line) => !before.includes(line)) ?? null
      found.set(id, [...(found.get(id) ?? []), { question, answer, lines }])
    }
  }
  return found
}

/** Each choice that was not made, of questions that take one. */
const otherAnswers = (
  questions: readonly Question[],
  values: Readonly<Record<string, Answer>>,
): readonly { readonly question: Question; readonly answer: string }[] =>
  questions
    .filter(({ kind, id }) => kind === 'select' && values[id] !== undefined)
    .flatMap((question) =>
      possibleChoices(question, questions)
        .filter(({ value }) => value !== values[question.id] && !isUnsureChoice(question, value))
        .map(({ value }) => ({ question, answer: value })),
    )

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
