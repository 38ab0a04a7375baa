/** What a template may ask for, given a library, answers and the numbers of a policy. */
import { possibleChoices } from '../answers/complete.js'
import type { Answers } from '../answers/answers.js'
import { attribution, citationLabel } from '../library/authority.js'
import type { Library } from '../library/library.js'
import type { TemplateContext } from '../template/evaluate.js'
import { blankLine, text, type Block, type Inline } from '../document/tree.js'

/** Clause id → number, for the clauses that are in. */
export interface Numbering {
  readonly numbers: ReadonlyMap<string, string>
}

/** Slots belong to frames; without `slot`, templates have none. */
export function templateContext(
  library: Library,
  answers: Answers,
  numbering: Numbering,
  slot: (name: string, args: readonly string[]) => readonly Block[] = () => [],
): TemplateContext<Inline, Block> {
  const authority = (id: string): Library['authorities'][number] => {
    const found = library.authorities.find((candidate) => candidate.id === id)
    if (found === undefined) throw new Error(`no authority "${id}" in the library`)
    return found
  }
  return {
    answers,
    slot,
    includesClause: (clause) => numbering.numbers.has(clause),
    phrase: (id, value) => {
      const question = library.questions.find((candidate) => candidate.id === id)
      if (question === undefined) return value
      return possibleChoices(question, library.questions).find((choice) => choice.value === value)?.phrase ?? value
    },
    // Where there is no answer, or it says that there is none, a sentence still has a place for it.
    value: (question, value) =>
      answers.values[question] === '' || answers.origins[question] === 'blank'
        ? { type: 'value', question, value: blankLine, blank: true }
        : { type: 'value', question, value },
    reference: (clause) => {
      const title = library.clauses.find((candidate) => candidate.id === clause)?.title ?? clause
      const number = numbering.numbers.get(clause)
      return number === undefined ? text(`“${title}”`) : { type: 'reference', clause, number, title }
    },
    citation: (id) => ({ type: 'citation', authority: id, label: citationLabel(authority(id)) }),
    quotation: (id) => ({
      type: 'quotation',
      authority: id,
      value: authority(id).quote ?? '',
      attribution: attribution(authority(id)),
    }),
  }
}
