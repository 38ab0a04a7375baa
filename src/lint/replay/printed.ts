/** Turns a text and one set of answers into the faults of what prints: a reference, an answer, a list, a citation out of place, a silent row. */
import { holds } from '../../core/answers/condition.js'
import type { Branch, TemplateNode } from '../../core/template/nodes.js'
import { rowsIn } from '../prove/checks/variants.js'
import { namesIn } from '../model/names.js'
import type { Observed, Scene } from './scene.js'

/** The side of a branch that prints. */
export type Take = (branch: Branch) => readonly TemplateNode[]

/** Faults of the nodes that print. */
export function observePrinted(
  nodes: readonly TemplateNode[],
  file: string,
  scene: Scene,
  take: Take,
  tested: readonly string[] = [],
): readonly Observed[] {
  const found = (rule: string, words: string): Observed => ({ rule: `library/${rule}`, file, words })
  const silent = rowsIn(nodes)
    .filter((row) => coversMost(row, scene))
    .filter((row) => row.every((branch) => take(branch).length === 0))
  const own = nodes.flatMap((node): readonly Observed[] => {
    if (node.kind === 'branch') return observePrinted(take(node), file, scene, take, [...tested, node.question])
    if (node.kind === 'content') return namedOutOfPlace(node.text, tested, scene).map((one) => ({ ...one, file }))
    const fault = faultOf(node, scene)
    return fault === null ? [] : [found(...fault)]
  })
  const words = (row: readonly Branch[]): string => {
    const question = row[0]?.question ?? ''
    return `The row of texts on ${question} prints nothing: the answer is ${shown(scene.answers.values[question])}.`
  }
  return [...own, ...silent.map((row) => found('silent-choice', words(row)))]
}

/** Laws and places that do not apply, in a text under a test of what decides that. */
const namedOutOfPlace = (
  text: string,
  tested: readonly string[],
  { library, answers }: Scene,
): readonly Omit<Observed, 'file'>[] =>
  (tested.length === 0 ? [] : namesIn(library))
    .filter(({ found, questions }) => found.test(text) && questions.some((id) => tested.includes(id)))
    .filter(({ applies }) => !holds(applies, answers))
    .map(({ rule, word }) => ({ rule, words: `The text speaks of ${word}, which does not apply.` }))

/** A row counts as one when it names more than half of the choices. */
function coversMost(row: readonly Branch[], { library }: Scene): boolean {
  const choices = library.questions.find(({ id }) => id === row[0]?.question)?.choices ?? []
  return new Set(row.flatMap(({ values }) => values)).size * 2 > choices.length
}

const shown = (answer: string | readonly string[] | undefined): string =>
  answer === undefined ? 'not there' : [answer].flat().join(', ') || 'empty'

type Leaf = Exclude<TemplateNode, { kind: 'branch' }>

/** Rule and words, or null when it is right. */
function faultOf(node: Leaf, { answers, included, library }: Scene): readonly [string, string] | null {
  switch (node.kind) {
    case 'ref':
      return included.has(node.clause)
        ? null
        : ['reference', `The text refers to ${node.clause}, which is not in the policy.`]
    case 'value':
    case 'date':
    case 'list': {
      const answer = answers.values[node.question]
      if (answer === undefined && answers.origins[node.question] !== 'blank')
        return ['not-asked', `The text prints ${node.question}, which has no answer.`]
      return node.kind === 'list' && answer?.length === 0
        ? ['empty-list', `The text lists ${node.question}, of which nothing is ticked.`]
        : null
    }
    case 'cite':
    case 'quote': {
      const authority = library.authorities.find((candidate) => candidate.id === node.authority)
      return authority === undefined || holds(authority.when, answers)
        ? null
        : ['citation', `The text rests on ${node.authority}, which does not apply.`]
    }
    default:
      return null
  }
}
