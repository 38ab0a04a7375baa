/** Makes items of lists whole that pandoc tears in two: their first line, and the rest as a quotation below it, whose sign then gets among the words. */
import { leavesOf } from '../../../document/leaves.js'
import { mapInline } from '../../../document/markdown/references.js'
import { bare } from '../../../document/tidy.js'
import { plainText, type Block, type Inline, type ListItem } from '../../../document/tree.js'
import type { Unit } from '../../../document/unit.js'

/** The units with such items whole; only in a file where one of them is a line that was written, as `isOurs` tells by letters and digits. */
export function tornJoined(
  units: readonly Unit[],
  lines: readonly string[],
  isOurs: (line: string) => boolean,
): readonly Unit[] {
  const written = new Set(lines)
  const isOwn = (text: string): boolean => loneSign.test(text) && written.has(text)
  const lists = units.filter(({ block, leaves }) => block.type === 'list' && !leaves.some(({ text }) => isOwn(text)))
  const isTorn = lists.some(({ block }) =>
    itemsIn(block).some((item) => isOurs(bare(plainText(joinedLine(item) ?? [])))),
  )
  const isSigned = lists.some(({ leaves }) => leaves.some((leaf) => loneSign.test(leaf.text) && isOurs(leaf.bare)))
  if (!isTorn && !isSigned) return units
  return units.map((unit) => {
    if (!lists.includes(unit)) return unit
    const whole = joined(unit.block)
    const [block = whole] = isSigned ? withoutSigns(whole) : [whole]
    return { ...unit, block, leaves: leavesOf([block]) }
  })
}

const loneSign = /(?:^|\s)>(?=\s|$)/
const loneSigns = /(^|\s)>(?=\s|$)/g

const withoutSigns = (block: Block): readonly Block[] =>
  mapInline([block], (node) => [node.type === 'text' ? { ...node, value: node.value.replace(loneSigns, '$1') } : node])

const itemsIn = (block: Block): readonly ListItem[] =>
  block.type === 'list' ? block.children.flatMap((item) => [item, ...item.children.flatMap(itemsIn)]) : []

/** What the item's line was before it was torn; null where it wasn't. */
function joinedLine({ children: [first, second] }: ListItem): readonly Inline[] | null {
  if (first?.type !== 'paragraph' || second?.type !== 'blockquote') return null
  const [rest, ...others] = second.children
  if (rest?.type !== 'paragraph' || others.length > 0) return null
  return [...first.children, { type: 'text', value: ' ' }, ...rest.children]
}

function joined(block: Block): Block {
  if (block.type !== 'list') return block
  return {
    ...block,
    children: block.children.map((item) => {
      const line = joinedLine(item)
      const children: readonly Block[] =
        line === null ? item.children : [{ type: 'paragraph', children: line }, ...item.children.slice(2)]
      return { ...item, children: children.map(joined) }
    }),
  }
}
