/** Conflicts: the change a conflict suggests ends it. */
import type { Answer } from '../../../core/answers/answers.js'
import { ever, type Node } from '../../model/diagram.js'
import { conflictBounds } from '../../model/conflict-nodes.js'
import type { Check, Finding } from '../../model/model.js'
import type { Space } from '../../model/space.js'

/** No conflict still holds once its suggestion is followed. */
export const suggestions: Check = ({ library, space }) =>
  library.conflicts.flatMap(({ id, when, suggest, place }): Finding[] => {
    const changes = Object.entries(suggest).filter(([question]) => space.levelsOf(question).length > 0)
    if (when === null || changes.length === 0) return []
    const { may, surely } = conflictBounds(when, space)
    const { diagram } = space
    const after = changes.reduce((f, [question, answer]) => setAnswer(space, f, question, answer), space.within(surely))
    const askable = changes.map(([question]) => space.asked(question)).reduce(diagram.and, ever)
    const still = diagram.and(diagram.and(may, askable), after)
    if (!space.possible(still)) return []
    const words = changes.map(([question, answer]) => `${question}: ${[answer].flat().join(', ')}`).join('; ')
    const message = `Unexpected suggestion of conflict ${id} (${words}), expected one that ends the conflict`
    return [{ rule: 'library/suggestion', message, place, when: still }]
  })

/** The function once a question has the given answer. */
function setAnswer(space: Space, f: Node, question: string, answer: Answer): Node {
  return space.levelsOf(question).reduce((rest, level) => {
    const variable = space.variables[level]
    if (variable === undefined) return rest
    if (variable.choice !== null) return space.diagram.assign(rest, level, answer.includes(variable.choice) ? 1 : 0)
    const value = variable.question.kind === 'select' ? String(answer) : answer === '' ? 'empty' : 'filled'
    return space.diagram.assign(rest, level, Math.max(0, variable.values.indexOf(value)))
  }, f)
}
