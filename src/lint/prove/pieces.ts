/** Reads one piece of evaluated Markdown and says what stands in it, what is outside our subset, and whether it ends by announcing a list. */
import { parseMarkdown } from '../../core/markdown/parse.js'
import type { TemplateNode } from '../../core/template/nodes.js'
import { plainText, type Block } from '../../core/tree.js'

export interface Piece {
  readonly faults: readonly string[]
  /** Announcements that nothing follows. */
  readonly dangling: readonly string[]
  /** No blocks at all. */
  readonly empty: boolean
  /** It starts with what an announcement announces. */
  readonly follows: boolean
  /** The announcement it ends with, or null. */
  readonly leadIn: string | null
}

/** What stands in for an answer, a quotation, and a part that may come out empty. */
const [inline, block, maybeNothing] = ['\uE0000\uE001', '\uE0001\uE001', '\uE0002\uE001']

/** Slots that give nothing for some practices; all others give something. */
const optionalSlots = ['open-items', 'wording']

/** A leaf as Markdown with stand-ins. */
export function leafText(node: Exclude<TemplateNode, { kind: 'branch' }>): string {
  if (node.kind === 'content') return node.text
  if (node.kind === 'quote') return block
  if (node.kind === 'slot') return optionalSlots.includes(node.name) ? maybeNothing : block
  return inline
}

/** Reads a piece that starts and ends between blocks. */
export function readPiece(markdown: string): Piece {
  const faults: string[] = []
  const inserts = [
    { kind: 'inline', node: { type: 'text', value: 'x' } },
    { kind: 'block', blocks: [{ type: 'quotation', authority: '', value: 'x', attribution: 'x' }] },
    { kind: 'block', blocks: [] },
  ] as const
  const blocks = parseMarkdown({ markdown, inserts }, (_, message) => faults.push(message))
  const [first] = blocks
  return {
    faults,
    dangling: danglingIn(blocks, false),
    empty: blocks.length === 0,
    follows: first !== undefined && followers.has(first.type),
    leadIn: leadInOf(blocks.at(-1)),
  }
}

const followers: ReadonlySet<Block['type']> = new Set(['list', 'table', 'blockquote', 'quotation', 'signature'])

const leadInOf = (last: Block | undefined): string | null => {
  if (last?.type !== 'paragraph') return null
  const words = plainText(last.children).trim()
  return words.endsWith(':') ? words.slice(-60) : null
}

/** Announcements inside a run of blocks; what the run ends with is left to the caller unless `closed`. */
function danglingIn(blocks: readonly Block[], closed: boolean): readonly string[] {
  return blocks.flatMap((item, index): readonly string[] => {
    const following = blocks[index + 1]
    const leadIn = leadInOf(item)
    const inside =
      item.type === 'list'
        ? item.children.flatMap((entry) => danglingIn(entry.children, true))
        : item.type === 'section' || item.type === 'blockquote'
          ? danglingIn(item.children, true)
          : []
    const open = following === undefined ? closed : !followers.has(following.type)
    return leadIn !== null && open ? [leadIn, ...inside] : inside
  })
}

/** Where a text can be cut so that both halves read as they did together: before a new block that stands at the margin; 0 = nowhere. */
export function lastCut(markdown: string): number {
  let cut = 0
  for (const match of markdown.matchAll(/\n(?:\n+(?=\S)|(?=[-*] |\d+\. ))/g)) cut = match.index + match[0].length
  return cut
}
