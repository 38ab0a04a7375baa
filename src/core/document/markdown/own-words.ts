/** Turns an override's Markdown into blocks, whatever the practice typed: nothing is refused and no word is lost. */
import { nestHeadings } from './headings.js'
import { plainText, type Block, type Inline } from '../tree.js'
import { boldLine, readMarkdown } from './read.js'
import { resolveReferences } from './references.js'
import type { Unit } from '../unit.js'

/** The blocks of an override's body, links to clauses resolved by `reference`. */
export const ownWords = (markdown: string, reference: (clause: string, label: string) => Inline): readonly Block[] =>
  resolveReferences(ownBlocks(markdown), reference)

/** The last texts that were read: an edited file is compared with the same ones again and again. */
const known = new Map<string, readonly Block[]>()
const mostKnown = 512

/** The blocks of an override's body as they stand, links to clauses as links. */
export function ownBlocks(markdown: string): readonly Block[] {
  const before = known.get(markdown)
  if (before !== undefined) return before
  const { units } = readMarkdown(markdown)
  const blocks = nestHeadings(units.map((unit, index) => asBlock(unit, units[index + 1])))
  if (known.size >= mostKnown) known.clear()
  known.set(markdown, blocks)
  return blocks
}

/** A heading with no text of its own below it would be left out as empty. */
function asBlock(unit: Unit, following: Unit | undefined): Parameters<typeof nestHeadings>[0][number] {
  if (unit.heading === null) return unit.block
  const isEmpty = following === undefined || (following.heading !== null && following.heading <= unit.heading)
  if (isEmpty || unit.block.type !== 'paragraph') return boldLine(unit.block)
  return { type: 'heading', depth: unit.heading, title: plainText(unit.block.children) }
}
