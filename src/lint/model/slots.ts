/** What a frame's slots look at, and for which answers they give something. */
import { momentOf } from '../../core/policy/briefs.js'
import { asksFor, asksForScenario, slotForm } from '../../core/policy/slots/forms.js'
import type { Library } from '../../core/library/library.js'
import type { TemplateNode } from '../../core/template/nodes.js'
import { ever, never, type Node } from './diagram.js'
import type { Space } from './space.js'

export type SlotNode = Extract<TemplateNode, { kind: 'slot' }>

/** When a slot gives at least one block; `never` for slots that depend on more than answers. */
export function slotGives(node: SlotNode, library: Library, space: Space): Node {
  switch (node.name) {
    case 'open-items':
    case 'wording':
    case 'doubtful-sources':
    case 'law-dates':
    case 'paste-list':
      return never
    case 'disclaimers':
      return space.test(library.parts.disclaimers, ['any'])
    case 'rows':
    case 'records':
      return someRow(node, space)
    case 'scenarios':
      return someScenario(node, library, space)
    case 'briefs':
      return someBrief(node, library, space)
    default:
      return ever
  }
}

/** Follows each choice through the questions in order: ticked, or taken away again. */
function someRow(node: SlotNode, space: Space): Node {
  const { diagram } = space
  const rows = new Map<string, Node>()
  for (const { question, takesAway } of slotForm(node.name, node.args).rows) {
    for (const level of space.levelsOf(question)) {
      const choice = space.variables[level]?.choice ?? ''
      const ticked = space.test(question, [choice])
      const before = rows.get(choice) ?? never
      rows.set(choice, takesAway ? diagram.and(before, diagram.not(ticked)) : diagram.or(before, ticked))
    }
  }
  return [...rows.values()].reduce(diagram.or, never)
}

/** Any situation that the slot asks for. */
function someScenario({ name, args }: SlotNode, library: Library, { diagram, condition }: Space): Node {
  const { scenarios } = slotForm(name, args)
  return library.scenarios
    .filter((scenario) => scenarios !== null && asksForScenario(scenarios, scenario))
    .map(({ when }) => condition(when))
    .reduce(diagram.or, never)
}

/** Any short line that the slot asks for, with its clause. */
function someBrief({ name, args }: SlotNode, library: Library, { diagram, condition }: Space): Node {
  const { briefs } = slotForm(name, args)
  const lines = library.clauses.flatMap((clause) =>
    clause.brief
      .filter((line) => briefs !== null && asksFor(briefs, line, momentOf(library, clause, line)))
      .map((line) => diagram.and(condition(clause.when), condition(line.when))),
  )
  return lines.reduce(diagram.or, never)
}
