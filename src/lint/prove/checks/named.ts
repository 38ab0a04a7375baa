/** Names in texts: a law or a place that a branch speaks of by name applies there, and no choice is the only one of its question that nothing names. */
import { ANY } from '../../../core/answers/condition.js'
import { ever, type Node } from '../../model/diagram.js'
import type { Check, Finding, Model } from '../../model/model.js'
import { namesIn } from '../../model/names.js'
import { testsIn } from '../../model/tests.js'

/** A part of a clause that stands under a test of what decides a name speaks of it only where it applies. */
export const namedThings: Check = ({ library, space, occurrences }) => {
  const names = namesIn(library)
  const { diagram } = space
  return occurrences.flatMap(({ node, when, text, place }): Finding[] => {
    if (node.kind !== 'content' || text.kind !== 'clause') return []
    return names
      .filter(({ found }) => found.test(node.text))
      .filter(({ questions }) => questions.some((id) => decides(space, when, text.when, id)))
      .flatMap(({ rule, word, applies }): Finding[] => {
        const out = diagram.and(when, diagram.not(space.condition(applies)))
        if (!space.possible(out)) return []
        const message = `Unexpected "${word}" in ${text.id}, expected it only where it applies: the text stands under a test of that`
        return [{ rule, message, place, when: out }]
      })
  })
}

/** Where every other choice of a list is named by a test, so is this one: else it was forgotten. */
export const namedChoices: Check = ({ library }) => {
  const tests = testsIn(library)
  return library.questions.flatMap(({ id, kind, choices, place }): Finding[] => {
    if (kind !== 'multiselect' || choices.length < 3) return []
    const own = tests.filter((test) => test.question === id)
    const silent = choices.filter(({ value }) => !own.some(({ values }) => values.includes(value)))
    const [forgotten] = silent
    if (forgotten === undefined || silent.length > 1 || !own.some(({ values }) => values.includes(ANY))) return []
    const message = `Unexpected choice "${forgotten.value}" of ${id}, expected a test that names it, as for every other choice`
    return [{ rule: 'library/named-choice', message, place, when: ever }]
  })
}

/** Whether a question bears on when a part of a text prints, and not on the whole text. */
const decides = ({ diagram, levelsOf }: Model['space'], part: Node, whole: Node, question: string): boolean => {
  const bears = (f: Node): boolean => levelsOf(question).some((level) => [...diagram.support(f)].includes(level))
  return bears(part) && !bears(whole)
}
