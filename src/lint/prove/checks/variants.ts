/** Branches of texts: each side prints for some answers, differs from the other, and each value tested can occur there. */
import type { Branch, TemplateNode } from '../../../core/template/nodes.js'
import { ever, never, type Node } from '../../model/diagram.js'
import type { Check, Finding, Model, Occurrence } from '../../model/model.js'

/** Every branch in every text. */
export const variants: Check = (model) =>
  model.occurrences.flatMap((occurrence): readonly Finding[] =>
    occurrence.node.kind === 'branch' && model.space.possible(occurrence.when)
      ? branchFindings(occurrence.node, occurrence, model)
      : [],
  )

function branchFindings(
  branch: Branch,
  { when, place, text }: Occurrence,
  { space, taken }: Model,
): readonly Finding[] {
  const { diagram } = space
  const found = (rule: string, what: string, expected: string): Finding => ({
    rule: `library/${rule}`,
    message: `Unexpected ${what} in ${text.id}, expected ${expected}`,
    place,
    when: ever,
  })
  const yes = diagram.and(when, taken(branch))
  if (!space.possible(yes)) return [found('never-true', show(branch), 'a test that some answers meet here')]
  if (!space.possible(diagram.and(when, diagram.not(taken(branch)))))
    return [found('always-true', show(branch), 'a test that some answers fail here')]
  if (bare(branch.then) === bare(branch.otherwise)) {
    return [found('same-sides', show(branch), 'its two sides to differ')]
  }
  const possibleHere = (value: string): Node => diagram.and(when, space.test(branch.question, [value]))
  return branch.values
    .filter((value) => branch.values.length > 1 && !space.possible(possibleHere(value)))
    .map((value) => found('never-true', `value "${value}" of ${show(branch)}`, 'a value that can be chosen here'))
}

const show = ({ test, question, values }: Branch): string =>
  `{{#${[test, question, ...values.map((value) => `"${value}"`)].join(' ')}}}`

/** Nodes as text, without their places. */
const bare = (nodes: readonly TemplateNode[]): string =>
  JSON.stringify(nodes, (key, value: unknown) => (key === 'at' ? undefined : value))

/**
 * Where a text says something for some choices of a question, one after another, and for more than half of them, it says
 * something for all: a choice left out of such a row is a choice forgotten. A row with all choices stands where the question is asked.
 */
export const rows: Check = (model) => {
  const places = new Map(model.occurrences.map((occurrence) => [occurrence.node, occurrence]))
  const sides = model.occurrences.flatMap(({ node }) => (node.kind === 'branch' ? [node.then, node.otherwise] : []))
  return [...model.texts.map((text) => text.nodes), ...sides]
    .flatMap((nodes) => rowsIn(nodes))
    .flatMap((row) => gapsOf(row, places.get(row[0]), model))
}

type Row = readonly [Branch, ...Branch[]]

/** Runs of neighboring branches without `else` on one question, no value twice, that start a line: inside a line they are asides. */
export function rowsIn(nodes: readonly TemplateNode[]): readonly (readonly [Branch, ...Branch[]])[] {
  const runs: Branch[][] = []
  let current: Branch[] = []
  let atLineStart = true
  for (const node of nodes) {
    if (node.kind === 'content') atLineStart = node.text.endsWith('\n') || (atLineStart && node.text.trim() === '')
    if (node.kind === 'content' && node.text.trim() === '') continue
    const branch = node.kind === 'branch' && node.test === 'is' && node.otherwise.length === 0 ? node : null
    const [first] = current
    const fits =
      branch !== null &&
      first?.question === branch.question &&
      !current.some((other) => other.values.some((value) => branch.values.includes(value)))
    if (branch !== null && fits) current.push(branch)
    else runs.push((current = branch === null || !atLineStart ? [] : [branch]))
    if (node.kind !== 'content' && node.kind !== 'branch') atLineStart = false
  }
  return runs.flatMap(([first, second, ...others]) =>
    first === undefined || second === undefined ? [] : [[first, second, ...others] as const],
  )
}

function gapsOf(row: Row, here: Occurrence | undefined, { library, space, taken }: Model): readonly Finding[] {
  const id = row[0].question
  const choices = library.questions.find((question) => question.id === id)?.choices ?? []
  const covered = new Set(row.flatMap((branch) => branch.values))
  if (here === undefined || covered.size * 2 <= choices.length) return []
  const { diagram } = space
  const left = choices.map((choice) => choice.value).filter((value) => !covered.has(value))
  const silent = diagram.not(row.map(taken).reduce(diagram.or, never))
  const asked = left.length === 0 ? ever : space.present(id)
  const gap = diagram.and(diagram.and(here.when, asked), silent)
  if (!space.possible(gap)) return []
  const what = left.length === 0 ? `where ${id} is not asked` : `for ${id} "${left.join('", "')}"`
  const message = `Unexpected silence ${what} in ${here.text.id}, expected a text for every choice or an {{else}}`
  return [{ rule: 'library/silent-choice', message, place: here.place, when: gap }]
}
