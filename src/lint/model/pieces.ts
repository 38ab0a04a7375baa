/** Reads one piece of evaluated Markdown and says what stands in it, what is outside our subset, and whether it ends by announcing a list. */
import { parseMarkdown } from '../../core/document/markdown/parse.js'
import type { TemplateNode } from '../../core/template/nodes.js'
import { plainText, type Block } from '../../core/document/tree.js'

export interface TextPiece {
  readonly faults: readonly string[]
  /** Announcements that nothing follows. */
  readonly dangling: readonly string[]
  /** No blocks at all. */
  readonly empty: boolean
  /** It starts with what an announcement announces. */
  readonly follows: boolean
  /** It starts with a heading, which ends whatever stood before, even where nothing comes under it. */
  readonly breaks: boolean
  /** The announcement it ends with, or null. */
  readonly leadIn: string | null
}

/** What stands in for an answer, a quotation or filled slot, and a slot that gives nothing. */
const [inline, block] = ['\uE0000\uE001', '\uE0001\uE001']
export const emptySlot = '\uE0002\uE001'

/** A leaf as Markdown with stand-ins. */
export function leafText(node: Exclude<TemplateNode, { kind: 'branch' }>): string {
  if (node.kind === 'content') return node.text
  return node.kind === 'quote' || node.kind === 'slot' ? block : inline
}

/** Reads a piece that starts and ends between blocks. */
export function readPiece(markdown: string): TextPiece {
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
    breaks: /^\s*#{1,6} /.test(markdown),
    leadIn: leadInOf(blocks.at(-1)),
  }
}

const followers: ReadonlySet<Block['type']> = new Set(['list', 'table', 'blockquote', 'quotation', 'signature'])

function leadInOf(last: Block | undefined): string | null {
  if (last?.type === 'section') return leadInOf(last.children.at(-1))
  if (last?.type !== 'paragraph') return null
  const words = plainText(last.children).trim()
  return words.endsWith(':') ? words.slice(-60) : null
}

/** Announcements inside a run of blocks; what the run ends with is left to the caller unless `closed`. */
export function danglingIn(blocks: readonly Block[], closed: boolean): readonly string[] {
  return blocks.flatMap((item, index): readonly string[] => {
    const following = blocks[index + 1]
    const ends = following === undefined ? closed : !followers.has(following.type)
    if (item.type === 'list') return item.children.flatMap((entry) => danglingIn(entry.children, true))
    if (item.type === 'blockquote') return danglingIn(item.children, true)
    if (item.type === 'section') return danglingIn(item.children, ends)
    const leadIn = leadInOf(item)
    return leadIn !== null && ends ? [leadIn] : []
  })
}

/** A text cut in two that read as they did together. */
export interface Cut {
  readonly done: string
  readonly rest: string
}

/**
 * Cuts off what can be read already: all before the last new block that stands at the margin, or all but the last row of a table,
 * whose head is kept so that the next row reads as one. Null = nothing yet.
 */
export function cutText(markdown: string): Cut | null {
  let at = 0
  for (const match of markdown.matchAll(/(?<!\n)\n(?:\n+(?=\S)|(?=[-*] |\d+\. ))/g)) at = match.index + match[0].length
  const [done, rest] = [markdown.slice(0, at), markdown.slice(at)]
  const table = /^(\|.*\n\|[-:| ]+\|\n)((?:\|.*\n)+)(.*)$/.exec(rest)
  if (table !== null) {
    const [, head = '', rows = '', next = ''] = table
    return { done: done + head + rows, rest: head + next }
  }
  return at === 0 ? null : { done, rest }
}
