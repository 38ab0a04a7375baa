/** Turns an edited Markdown file into units; whatever the writer typed stays, as plain words where the policy has no form for it. */
import MarkdownIt, { type Token } from 'markdown-it'
import { inlineNodes } from './inline.js'
import type { Block, Inline, ListItem, TableCell, TableRow } from '../tree.js'
import { withoutSurroundings } from './around.js'
import { apartByLines } from './lines.js'
import {
  withBlanks,
  withoutComments,
  withoutMarks,
  withoutRawFences,
  withoutSpans,
  withWholeAddresses,
} from './marks.js'
import { withBarTables } from './tables.js'
import { withoutTags } from './tags.js'
import { unitOf, type Edited, type Unit } from '../unit.js'

// Code, images and link definitions have no place in a policy: read as plain text, none of their words is lost.
const parser = new MarkdownIt('commonmark', { html: false, linkify: false, typographer: false })
  .enable('table')
  .disable(['code', 'fence', 'backticks', 'image', 'reference'])

const returnedParser = new MarkdownIt('commonmark', { html: false, linkify: false, typographer: false })
  .enable(['table', 'strikethrough'])
  .disable(['code', 'fence', 'backticks', 'image', 'reference'])

// Addresses are compared as they were written, not as a browser shows them.
parser.normalizeLinkText = returnedParser.normalizeLinkText = (url) => url

const anchorMark = /^\uE002([a-z0-9-]+)\uE003$/

/** How a file that came back is read; an owner's own wording is read as it stands. */
export interface Returned {
  /** Whether a line was written, letters and digits only: such lines are told apart even where blank lines were lost. */
  readonly isKnown: (line: string) => boolean
}

/** What other programs leave in a file is no word of anybody's. */
const seenThrough = (markdown: string, aside: string[]): string =>
  withoutTags(
    withBlanks(withWholeAddresses(withoutSpans(withBarTables(withoutRawFences(withoutSurroundings(markdown, aside)))))),
  )

/** Reads the file. In one that came back, `~~words~~` become a link to `struck:`, and marks that other programs leave are seen through. */
export function readMarkdown(source: string, returned: Returned | null = null): Edited {
  const hidden: string[] = []
  const lines = source.replace(/\r\n?|[\u2028\u2029]/g, '\n')
  const markdown = (returned === null ? lines : seenThrough(lines.replace(/^\uFEFF/, ''), hidden))
    .replace(/[\uFEFF\uE000-\uE003\0]/g, '')
    // A backslash at the end of a line breaks it, and only there.
    .replace(/\\[ \t]+$/gm, '\\')
    .replace(/(?<!\\)<!--\s*clause:\s*([a-z0-9-]+)\s*-->/g, '\n\n\uE002$1\uE003\n\n')
  const shown = withoutComments(markdown, hidden)
  const text = returned === null ? shown : apartByLines(withoutMarks(shown), returned.isKnown)
  const tokens = returned === null ? parser.parse(text, {}) : withoutHeadingLists(returnedParser.parse(text, {}))
  const reader: Reader = { tokens, lines: text.split('\n'), index: 0 }
  return { units: readUnits(reader), remarks: [], hidden }
}

/** Numbered headings that come as a list of nothing but headings are headings. */
function withoutHeadingLists(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined) break
    const end = /list_open$/.test(token.type) ? closeOf(tokens, at) : at
    const inside = tokens.slice(at, end + 1)
    const isHeadings = end > at && inside.every(({ type }, index) => type !== 'inline' || isHeading(inside[index - 1]))
    for (const one of inside) if (!isHeadings || /^(heading_|inline$)/.test(one.type)) result.push(one)
    at = end
  }
  return result
}

/** Where what is opened at a place is closed. */
function closeOf(tokens: readonly Token[], at: number): number {
  let end = at + 1
  while (end < tokens.length - 1 && !(tokens[end]?.nesting === -1 && tokens[end]?.level === tokens[at]?.level)) end += 1
  return end
}

const isHeading = (token: Token | undefined): boolean => token?.type === 'heading_open'

interface Reader {
  readonly tokens: readonly Token[]
  /** The lines that were parsed. */
  readonly lines: readonly string[]
  index: number
}

/** The next token, or null at `close` (which is consumed) or at the end. */
function next(reader: Reader, close: string | null): Token | null {
  const token = reader.tokens[reader.index]
  reader.index += 1
  return token === undefined || token.type === close ? null : token
}

