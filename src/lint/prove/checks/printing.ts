/** Answers that print: each was given, or has a default, whenever the text that prints it does. */
import type { Check, Finding } from '../../model/model.js'

/** No `{{question}}` prints where the question may not be asked. */
export const printedAnswers: Check = ({ space, occurrences }) =>
  occurrences.flatMap(({ node, when, place, text }): Finding[] => {
    if (node.kind !== 'value' && node.kind !== 'list' && node.kind !== 'date') return []
    if (space.levelsOf(node.question).length === 0 || space.implies(when, space.printable(node.question))) return []
    const message = `Unexpected answer "${node.question}" in ${text.id}, expected it only where the question is asked`
    const absent = space.diagram.not(space.printable(node.question))
    return [{ rule: 'library/not-asked', message, place, when: space.diagram.and(when, absent) }]
  })

/** No `{{list question}}` prints where nothing may be ticked. */
export const printedLists: Check = ({ space, occurrences }) =>
  occurrences.flatMap(({ node, when, place, text }): Finding[] => {
    if (node.kind !== 'list') return []
    const ticked = space.test(node.question, ['any'])
    if (space.levelsOf(node.question).length === 0 || space.implies(when, ticked)) return []
    if (!space.implies(when, space.present(node.question))) return []
    const message = `Unexpected list of "${node.question}" in ${text.id}, expected it inside {{#includes ${node.question} "any"}}: nothing may be ticked`
    return [{ rule: 'library/empty-list', message, place, when: space.diagram.and(when, space.diagram.not(ticked)) }]
  })
