/** Lists every finite test a library makes on answers: in conditions, in branches of texts, in conflicts. */
import { testsOf, type Condition } from '../../core/answers/condition.js'
import type { ConflictTest, AnswerFact } from '../../core/library/conflict.js'
import type { Library } from '../../core/library/library.js'
import type { Place } from '../../core/ground/source.js'
import { walk, type TemplateNode } from '../../core/template/nodes.js'

export interface Test {
  readonly question: string
  readonly values: readonly string[]
}

/** A condition, and what it belongs to. */
export interface Owned {
  readonly condition: Condition
  /** As in `"when" of clause access-trial`. */
  readonly owner: string
  readonly place: Place
}

/** Every condition that stands in front matter or YAML. */
export function conditionsIn(library: Library): readonly Owned[] {
  return [
    ...library.questions.map(({ id, when, place }) => ({ condition: when, owner: `"when" of question ${id}`, place })),
    ...library.questions.flatMap(({ id, default: usual, place }) =>
      usual.kind === 'today' && usual.avoid !== null
        ? [{ condition: usual.avoid.when, owner: `"default" of question ${id}`, place }]
        : [],
    ),
    ...library.clauses.map(({ id, when, place }) => ({ condition: when, owner: `"when" of clause ${id}`, place })),
    ...library.clauses.flatMap(({ id, strengthen, place }) =>
      strengthen === null ? [] : [{ condition: strengthen.when, owner: `"strengthen" of clause ${id}`, place }],
    ),
    ...library.clauses.flatMap(({ id, brief, asserts }) => [
      ...brief.map(({ when, place }) => ({ condition: when, owner: `a brief of clause ${id}`, place })),
      ...asserts.map(({ when, fact, place }) => ({ condition: when, owner: `"${fact}" of clause ${id}`, place })),
    ]),
    ...library.scenarios.flatMap(({ id, when, place, steps }) => [
      { condition: when, owner: `"when" of scenario ${id}`, place },
      ...steps.map((step) => ({ condition: step.when, owner: `a step of scenario ${id}`, place: step.place })),
    ]),
    ...library.authorities.flatMap(({ id, when, bindsWhen, place }) => [
      { condition: when, owner: `"when" of authority ${id}`, place },
      { condition: bindsWhen, owner: `"bindsWhen" of authority ${id}`, place },
    ]),
    ...library.conflicts.flatMap(({ id, when, place }) =>
      when === null
        ? []
        : plainParts(when).map((condition) => ({ condition, owner: `"when" of conflict ${id}`, place })),
    ),
  ]
}

/** The plain conditions inside a conflict's test. */
function plainParts(test: ConflictTest): readonly Condition[] {
  const nested = [...test.any, ...(test.not === null ? [] : [test.not])]
  return [test.when, ...nested.flatMap(plainParts)].filter((part) => part.kind !== 'all' || part.of.length > 0)
}

/** All texts' nodes. */
const textNodes = (library: Library): readonly TemplateNode[] =>
  [
    ...library.clauses.flatMap((clause) => [clause.body, ...clause.brief.map((line) => line.nodes)]),
    ...library.scenarios.flatMap(({ steps }) => steps.map((step) => step.nodes)),
    ...library.frames.map((frame) => frame.nodes),
    ...library.disclaimers.map((disclaimer) => disclaimer.nodes),
  ].flatMap((nodes) => [...walk(nodes)])

/** Every test made anywhere. */
export function testsIn(library: Library): readonly Test[] {
  const branches = textNodes(library).flatMap((node) =>
    node.kind === 'branch' && node.test !== 'clause' ? [node] : [],
  )
  return [...conditionsIn(library).flatMap(({ condition }) => testsOf(condition)), ...branches]
}

/** Every fact a conflict's test asks for. */
export function factsIn(test: ConflictTest): readonly AnswerFact[] {
  const nested = [...test.any, ...(test.not === null ? [] : [test.not])]
  return [...test.facts, ...nested.flatMap(factsIn)]
}