function readUnits(reader: Reader): readonly Unit[] {
  const units: Unit[] = []
  let anchors: readonly string[] = []
  for (let token = next(reader, null); token !== null; token = next(reader, null)) {
    const heading = token.type === 'heading_open' ? Number(token.tag.slice(1)) : null
    const block = readBlock(reader, token)
    const anchor = anchorOf(block)
    if (anchor !== null) anchors = [...anchors, anchor]
    else {
      const read = unitOf(block, heading, anchors)
      units.push(...read)
      if (read.length > 0) anchors = []
    }
  }
  return units
}

function anchorOf(block: Block): string | null {
  const [first, ...rest] = block.type === 'paragraph' ? block.children : []
  return first?.type === 'text' && rest.length === 0 ? (anchorMark.exec(first.value)?.[1] ?? null) : null
}

function readBlock(reader: Reader, token: Token): Block {
  switch (token.type) {
    case 'bullet_list_open':
      return { type: 'list', ordered: false, children: readItems(reader, 'bullet_list_close') }
    case 'ordered_list_open':
      return { type: 'list', ordered: true, children: readItems(reader, 'ordered_list_close') }
    case 'blockquote_open':
      return { type: 'blockquote', children: readUntil(reader, 'blockquote_close') }
    case 'table_open':
      return { type: 'table', widths: [], children: readRows(reader) }
    case 'paragraph_open':
    case 'heading_open':
      return { type: 'paragraph', children: readInline(reader, token.type.replace('open', 'close')) }
    case 'hr':
      return { type: 'thematicBreak' }
    default:
      return { type: 'paragraph', children: token.content === '' ? [] : [{ type: 'text', value: token.content }] }
  }
}

/** Headings inside lists and quotations become bold lines. */
function readUntil(reader: Reader, close: string): readonly Block[] {
  const blocks: Block[] = []
  for (let token = next(reader, close); token !== null; token = next(reader, close)) {
    const block = readBlock(reader, token)
    blocks.push(token.type === 'heading_open' ? boldLine(block) : block)
  }
  return blocks
}

/** A heading as a bold paragraph: where there is no level for it, its words stay. */
export const boldLine = (block: Block): Block =>
  block.type === 'paragraph' && block.children.length > 0
    ? { type: 'paragraph', children: [{ type: 'strong', children: block.children }] }
    : block

function readInline(reader: Reader, close: string): readonly Inline[] {
  const token = next(reader, close)
  if (token === null) return []
  next(reader, close)
  const nodes = inlineNodes(token.children ?? [], [], () => undefined)
  return nodes.filter((node): node is Inline => node.type !== 'blocks')
}

function readItems(reader: Reader, close: string): readonly ListItem[] {
  const items: ListItem[] = []
  while (next(reader, close) !== null) items.push(tickable(readUntil(reader, 'list_item_close')))
  return items.filter((item) => item.children.length > 0)
}

/** A list item that starts with `[ ]` is a box to tick. */
function tickable(blocks: readonly Block[]): ListItem {
  const [first, ...rest] = blocks
  const [head, ...tail] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || head?.type !== 'text' || !head.value.startsWith('[ ] ')) {
    return { type: 'listItem', checked: null, children: blocks }
  }
  const line: Block = { ...first, children: [{ ...head, value: head.value.slice(4) }, ...tail] }
  return { type: 'listItem', checked: false, children: [line, ...rest] }
}

function readRows(reader: Reader): readonly TableRow[] {
  const rows: TableRow[] = []
  let cells: TableCell[] = []
  let line = ''
  for (let token = next(reader, 'table_close'); token !== null; token = next(reader, 'table_close')) {
    if (token.type === 'tr_open') {
      cells = []
      line = reader.lines[token.map?.[0] ?? -1] ?? ''
    } else if (token.type === 'tr_close') rows.push({ type: 'tableRow', children: withExcess(cells, line) })
    else if (token.type === 'th_open' || token.type === 'td_open') {
      cells.push({ type: 'tableCell', children: readInline(reader, token.type.replace('open', 'close')) })
    }
  }
  return rows
}

/** Markdown drops cells beyond the header's; their words go into the last one. */
function withExcess(cells: readonly TableCell[], line: string): readonly TableCell[] {
  const sources = line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
  const excess = sources.slice(cells.length).join(' ').trim()
  const last = cells.at(-1)
  if (excess === '' || last === undefined) return cells
  return [...cells.slice(0, -1), { ...last, children: [...last.children, { type: 'text', value: ` ${excess}` }] }]
}
