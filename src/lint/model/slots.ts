/** What a frame's slots look at, and for which answers they give something. */
import type { Library } from '../../core/library/library.js'
import type { TemplateNode } from '../../core/template/nodes.js'
import { ever, never, type Node } from './diagram.js'
import type { Space } from './space.js'

export type SlotNode = Extract<TemplateNode, { kind: 'slot' }>

/** Questions a slot takes its rows, its dates or its entries from. */
export interface SlotQuestions {
  /** Ticked choices become rows; those after a minus sign are taken away. */
  readonly rows: readonly { readonly question: string; readonly takesAway: boolean }[]
  /** Answers that stand in the fields of a form. */
  readonly fields: readonly string[]
  readonly dates: readonly string[]
}

const none: SlotQuestions = { rows: [], fields: [], dates: [] }

/** Reads a slot's arguments as `core/slots` does. */
export function slotQuestions({ name, args }: SlotNode): SlotQuestions {
  if (name === 'event') return { ...none, dates: [args[0] ?? ''] }
  if (name !== 'rows' && name !== 'records') return none
  const words = (args[0] ?? '').split(' ')
  const sources = args.slice(2).flatMap((field) => field.split(' = ').slice(1, 2))
  return {
    ...none,
    rows: words.map((word) => ({ question: word.replace(/^-/, ''), takesAway: word.startsWith('-') })),
    fields: sources.filter((source) => source !== '[ ]'),
  }
}

/** When a slot gives at least one block; `never` for slots that depend on more than answers. */
export function slotGives(node: SlotNode, library: Library, space: Space): Node {
  switch (node.name) {
    case 'open-items':
    case 'wording':
      return never
    case 'disclaimers':
      return space.test(library.parts.disclaimers, ['any'])
    case 'rows':
    case 'records':
      return someRow(node, space)
    default:
      return ever
  }
}

/** Follows each choice through the questions in order: ticked, or taken away again. */
function someRow(node: SlotNode, space: Space): Node {
  const { diagram } = space
  const rows = new Map<string, Node>()
  for (const { question, takesAway } of slotQuestions(node).rows) {
    for (const level of space.levelsOf(question)) {
      const choice = space.variables[level]?.choice ?? ''
      const ticked = space.test(question, [choice])
      const before = rows.get(choice) ?? never
      rows.set(choice, takesAway ? diagram.and(before, diagram.not(ticked)) : diagram.or(before, ticked))
    }
  }
  return [...rows.values()].reduce(diagram.or, never)
}
