/** Writes Markdown at once where nothing in it could need escaping: a text, or a whole line of plain words; any other goes the usual way. */
import type { Html, Link, ListItem, Nodes, Paragraph, PhrasingContent, TableCell, Text } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { defaultHandlers, type Handle, type Options } from 'mdast-util-to-markdown'

/** Letters, figures and marks that mean nothing inside a line; a full stop or a stroke only where it is in no address. */
const harmless = /^(?:[\p{L}\p{N} ,;:?'"’‘“”—–…·§%$+=()-]|\.(?=[ ),;:?'"\d]|\p{L}\.|$)|\/(?!\/|$))*$/u
/** At the start of a line a figure or a mark could begin a list or a rule, and a space would be lost. */
const opening = /^\p{L}/u
const lineEnd = /^[\r\n]?$/

/** The handler of `text` nodes: the same words as the package's own writes, sooner. */
const writeText: Handle = (node: Text, parent, state, info) => {
  const { value } = node
  const starts = lineEnd.test(info.before) ? opening.test(value) : !value.startsWith('(')
  const ends = !(lineEnd.test(info.after) && value.endsWith(' '))
  // In an address everything is escaped in another way.
  return starts && ends && harmless.test(value) && !state.stack.includes('autolink')
    ? value
    : defaultHandlers.text(node, parent, state, info)
}

/** What a text begins with, for the node in front of it: a letter, a figure or a space is itself; any other text is written to see. */
const beginning: Handle = (node: Text, parent, state, info) =>
  /^[\p{L}\p{N} ]/u.test(node.value) && !state.stack.includes('autolink')
    ? node.value.charAt(0)
    : writeText(node, parent, state, info)

Object.assign(writeText, { peek: beginning })

/** Whether bold or italics are sure to be read as such: words of one kind, with a space or an end in front and a space or a stop behind. */
export const isSureMark = (child: Nodes, before: Nodes | undefined, after: Nodes | undefined): boolean => {
  const [inside, ...more] = 'children' in child ? child.children : []
  if (inside?.type !== 'text' || more.length > 0 || !/^[\p{L}\p{N}]/u.test(inside.value)) return false
  const next = edge(after)
  return (
    edge(before).endsWith(' ') &&
    (/[\p{L}\p{N}]$/u.test(inside.value)
      ? /^[ .,;:)]/.test(next)
      : /[.,;:?!)”]$/.test(inside.value) && next.startsWith(' '))
  )
}

/** The words of a neighbour; the end of a line is as good as a space, and what is no text may be anything. */
const edge = (node: Nodes | undefined): string => (node === undefined ? ' ' : node.type === 'text' ? node.value : 'a')

const marks = { strong: '**', emphasis: '*' } as const

/** An address in which nothing is escaped, and which is not written as one in angle brackets. */
const plainAddress = /^(?:#|clause:|https?:\/\/)[a-z0-9./#-]+$/i

const webAddress = /^https?:\/\/[a-z0-9./#?=_%-]+$/i

/** A child of a line as it is written, whatever stands around the line; null where it takes more than that to tell. */
function written(
  child: PhrasingContent,
  before: PhrasingContent | undefined,
  after: PhrasingContent | undefined,
): string | null {
  if (child.type === 'text') {
    const isApart = before?.type !== 'text' && !child.value.startsWith('(')
    return isApart && harmless.test(child.value) ? child.value : null
  }
  if (child.type === 'html') return isBlank(child, before, after) ? child.value : null
  if (child.type !== 'strong' && child.type !== 'emphasis' && child.type !== 'link') return null
  const [inside, ...more] = child.children
  if (child.type === 'link' && isAddress(child)) return `<${child.url}>`
  if (inside?.type !== 'text' || more.length > 0 || inside.value.startsWith('(') || !harmless.test(inside.value))
    return null
  if (child.type === 'link')
    return plainAddress.test(child.url) && child.title == null && child.url !== inside.value
      ? `[${inside.value}](${child.url})`
      : null
  return isSureMark(child, before, after) ? `${marks[child.type]}${inside.value}${marks[child.type]}` : null
}

/** A line to fill in, between words. */
const isBlank = ({ value }: Html, before: Nodes | undefined, after: Nodes | undefined): boolean =>
  /^_+$/.test(value) && edge(before).endsWith(' ') && (after === undefined || edge(after).startsWith(' '))

/** An address that leads to itself. */
const isAddress = ({ url, title, children: [inside, ...more] }: Link): boolean =>
  inside?.type === 'text' && more.length === 0 && inside.value === url && title == null && webAddress.test(url)

/** A line of plain words, bold or italics among them and links within the paper; null for any other. */
function plainLine(children: readonly PhrasingContent[]): string | null {
  let line = ''
  for (const [index, child] of children.entries()) {
    const piece = written(child, children[index - 1], children[index + 1])
    if (piece === null) return null
    line += piece
  }
  return line
}

/** Cells are sentences here: aligning the pipes would pad every row to the longest one. */
const tables = gfmTableToMarkdown({ tablePipeAlign: false })
const boxes = gfmTaskListItemToMarkdown()
const usualParagraph: Handle = boxes.handlers?.paragraph ?? defaultHandlers.paragraph
const usualCell: Handle = tables.handlers?.tableCell ?? defaultHandlers.paragraph

const usualItem: Handle = boxes.handlers?.listItem ?? defaultHandlers.listItem

/** A paragraph that is a line of plain words; null for any other. */
const lineOf = ({ children }: Paragraph): string | null =>
  opening.test(edge(children[0])) && !edge(children.at(-1)).endsWith(' ') ? plainLine(children) : null

const writeParagraph: Handle = (node: Paragraph, parent, state, info) => {
  const isBox = parent?.type === 'listItem' && typeof parent.checked === 'boolean'
  return (isBox ? null : lineOf(node)) ?? usualParagraph(node, parent, state, info)
}

/** An item of one plain line; the numbers of a list are counted. */
const writeItem: Handle = (node: ListItem, parent, state, info) => {
  const [inside, ...more] = node.children
  const line =
    inside?.type === 'paragraph' && more.length === 0 && typeof node.checked !== 'boolean' ? lineOf(inside) : null
  if (line === null || state.options.listItemIndent !== 'one' || parent?.type !== 'list')
    return usualItem(node, parent, state, info)
  const bullet = state.bulletCurrent ?? '-'
  // As after every block that is no list.
  state.bulletLastUsed = undefined
  return parent.ordered
    ? `${(parent.start ?? 1) + parent.children.indexOf(node)}${bullet} ${line}`
    : `${bullet} ${line}`
}

const writeCell: Handle = (node: TableCell, parent, state, info) =>
  plainLine(node.children) ?? usualCell(node, parent, state, info)

/** How every tree of ours is written: tables, boxes to tick, and plain words at once. */
export const plainly: Options = {
  extensions: [tables, boxes],
  handlers: { text: writeText, paragraph: writeParagraph, listItem: writeItem, tableCell: writeCell },
}
