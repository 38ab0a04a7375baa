/** Two states of a policy → what changed between them and why: the value that `plan`, `changes.md` and the redline all print. */
import type { Library } from '../library/library.js'
import { holds } from '../answers/condition.js'
import { asList, migrateAnswers } from '../answers/migration.js'
import type { WrittenProvision } from '../policy/lock.js'
import type { Change, PolicyState, Revision, RevisionInput } from './change.js'
import { nextVersion } from './acknowledge.js'
import { bearingCauses, causesOfChange, causesOfPresence, type TwoStates } from './causes.js'
import { carriedOver, movedClauses } from './places.js'
import { isMaterial } from './material.js'

/** Compares provision by provision; changes stand in reading order, a removed provision where it was. */
export function reviseProvisions({ library, before, after }: RevisionInput): Revision {
  const start: PolicyState =
    before === null
      ? { library: after.library, answers: {}, provisions: [] }
      : { ...before, answers: answersOfToday(library, before) }
  const earlier = { ...start, provisions: underPresentIds(library, start.provisions, after.provisions) }
  const comparison: TwoStates = { library, before: earlier, after, first: before === null }
  const was = new Map(earlier.provisions.map((provision) => [provision.clause, provision]))
  const is = new Map(after.provisions.map((provision) => [provision.clause, provision]))
  const moved = movedClauses(earlier.provisions, after.provisions)
  const changes = readingOrder(earlier.provisions, after.provisions).flatMap((clause) =>
    changeOf(comparison, was.get(clause), is.get(clause), moved.has(clause)),
  )
  const from = before?.version ?? null
  const answers = before === null ? [] : differingAnswers(library, earlier.answers, after.answers)
  return { from, to: nextVersion(changes, from), changes, answers }
}

/** Earlier answers under the questions and choices of today. */
function answersOfToday(library: Library, { library: version, answers }: PolicyState): PolicyState['answers'] {
  const { values } = migrateAnswers(library.migrations, version, answers, [])
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const question = library.questions.find((candidate) => candidate.id === id)
      return [id, question === undefined ? value : asList(question, value)]
    }),
  ) as PolicyState['answers']
}

/** Earlier provisions, and the references in them, under the clause ids of today. */
function underPresentIds(
  library: Library,
  before: readonly WrittenProvision[],
  after: readonly WrittenProvision[],
): readonly WrittenProvision[] {
  const carried = carriedOver(library, before, after)
  const heirs = new Map(before.map(({ clause }, index) => [clause, carried[index]?.clause ?? clause]))
  const follow = (text: string): string =>
    text.replace(/\]\(clause:([^)]{0,200})\)/g, (_, id: string) => `](clause:${heirs.get(id) ?? id})`)
  return carried.map((provision) => ({ ...provision, text: follow(provision.text) }))
}

function changeOf(
  comparison: TwoStates,
  before: WrittenProvision | undefined,
  after: WrittenProvision | undefined,
  isMoved: boolean,
): Change[] {
  const one = after ?? before
  if (one === undefined) return []
  const kind = kindOf(comparison, before, after, isMoved)
  if (kind === null) return []
  const causes =
    before !== undefined && after !== undefined
      ? causesOfChange(comparison, before, after)
      : causesOfPresence(comparison, one.clause)
  const texts = { before: before?.text ?? null, after: after?.text ?? null }
  const change = { clause: one.clause, kind, title: one.title, causes, ...texts }
  return [{ ...change, material: isMaterial(comparison, change, before, after) }]
}

function kindOf(
  comparison: TwoStates,
  before: WrittenProvision | undefined,
  after: WrittenProvision | undefined,
  isMoved: boolean,
): Change['kind'] | null {
  if (before === undefined) return 'added'
  if (after === undefined) return 'removed'
  if (!readsTheSame(before, after) || bearingCauses(comparison, before, after).length > 0) return 'changed'
  return isMoved ? 'moved' : null
}

/** Whether two states of a provision say the same; the numbers of its references don't count. */
const readsTheSame = (before: WrittenProvision, after: WrittenProvision): boolean =>
  withoutNumbers(before.text) === withoutNumbers(after.text) &&
  before.title === after.title &&
  before.rationale === after.rationale &&
  before.authorities.join('\n') === after.authorities.join('\n')

/** A provision's Markdown without the numbers that its references print. */
export const withoutNumbers = (markdown: string): string =>
  markdown.replace(/\[[^\][]*\]\(clause:/g, '[](clause:').trim()

function readingOrder(before: readonly WrittenProvision[], after: readonly WrittenProvision[]): readonly string[] {
  const order = after.map(({ clause }) => clause)
  before.forEach(({ clause }, index) => {
    if (order.includes(clause)) return
    const neighbor = before[index - 1]?.clause
    order.splice(neighbor === undefined ? 0 : order.indexOf(neighbor) + 1, 0, clause)
  })
  return order
}

const differingAnswers = (
  library: Library,
  before: PolicyState['answers'],
  after: PolicyState['answers'],
): Revision['answers'] =>
  library.questions
    .map(({ id, when }) => {
      const isAsked = holds(when, { values: after, origins: {} })
      return { question: id, before: before[id] ?? null, after: after[id] ?? null, isAsked }
    })
    .filter((answer) => JSON.stringify(answer.before) !== JSON.stringify(answer.after))
