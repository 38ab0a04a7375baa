/** Turns a scene into the papers that have more words than their front matter allows. */
import { momentOf } from '../../core/policy/briefs.js'
import { asksFor, slotForm } from '../../core/policy/slots/forms.js'
import { holds } from '../../core/answers/condition.js'
import type { TemplateNode } from '../../core/template/nodes.js'
import { wordsOf } from '../model/words.js'
import type { Take } from './printed.js'
import type { Observed, Scene } from './scene.js'

/** Each paper that is too long for these answers. */
export const observeLengths = (scene: Scene, take: Take): readonly Observed[] =>
  scene.library.frames.flatMap(({ id, mostWords, nodes, place }) => {
    const words = mostWords === null ? 0 : count(nodes, scene, take)
    return mostWords === null || words <= mostWords
      ? []
      : [{ rule: 'library/words', file: place.file, words: `${id} has ${words} words; it may have ${mostWords}.` }]
  })

const count = (nodes: readonly TemplateNode[], scene: Scene, take: Take): number =>
  nodes
    .map((node) => {
      if (node.kind === 'branch') return count(take(node), scene, take)
      if (node.kind !== 'slot') return wordsOf(node, scene.library)
      return linesOf(node, scene)
        .map((line) => count(line, scene, take))
        .reduce((sum, words) => sum + words, 0)
    })
    .reduce((sum, words) => sum + words, 0)

/** The short lines that a slot prints. */
function linesOf(
  { name, args }: Extract<TemplateNode, { kind: 'slot' }>,
  { library, clauses, answers }: Scene,
): readonly (readonly TemplateNode[])[] {
  const { briefs } = slotForm(name, args)
  return clauses.flatMap((clause) =>
    clause.brief
      .filter((line) => holds(line.when, answers))
      .filter((line) => briefs !== null && asksFor(briefs, line, momentOf(library, clause, line)))
      .map((line) => line.nodes),
  )
}
