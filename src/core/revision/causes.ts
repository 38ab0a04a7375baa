/** A provision that differs between two states of a policy → the answers, library versions, authorities or edits that made it differ. */
import { holds, matches, testsOf, type Condition } from '../answers/condition.js'
import type { Authority } from '../library/authority.js'
import type { Clause } from '../library/clause.js'
import type { Library } from '../library/library.js'
import type { WrittenProvision } from '../policy/lock.js'
import { bearingOf } from '../policy/select.js'
import { changedAnswers, renamedWords } from '../override/renamed.js'
import type { Cause, PolicyState } from './change.js'
import type { TemplateNode } from '../template/nodes.js'

/** Two states under the library of the later one. */
export interface TwoStates {
  readonly library: Library
  readonly before: PolicyState
  readonly after: PolicyState
  /** There is no earlier state: everything is new. */
  readonly first: boolean
}

const clauseOf = ({ library }: TwoStates, id: string): Clause | undefined =>
  library.clauses.find((clause) => clause.id === id)

const isIn = ({ provisions }: PolicyState, clause: string): boolean =>
  provisions.some((provision) => provision.clause === clause)

const under = ({ answers }: PolicyState): { values: PolicyState['answers']; origins: Record<string, never> } => ({
  values: answers,
  origins: {},
})

const answerCauses = (questions: Iterable<string>): Cause[] => [...new Set(questions)].map((answer) => ({ answer }))

const libraryCause = ({ before, after }: TwoStates): Cause => ({ library: [before.library, after.library] })

/** Questions of a condition whose test comes out differently now. */
function flipped({ before, after }: TwoStates, condition: Condition): string[] {
  return testsOf(condition)
    .filter(
      ({ question, values }) => matches(under(before), question, values) !== matches(under(after), question, values),
    )
    .map(({ question }) => question)
}

const turned = ({ before, after }: TwoStates, condition: Condition): boolean =>
  holds(condition, under(before)) !== holds(condition, under(after))

/** Why a clause that was out is in now, or the other way round. */
export function causesOfPresence(comparison: TwoStates, id: string): readonly Cause[] {
  const clause = clauseOf(comparison, id)
  if (clause === undefined) return [libraryCause(comparison)]
  if (comparison.first) {
    const deciding = testsOf(clause.when).map(({ question }) => question)
    return deciding.length > 0 ? answerCauses(deciding) : [libraryCause(comparison)]
  }
  if (turned(comparison, clause.when)) return answerCauses(flipped(comparison, clause.when))
  const applies = holds(clause.when, under(comparison.after))
  // Only the practice leaves out a clause that applies; taking it back in shows only while the library stays the same.
  const struck = applies && !isIn(comparison.after, id)
  const restored = applies && comparison.before.library === comparison.after.library
  return struck || restored ? [{ edit: id }] : [libraryCause(comparison)]
}

/** Why a provision reads differently, or stands elsewhere. */
export function causesOfChange(
  comparison: TwoStates,
  before: WrittenProvision,
  after: WrittenProvision,
): readonly Cause[] {
  const clause = clauseOf(comparison, after.clause)
  const replaced = isReplaced(comparison, after.clause)
  const answers =
    clause === undefined ? [] : replaced ? ownCauses(comparison, before, after) : [...bodyCauses(comparison, clause)]
  const causes = [
    ...answers,
    ...libraryCauses(comparison, before, after, replaced),
    ...authorityCauses(comparison, before, after),
    ...bearingCauses(comparison, before, after),
    ...editCauses(before, after, answers.length > 0),
  ]
  const distinct = [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()]
  return distinct.length > 0 ? distinct : [lastResort(comparison, before, after)]
}

function lastResort(comparison: TwoStates, before: WrittenProvision, after: WrittenProvision): Cause {
  if (comparison.before.library !== comparison.after.library) return libraryCause(comparison)
  return before.own || after.own ? { edit: after.clause } : { library: [before.version, after.version] }
}

const isReplaced = ({ after }: TwoStates, clause: string): boolean =>
  (after.overrides ?? []).some((override) => override.clause === clause && override.kind === 'replace')

/** Own words change by themselves only where an answer in them, such as the practice's name, did. */
function ownCauses({ library, ...states }: TwoStates, before: WrittenProvision, after: WrittenProvision): Cause[] {
  const changed = changedAnswers(library.questions, states.before.answers, states.after.answers)
  const base = { version: before.version, text: before.text }
  const renamed = renamedWords({ body: '', base }, after.text, changed)
  return answerCauses((renamed?.used ?? []).map(({ question }) => question))
}

