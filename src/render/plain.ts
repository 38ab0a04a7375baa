/** Turns a document tree into plain text to paste elsewhere: no mark but "#" before headings, list markers, and lines of dashes around what is to be copied. */
import { joinCitations } from '../core/document/citations.js'
import { plainText, type Block, type Document, type Inline, type ListItem } from '../core/document/tree.js'

const rule = '-'.repeat(40)
const line = '_'.repeat(30)

/** The document as plain text: LF line ends, a blank line between paragraphs, one newline at the end. */
export function renderPlain(document: Document): string {
  const facts = document.facts.map(({ label, value }) => `${label}: ${plainText(value)}`)
  const head = [`# ${document.title}`, document.practice.trim(), facts.join('\n')]
  return `${joined([...head, ...parts(document.children, 2)])}\n`
}

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n')

const parts = (blocks: readonly Block[], depth: number): readonly string[] =>
  blocks.map((block) => part(block, depth)).filter((text) => text !== '')

/** Words without a space at either end of a line. */
const words = (nodes: readonly Inline[]): string =>
  plainText(nodes)
    .replace(/(?<! ) *\n */g, '\n')
    .trim()

function part(block: Block, depth: number): string {
  switch (block.type) {
    case 'paragraph':
      return words(block.children)
    case 'list':
      return block.children
        .map((item, index) => listItem(item, block.ordered ? `${index + 1}.` : '-', depth))
        .join('\n')
    case 'table':
      return block.children.map((row) => row.children.map((cell) => words(cell.children)).join(' | ')).join('\n')
    case 'blockquote':
      return joined([rule, ...block.children.map((child) => exact(child, depth)), rule])
    case 'quotation':
      return `${block.value}\n— ${block.attribution}`
    case 'rationale':
      return `Why: ${words(block.children)}`
    case 'sources':
      return `Based on: ${joinCitations(block.children.map((source) => source.label)).join('; ')}`
    case 'signature':
      return block.labels.map((label) => `${label}: ${line}`).join('\n\n')
    case 'thematicBreak':
    case 'contents':
      return ''
    case 'section': {
      const title = block.number === null ? block.title : `${block.number} ${block.title}`
      return joined([`${'#'.repeat(Math.min(depth, 6))} ${title}`, ...parts(block.children, depth + 1)])
    }
  }
}

/** What is to be copied keeps its spaces, too. */
const exact = (block: Block, depth: number): string =>
  block.type === 'paragraph' ? plainText(block.children) : part(block, depth)

function listItem({ checked, children }: ListItem, marker: string, depth: number): string {
  const box = checked === null ? '' : '[ ] '
  return `${marker} ${box}${parts(children, depth).join('\n')}`.replaceAll('\n', '\n  ')
}
