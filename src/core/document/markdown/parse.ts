/** Turns evaluated Markdown into tree blocks: markdown-it reads, and what our subset leaves out is refused. */
import MarkdownIt, { type Token } from 'markdown-it'
import {
  plainText,
  type Block,
  type Inline,
  type ListItem,
  type Table,
  type TableCell,
  type TableRow,
} from '../tree.js'
import { unprintable } from '../../ground/bounds/unprintable.js'
import type { Evaluated, Insert } from '../../template/evaluate.js'
import { nestHeadings, type HeadingMark } from './headings.js'
import { inlineNodes, type InlineOrBlocks } from './inline.js'

const parser = new MarkdownIt('commonmark', { html: false, linkify: false, typographer: false }).enable('table')

/** Receives a line (from 1, in the evaluated text) and what is wrong there. */
export type Report = (line: number, message: string) => void

/** The token list being read, and how far we are; `*_open` is consumed together with its `*_close`. */
interface Reader {
  readonly tokens: readonly Token[]
  readonly inserts: readonly Insert<Inline, Block>[]
  readonly report: Report
  index: number
}

/** Parses blocks; headings become sections. Without `report`, text outside the subset throws. */
export function parseMarkdown(evaluated: Evaluated<Inline, Block>, report: Report = refuse): readonly Block[] {
  const reader: Reader = { tokens: parser.parse(evaluated.markdown, {}), inserts: evaluated.inserts, report, index: 0 }
  return nestHeadings(blocksUntil(reader, null))
}

/** Parses Markdown that has no placeholders: an owner's own wording. */
export const parsePlainMarkdown = (markdown: string, report: Report = refuse): readonly Block[] =>
  parseMarkdown({ markdown, inserts: [] }, report)

const refuse: Report = (line, message) => {
  throw unprintable(`line ${line} of a text: ${message}`)
}

/** The next token, or null at `close` (which is consumed) or at the end. */
function next(reader: Reader, close: string | null): Token | null {
  const token = reader.tokens[reader.index]
  reader.index += 1
  return token === undefined || token.type === close ? null : token
}

function blocksUntil(reader: Reader, close: string | null): (Block | HeadingMark)[] {
  const blocks: (Block | HeadingMark)[] = []
  for (let token = next(reader, close); token !== null; token = next(reader, close)) {
    blocks.push(...readBlock(reader, token))
  }
  return blocks
}

function readBlock(reader: Reader, token: Token): readonly (Block | HeadingMark)[] {
  switch (token.type) {
    case 'paragraph_open':
      return readParagraph(reader)
    case 'heading_open': {
      const title = plainText(readInlineOnly(reader, 'heading_close'))
      return [{ type: 'heading', depth: Number(token.tag.slice(1)), title }]
    }
    case 'bullet_list_open':
      return [{ type: 'list', ordered: false, children: readItems(reader, 'bullet_list_close') }]
    case 'ordered_list_open':
      return [{ type: 'list', ordered: true, children: readItems(reader, 'ordered_list_close') }]
    case 'blockquote_open':
      return [{ type: 'blockquote', children: withoutHeadings(blocksUntil(reader, 'blockquote_close')) }]
    case 'table_open':
      return [readTable(reader)]
    case 'hr':
      return [{ type: 'thematicBreak' }]
    default:
      reader.report(
        lineOf(token),
        `Unexpected ${token.type.replace(/_/g, ' ')}, expected paragraphs, lists, tables or quotations`,
      )
      return []
  }
}

const lineOf = (token: Token): number => (token.map?.[0] ?? 0) + 1

function readParagraph(reader: Reader): readonly Block[] {
  const children = readInline(reader, 'paragraph_close')
  if (children.length > 0 && children.every((node) => node.type === 'blocks')) {
    return children.flatMap((node) => node.blocks)
  }
  return [{ type: 'paragraph', children: onlyInline(reader, children) }]
}

function readInline(reader: Reader, close: string): readonly InlineOrBlocks[] {
  const token = next(reader, close)
  if (token === null) return []
  next(reader, close)
  return inlineNodes(token.children ?? [], reader.inserts, (message) => reader.report(lineOf(token), message))
}

const readInlineOnly = (reader: Reader, close: string): readonly Inline[] =>
  onlyInline(reader, readInline(reader, close))

const onlyInline = (reader: Reader, nodes: readonly InlineOrBlocks[]): readonly Inline[] =>
  nodes.filter((node): node is Inline => {
    if (node.type === 'blocks')
      reader.report(1, 'Unexpected quotation or slot inside a sentence, expected it alone in its paragraph')
    return node.type !== 'blocks'
  })

const withoutHeadings = (blocks: readonly (Block | HeadingMark)[]): readonly Block[] =>
  blocks.filter((block): block is Block => block.type !== 'heading')

function readItems(reader: Reader, close: string): readonly ListItem[] {
  const items: ListItem[] = []
  while (next(reader, close) !== null) items.push(tickable(withoutHeadings(blocksUntil(reader, 'list_item_close'))))
  return items
}

function readTable(reader: Reader): Table {
  const rows: TableRow[] = []
  let cells: TableCell[] = []
  for (let token = next(reader, 'table_close'); token !== null; token = next(reader, 'table_close')) {
    if (token.type === 'tr_open') cells = []
    else if (token.type === 'tr_close') rows.push({ type: 'tableRow', children: cells })
    else if (token.type === 'th_open' || token.type === 'td_open') {
      cells.push({ type: 'tableCell', children: readInlineOnly(reader, token.type.replace('open', 'close')) })
    }
  }
  return { type: 'table', widths: [], children: rows }
}

/** A list item that starts with `[ ]` is a box to tick. */
function tickable(blocks: readonly Block[]): ListItem {
  const [first, ...rest] = blocks
  const [head, ...tail] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || head?.type !== 'text' || !head.value.startsWith('[ ] ')) {
    return { type: 'listItem', checked: null, children: blocks }
  }
  const paragraph: Block = { ...first, children: [{ ...head, value: head.value.slice(4) }, ...tail] }
  return { type: 'listItem', checked: false, children: [paragraph, ...rest] }
}
