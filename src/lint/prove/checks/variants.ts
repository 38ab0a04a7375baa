/** Branches of texts: each side prints for some answers, differs from the other, and each value tested can occur there. */
import type { Branch, TemplateNode } from '../../../core/template/nodes.js'
import { ever, never, type Node } from '../diagram.js'
import type { Check, Finding, Model, Occurrence } from '../model.js'

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
 * something for all: a choice left out of such a row is a choice forgotten.
 */
export const rows: Check = (model) =>
  model.texts.flatMap((text) => {
    const groups = [
      text.nodes,
      ...model.occurrences.flatMap((one) =>
        one.text === text && one.node.kind === 'branch' ? [one.node.then, one.node.otherwise] : [],
      ),
    ]
    return groups.flatMap((nodes) => rowsIn(nodes)).flatMap((row) => gapsOf(row, model))
  })

/** Runs of neighboring branches without `else` on one question, no value twice. */
function rowsIn(nodes: readonly TemplateNode[]): readonly (readonly Branch[])[] {
  const runs: Branch[][] = []
  let current: Branch[] = []
  for (const node of nodes) {
    if (node.kind === 'content' && node.text.trim() === '') continue
    const branch = node.kind === 'branch' && node.test === 'is' && node.otherwise.length === 0 ? node : null
    const [first] = current
    const fits =
      branch !== null &&
      first?.question === branch.question &&
      !current.some((other) => other.values.some((value) => branch.values.includes(value)))
    if (branch !== null && fits) current.push(branch)
    else runs.push((current = branch === null ? [] : [branch]))
  }
  return runs.filter((run) => run.length > 1)
}

function gapsOf(row: readonly Branch[], model: Model): readonly Finding[] {
  const { library, space, occurrences, taken } = model
  const id = row[0]?.question ?? ''
  const choices = library.questions.find((question) => question.id === id)?.choices ?? []
  const covered = new Set(row.flatMap((branch) => branch.values))
  const here = occurrences.find((occurrence) => occurrence.node === row[0])
  if (here === undefined || covered.size * 2 <= choices.length) return []
  const { diagram } = space
  const silent = diagram.not(row.map(taken).reduce(diagram.or, never))
  const gap = diagram.and(diagram.and(here.when, space.present(id)), silent)
  if (!space.possible(gap)) return []
  const left = choices.map((choice) => choice.value).filter((value) => !covered.has(value))
  const message = `Unexpected silence for ${id} "${left.join('", "')}" in ${here.text.id}, expected a text for every choice or an {{else}}`
  return [{ rule: 'library/silent-choice', message, place: here.place, when: gap }]
}