function* bodyCauses(comparison: TwoStates, clause: Clause): Generator<Cause> {
  yield* effects(comparison, clause.body)
  if (clause.strengthen !== null) yield* answerCauses(flipped(comparison, clause.strengthen.when))
}

/** What in a text comes out differently: a value, the side of a branch, a reference to a clause that came or went. */
function* effects(comparison: TwoStates, nodes: readonly TemplateNode[]): Generator<Cause> {
  const { before, after } = comparison
  for (const node of nodes) {
    if (node.kind === 'value' || node.kind === 'list' || node.kind === 'date') {
      if (JSON.stringify(before.answers[node.question]) !== JSON.stringify(after.answers[node.question]))
        yield { answer: node.question }
    } else if (node.kind === 'ref') {
      if (isIn(before, node.clause) !== isIn(after, node.clause)) yield* causesOfPresence(comparison, node.clause)
    } else if (node.kind === 'branch') {
      const takes = (state: PolicyState): boolean =>
        node.test === 'clause' ? isIn(state, node.question) : matches(under(state), node.question, node.values)
      const sides = [takes(before), takes(after)]
      if (sides[0] !== sides[1])
        yield* node.test === 'clause' ? causesOfPresence(comparison, node.question) : [{ answer: node.question }]
      for (const side of new Set(sides)) yield* effects(comparison, side ? node.then : node.otherwise)
    }
  }
}

function libraryCauses(
  comparison: TwoStates,
  before: WrittenProvision,
  after: WrittenProvision,
  replaced: boolean,
): Cause[] {
  if (before.version === after.version) return []
  const override = comparison.after.overrides?.find((one) => one.clause === after.clause && one.kind === 'replace')
  // The practice's words stand; the library had a part in them only if something of its new text is in.
  if (
    replaced &&
    (override?.base?.version !== after.version || !shareAChange(before.text, after.text, override.base.text))
  )
    return []
  const { library } = comparison.before
  return [
    library === comparison.after.library ? { library: [before.version, after.version] } : libraryCause(comparison),
  ]
}

/** Whether a text holds words that another version of its origin brought in, or lacks those that it only took out. */
function shareAChange(from: string, one: string, other: string): boolean {
  const [was, mine, theirs] = [from, one, other].map(wordsOf) as [Words, Words, Words]
  const words = [...new Set([...was.keys(), ...mine.keys(), ...theirs.keys()])]
  const change = (to: Words, word: string): number => Math.sign((to.get(word) ?? 0) - (was.get(word) ?? 0))
  const telling = words.some((word) => change(theirs, word) > 0) ? 1 : -1
  return words.some((word) => change(theirs, word) === telling && change(mine, word) === telling)
}

type Words = ReadonlyMap<string, number>

function wordsOf(markdown: string): Words {
  const counts = new Map<string, number>()
  for (const word of markdown.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Authorities that came or went: by an answer, or because the clause rests on others now. */
function authorityCauses(comparison: TwoStates, before: WrittenProvision, after: WrittenProvision): Cause[] {
  const differing = [
    ...after.authorities.filter((id) => !before.authorities.includes(id)),
    ...before.authorities.filter((id) => !after.authorities.includes(id)),
  ]
  return differing.flatMap((id) => {
    const when = comparison.library.authorities.find((authority) => authority.id === id)?.when
    const answers = when !== undefined && turned(comparison, when) ? answerCauses(flipped(comparison, when)) : []
    return [...answers, { authority: id }]
  })
}

/** The answers by which an authority of both states bears on the provision in another way: its line of sources reads otherwise. */
export function bearingCauses(comparison: TwoStates, before: WrittenProvision, after: WrittenProvision): Cause[] {
  const clause = clauseOf(comparison, after.clause)
  const both = comparison.library.authorities.filter(({ id }) =>
    [before, after].every(({ authorities }) => authorities.includes(id)),
  )
  const bears = (state: PolicyState, authority: Authority): string => bearingOf(authority, clause, under(state))
  return both
    .filter((authority) => bears(comparison.before, authority) !== bears(comparison.after, authority))
    .flatMap(({ bindsWhen }) => answerCauses(flipped(comparison, bindsWhen)))
}

function editCauses(before: WrittenProvision, after: WrittenProvision, explained: boolean): Cause[] {
  const edited = before.own !== after.own || (after.own && before.text !== after.text && !explained)
  return edited ? [{ edit: after.clause }] : []
}
