/** Turns a flat run of blocks and headings into nested sections. */
import { slug } from '../../ground/phrase.js'
import type { Block, Section } from '../tree.js'

/** A heading on its way to becoming a section. */
export interface HeadingMark {
  readonly type: 'heading'
  readonly depth: number
  readonly title: string
}

/** Nests by depth; a section that ends up empty is left out, so that no heading stands alone. */
export function nestHeadings(blocks: readonly (Block | HeadingMark)[]): readonly Block[] {
  const result: Block[] = []
  let index = 0
  for (let block = blocks[0]; block !== undefined; block = blocks[index]) {
    index += 1
    if (block.type !== 'heading') {
      result.push(block)
      continue
    }
    const { depth, title } = block
    const end = blocks.findIndex((other, at) => at >= index && other.type === 'heading' && other.depth <= depth)
    const inside = blocks.slice(index, end === -1 ? blocks.length : end)
    const children = nestHeadings(inside)
    if (children.length > 0) result.push(partOf(title, children))
    index += inside.length
  }
  return result
}

const partOf = (title: string, children: readonly Block[]): Section => ({
  type: 'section',
  kind: 'part',
  id: slug(title),
  number: null,
  title,
  children,
})
