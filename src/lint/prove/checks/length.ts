/** Papers that say how many words they take at most: for all answers, they stay within it. */
import type { Frame } from '../../../core/library/frame.js'
import { momentOf } from '../../../core/policy/briefs.js'
import { asksFor, slotForm } from '../../../core/policy/slots/forms.js'
import type { Check, Model, Occurrence } from '../../model/model.js'
import { wordsOf } from '../../model/words.js'
import { longestOf, type Longest, type Weight } from '../longest.js'

/** No set of answers makes a paper longer than its front matter allows. */
export const paperLengths: Check = (model) =>
  longestPapers(model).flatMap(({ frame, most, words, when }) =>
    words <= most
      ? []
      : [
          {
            rule: 'library/words',
            message: `Unexpected ${words} words in the longest ${frame.id}, expected at most ${most}`,
            place: frame.place,
            when,
          },
        ],
  )

/** Each paper that says how many words it takes at most, and the most it can have. */
export const longestPapers = (model: Model): readonly (Longest & { readonly frame: Frame; readonly most: number })[] =>
  model.library.frames.flatMap((frame) =>
    frame.mostWords === null
      ? []
      : [{ frame, most: frame.mostWords, ...longestOf(model.space, weightsOf(frame, model)) }],
  )

/** The frame's own words, and those of the short lines it prints; the number of the section after a line is not counted. */
const weightsOf = (frame: Frame, model: Model): readonly Weight[] =>
  model.occurrences
    .filter(({ text }) => text.kind === 'frame' && text.id === frame.id)
    .flatMap((occurrence): readonly Weight[] =>
      occurrence.node.kind === 'slot'
        ? lineWeights(occurrence, model)
        : [{ when: occurrence.when, words: wordsOf(occurrence.node, model.library) }],
    )

function lineWeights({ node, when }: Occurrence, { library, space, occurrences }: Model): readonly Weight[] {
  const { briefs } = node.kind === 'slot' ? slotForm(node.name, node.args) : { briefs: null }
  if (briefs === null) return []
  const asked = new Set(
    library.clauses.flatMap((clause) =>
      clause.brief.filter((line) => asksFor(briefs, line, momentOf(library, clause, line))).map(({ nodes }) => nodes),
    ),
  )
  return occurrences
    .filter(({ text }) => asked.has(text.nodes))
    .map((part) => ({ when: space.diagram.and(when, part.when), words: wordsOf(part.node, library) }))
}
