/** Takes apart what other programs run together: a reason and its sources, and a list with the paragraphs after it. */
import { labelOf, reasonAndSources } from '../../../document/labels.js'
import { leavesOf } from '../../../document/leaves.js'
import { bare } from '../../../document/tidy.js'
import { plainText, type Block, type List, type ListItem } from '../../../document/tree.js'
import { unitOf, type Unit } from '../../../document/unit.js'

/** The unit in its parts; `isOurs` holds for lines that were written, letters and digits only. */
export const apart = (unit: Unit, isOurs: (line: string) => boolean): readonly Unit[] =>
  unit.block.type === 'list' ? listApart(unit, unit.block, isOurs) : reasonApart(unit)

/** "Why" and "Based on" stand in one paragraph in Word, and in what others make of it. */
function reasonApart(unit: Unit): readonly Unit[] {
  if (unit.block.type !== 'paragraph' || unit.leaves.length !== 1) return [unit]
  const text = plainText(unit.block.children).replace(/\s+/g, ' ').trim()
  const parts = reasonAndSources(text)
  if (parts === null) return [unit]
  const [why, sources] = parts
  const line = (value: string): Unit => {
    const block: Block = { type: 'paragraph', children: [{ type: 'text', value }] }
    return { ...unit, block, leaves: leavesOf([block]) }
  }
  return [line(why), { ...line(sources), anchors: [] }]
}

/** Where all paragraphs have the looks of a list's, those of ours that follow an item are none of its own. */
function listApart(unit: Unit, list: List, isOurs: (line: string) => boolean): readonly Unit[] {
  const endsItem = (block: Block): boolean => {
    const text = block.type === 'paragraph' ? plainText(block.children).trim() : ''
    return text !== '' && (labelOf(text) !== null || isOurs(bare(text)))
  }
  if (!list.children.some(({ children }) => children.slice(1).some(endsItem))) return [unit]
  const blocks: Block[] = []
  let open: ListItem[] = []
  const close = (): void => {
    if (open.length > 0) blocks.push({ ...list, children: open })
    open = []
  }
  for (const item of list.children) {
    const end = item.children.findIndex((block, at) => at > 0 && endsItem(block))
    if (end === -1) open.push(item)
    else {
      open.push({ ...item, children: item.children.slice(0, end) })
      close()
      blocks.push(...item.children.slice(end))
    }
  }
  close()
  return blocks
    .flatMap((block, at) => unitOf(block, null, at === 0 ? unit.anchors : [], unit.authors))
    .flatMap(reasonApart)
}
