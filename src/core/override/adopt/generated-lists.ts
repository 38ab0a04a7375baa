/** Takes a list that we make (the contents, the authorities) and what the writer put into it apart. */
import type { Block, ListItem } from '../../document/tree.js'
import type { KnownPolicy } from './known.js'
import { leavesOf, type Leaf } from '../../document/leaves.js'
import type { Unit } from '../../document/unit.js'

/** The unit as it is, or, for a list that is mostly ours, our lines of it and the others as two units. */
export function apartFromFrame(unit: Unit, { isFrame, knowns }: KnownPolicy): readonly Unit[] {
  if (unit.block.type !== 'list') return [unit]
  const ours = unit.leaves.filter((leaf) => isFrame(leaf.bare))
  if (ours.length * 2 <= unit.leaves.length || ours.length === unit.leaves.length) return [unit]
  const isOwnText = knowns.some((known) =>
    unit.leaves.some((leaf) => known.leaves.some((line) => line.text === leaf.text)),
  )
  if (isOwnText) return [unit]
  const others = unit.leaves.filter((leaf) => !ours.includes(leaf))
  return [listOf(unit, ours), { ...listOf(unit, others), anchors: [] }]
}

function listOf(unit: Unit, leaves: readonly Leaf[]): Unit {
  const children = leaves.map(({ text }): ListItem => ({
    type: 'listItem',
    checked: null,
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
  }))
  const block: Block = { type: 'list', ordered: false, children }
  return { ...unit, block, leaves: leavesOf([block]) }
}
