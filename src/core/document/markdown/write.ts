/** Turns blocks into the Markdown that overrides and the lock keep: readable, and the same words when parsed again. */
import type { BlockContent, ListItem, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { toMarkdown, type Options } from 'mdast-util-to-markdown'
import { parsePlainMarkdown } from './parse.js'
import { isSureMark, plainly } from './plain-text.js'
import { plainText, referenceLabel, type Block, type Inline } from '../tree.js'
import { leavesOf } from '../leaves.js'
import { clauseScheme, mapInline } from './references.js'

const options: Options = { bullet: '-', rule: '-', listItemIndent: 'one', ...plainly }

/** Writes blocks, headings from `depth` down; where Markdown cannot say a mark (bold inside a word, say), the words stay and the mark goes. */
export function writeOwnWords(blocks: readonly Block[], depth = 4): string {
  const tree = treeOf(blocks, depth)
  const markdown = write(tree)
  return saysItsMarks(tree) || readsBack(markdown, blocks)
    ? markdown
    : write(treeOf(mapInline(blocks, unmarked), depth))
}

/** Whether each mark is sure to be read as one. */
function saysItsMarks(node: Nodes): boolean {
  if (!('children' in node)) return true
  const children: readonly Nodes[] = node.children
  return children.every((child, index) =>
    child.type === 'strong' || child.type === 'emphasis'
      ? isSureMark(child, children[index - 1], children[index + 1])
      : saysItsMarks(child),
  )
}

const treeOf = (blocks: readonly Block[], depth: number): Root => ({
  type: 'root',
  children: blocks.flatMap((block) => toRoot(block, depth)),
})

const write = (tree: Root): string => toMarkdown(tree, options).trim()

function readsBack(markdown: string, blocks: readonly Block[]): boolean {
  const words = (list: readonly Block[]): string =>
    leavesOf(list)
      .map((leaf) => leaf.text)
      .join('\n')
  const faults: string[] = []
  const read = parsePlainMarkdown(markdown, (_, message) => faults.push(message))
  return faults.length === 0 && words(read) === words(blocks)
}

function unmarked(node: Inline): readonly Inline[] {
  return node.type === 'strong' || node.type === 'emphasis' ? node.children : [node]
}

function toRoot(block: Block, depth: number): RootContent[] {
  if (block.type !== 'section') return toContent(block)
  const level = Math.min(depth, 6) as 2 | 3 | 4 | 5 | 6
  const heading: RootContent = { type: 'heading', depth: level, children: literal(block.title) }
  return [heading, ...block.children.flatMap((child) => toRoot(child, depth + 1))]
}

function toContent(block: Block): BlockContent[] {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.children)
    case 'list': {
      const children = block.children.map((item): ListItem => ({
        type: 'listItem',
        checked: item.checked,
        spread: item.children.some((child) => child.type !== 'paragraph' && child.type !== 'list'),
        children: item.children.flatMap(toContent),
      }))
      return [{ type: 'list', ordered: block.ordered, spread: false, children }]
    }
    case 'table':
      return [
        {
          type: 'table',
          children: block.children.map((row) => ({
            type: 'tableRow',
            children: row.children.map((cell) => ({ type: 'tableCell', children: phrasing(cell.children, false) })),
          })),
        },
      ]
    case 'blockquote':
      return [{ type: 'blockquote', children: block.children.flatMap(toContent) }]
    case 'quotation': {
      const lines = [...block.value.split(/\n+/), `— ${block.attribution}`]
      return [{ type: 'blockquote', children: lines.flatMap((line) => paragraph([{ type: 'text', value: line }])) }]
    }
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    default:
      return leavesOf([block]).flatMap((leaf) => paragraph([{ type: 'text', value: leaf.text }]))
  }
}

function paragraph(nodes: readonly Inline[]): BlockContent[] {
  const children = phrasing(nodes, true)
  return children.length === 0 ? [] : [{ type: 'paragraph', children }]
}

/** Neighbouring texts are joined, since escaping goes text by text; spaces at the edges would be lost anyway. */
function phrasing(nodes: readonly Inline[], breaks: boolean): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes.flatMap((child) => toPhrasing(child, breaks))) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value = (last.value + node.value).replace(/\s+/g, ' ')
    else joined.push(node)
  }
  const isEdge = (index: number): boolean => joined[index] === undefined || joined[index].type === 'break'
  const trimmed = joined.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node]
    const start = isEdge(index - 1) ? node.value.trimStart() : node.value
    const value = isEdge(index + 1) ? start.trimEnd() : start
    return value === '' ? [] : [{ type: 'text', value }]
  })
  const isLast = (index: number): boolean => trimmed.slice(index).every((later) => later.type === 'break')
  return trimmed.filter(
    (node, index) => node.type !== 'break' || !(index === 0 || isLast(index) || trimmed[index - 1]?.type === 'break'),
  )
}

function toPhrasing(node: Inline, breaks: boolean): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'value':
      return breaks && node.type === 'value' ? lines(node.value) : literal(node.value)
    case 'citation':
      return literal(node.label)
    case 'break':
      return breaks ? [{ type: 'break' }] : literal(' ')
    case 'reference':
      return [{ type: 'link', url: `${clauseScheme}${node.clause}`, children: literal(referenceLabel(node)) }]
    case 'link': {
      const children = phrasing(node.children, breaks)
      return children.length === 0 ? [] : [{ type: 'link', url: node.url, children }]
    }
    case 'strong':
    case 'emphasis': {
      const children = phrasing(node.children, breaks)
      const outer = (side: RegExp): PhrasingContent[] => (side.test(plainText(node.children)) ? literal(' ') : [])
      // Markdown's marks may not touch a space on their inside.
      return children.length === 0 ? literal(' ') : [...outer(/^\s/), { type: node.type, children }, ...outer(/\s$/)]
    }
  }
}

/** Private-use characters are the parser's placeholders and stand for nothing an owner can see. */
const literal = (value: string): { type: 'text'; value: string }[] => {
  const plain = value.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\uE000-\uE003]/gu, '')
  return plain === '' ? [] : [{ type: 'text', value: plain }]
}

const lines = (value: string): PhrasingContent[] =>
  value
    .split(/(?<!\s)\s*[\n\r\u2028\u2029]\s*/)
    .flatMap((line, index): PhrasingContent[] => (index === 0 ? literal(line) : [{ type: 'break' }, ...literal(line)]))
