/** Turns a library and one set of answers into the faults anyone can see: it builds the policy and every paper the ordinary way, and looks at them. */
import { reaches } from '../../core/library/brief.js'
import type { Answers } from '../../core/answers/answers.js'
import { holds, matches } from '../../core/answers/condition.js'
import { conflictHolds } from '../../core/library/conflict.js'
import type { Library } from '../../core/library/library.js'
import type { Override } from '../../core/policy/override.js'
import { includedClauses, selectClauses } from '../../core/policy/select.js'
import { chosen } from '../../core/template/evaluate.js'
import { neededChoices } from '../prove/checks/citations.js'
import { observeBuilt } from './built.js'
import { observeLengths } from './lengths.js'
import { observePrinted } from './printed.js'
import type { Observed, Scene } from './scene.js'

/** Everything that shows; the practice may have struck clauses out. */
export function observe(
  library: Library,
  answers: Answers,
  today: string,
  struck: readonly string[] = [],
): readonly Observed[] {
  const selected = includedClauses(selectClauses(library, answers))
  const included = new Set([...selected].filter((id) => !struck.includes(id)))
  const clauses = library.clauses.filter((clause) => included.has(clause.id))
  const scene: Scene = { library, answers, clauses, included, struck, today }
  return [
    ...observeCompany(scene),
    ...observeReach(scene),
    ...observeFacts(scene),
    ...observeShort(scene),
    ...observeSteps(scene),
    ...observeSuggestions(scene),
    ...textsOf(scene).flatMap(({ nodes, file }) => observePrinted(nodes, file, scene, take(scene))),
    ...observeLengths(scene, take(scene)),
    ...observeBuilt(scene, struck.map(strike)),
  ]
}

const take =
  ({ answers, included }: Scene) =>
  (node: Parameters<typeof chosen>[0]): ReturnType<typeof chosen> =>
    chosen(node, { answers, includesClause: (id) => included.has(id) })

const strike = (clause: string): Override => ({
  clause,
  kind: 'strike',
  title: null,
  body: '',
  base: null,
  date: null,
  author: null,
})

function textsOf({ library, clauses, answers }: Scene): readonly { nodes: Texts; file: string }[] {
  const lines = clauses.flatMap(({ brief, place }) =>
    brief.filter((line) => holds(line.when, answers)).map(({ nodes }) => ({ nodes, file: place.file })),
  )
  const steps = library.scenarios
    .filter((scenario) => holds(scenario.when, answers))
    .flatMap((scenario) => scenario.steps.filter((step) => holds(step.when, answers)))
  return [
    ...clauses.map(({ body, place }) => ({ nodes: body, file: place.file })),
    ...lines,
    ...[...library.frames, ...library.disclaimers, ...steps].map(({ nodes, place }) => ({ nodes, file: place.file })),
  ]
}

type Texts = Library['frames'][number]['nodes']

/** What a clause requires is out, or what it conflicts with is in; a clause the practice struck out is its own affair. */
const observeCompany = ({ clauses, included, struck }: Scene): readonly Observed[] =>
  clauses.flatMap(({ id, requires, conflicts, place: { file } }) => [
    ...requires
      .filter((other) => !included.has(other) && !struck.includes(other))
      .map((other) => ({ rule: 'library/requires', file, words: `${id} is in the policy, ${other} is not.` })),
    ...conflicts
      .filter((other) => included.has(other))
      .map((other) => ({ rule: 'library/conflicts', file, words: `${id} and ${other} are both in the policy.` })),
  ])

/** A clause that is in although none of its authorities binds. */
const observeReach = ({ library, clauses, answers }: Scene): readonly Observed[] =>
  clauses.flatMap((clause) =>
    neededChoices(library, clause)
      .filter(({ question, value }) => !matches(answers, question, [value]))
      .map(({ question, value }) => ({
        rule: 'library/reach-of-law',
        file: clause.place.file,
        words: `${clause.id} is in the policy, and its authorities bind only with ${question} "${value}".`,
      })),
  )

/** Two facts in one policy that exclude each other; the fault lies at either. */
function observeFacts({ library, clauses, answers }: Scene): readonly Observed[] {
  const stated = clauses.flatMap(({ id, asserts, place: { file } }) =>
    asserts.filter((item) => holds(item.when, answers)).map(({ fact }) => ({ fact, id, file })),
  )
  const exclude = (one: string, other: string): boolean =>
    one !== other && library.exclusions.some(({ facts }) => facts.includes(one) && facts.includes(other))
  return stated.flatMap((one, index) =>
    stated
      .slice(0, index)
      .filter((other) => exclude(one.fact, other.fact))
      .flatMap((other) => {
        const words = `${other.id} states "${other.fact}", and ${one.id} states "${one.fact}".`
        return [...new Set([one.file, other.file])].map((file) => ({ rule: 'library/contradiction', file, words }))
      }),
  )
}

/** A rule that binds without a short line. */
function observeShort({ library, clauses, answers }: Scene): readonly Observed[] {
  if (!library.clauses.some((clause) => clause.brief.length > 0)) return []
  return clauses
    .filter(({ strength, strengthen }) =>
      strength === 'must' ? true : strengthen?.to === 'must' && holds(strengthen.when, answers),
    )
    .flatMap(({ id, binds, brief, place }) =>
      binds
        .filter((role) => !brief.some((line) => reaches(line, role) && holds(line.when, answers)))
        .map((role) => ({
          rule: 'library/no-brief',
          file: place.file,
          words: `${id} is in the policy, and no short line of it is for ${role}.`,
        })),
    )
}

/** A situation without a step, and a step on a clause that is out. */
function observeSteps({ library, included, answers }: Scene): readonly Observed[] {
  return library.scenarios
    .filter((scenario) => holds(scenario.when, answers))
    .flatMap(({ id, steps, place: { file } }): readonly Observed[] => {
      const shown = steps.filter((step) => holds(step.when, answers))
      const missing = shown.flatMap((step) => step.clauses.filter((name) => !included.has(name)))
      return [
        ...(shown.length === 0
          ? [{ rule: 'library/no-step', file, words: `Scenario ${id} comes without a step.` }]
          : []),
        ...missing.map((name) => ({
          rule: 'library/step-without-clause',
          file,
          words: `Scenario ${id} has a step on ${name}, which is not in the policy.`,
        })),
      ]
    })
}

/** A conflict that goes on holding once its suggestion is followed. */
const observeSuggestions = ({ library, answers, today }: Scene): readonly Observed[] =>
  library.conflicts.flatMap(({ id, when, suggest, place: { file } }) => {
    if (when === null || Object.keys(suggest).length === 0) return []
    const after = { ...answers, values: { ...answers.values, ...suggest } }
    if (!conflictHolds(when, after, library.questions, today)) return []
    return [{ rule: 'library/suggestion', file, words: `Conflict ${id} holds with the answers it suggests.` }]
  })
