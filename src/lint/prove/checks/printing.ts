/** Answers that print: each was given, or has a default, whenever the text that prints it does. */
import type { Check, Finding, Model } from '../../model/model.js'

/** No `{{question}}` prints where the question may not be asked. */
export const printedAnswers: Check = ({ library, space, occurrences }) =>
  occurrences.flatMap(({ node, when, place, text }): Finding[] => {
    if (node.kind !== 'value' && node.kind !== 'list' && node.kind !== 'date') return []
    if (space.levelsOf(node.question).length === 0 || space.implies(when, space.printable(node.question))) return []
    const message = `Unexpected answer "${node.question}" in ${text.id}, expected it only where the question is asked`
    const absent = space.diagram.not(space.printable(node.question))
    const beside = questionPlace(node.question, library)
    return [{ rule: 'library/not-asked', message, place, beside, when: space.diagram.and(when, absent) }]
  })

/** No `{{list question}}` prints where nothing may be ticked. */
export const printedLists: Check = ({ library, space, occurrences }) =>
  occurrences.flatMap(({ node, when, place, text }): Finding[] => {
    if (node.kind !== 'list') return []
    const ticked = space.test(node.question, ['any'])
    if (space.levelsOf(node.question).length === 0 || space.implies(when, ticked)) return []
    if (!space.implies(when, space.present(node.question))) return []
    const message = `Unexpected list of "${node.question}" in ${text.id}, expected it inside {{#includes ${node.question} "any"}}: nothing may be ticked`
    const none = space.diagram.and(when, space.diagram.not(ticked))
    return [{ rule: 'library/empty-list', message, place, beside: questionPlace(node.question, library), when: none }]
  })

const questionPlace = (id: string, { questions }: Model['library']): Finding['place'] | undefined =>
  questions.find((question) => question.id === id)?.place
