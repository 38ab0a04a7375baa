/** Turns links of the form `clause:<id>` in a practice's own words into references, and back. */
import { plainText, type Block, type Inline, type Link, type ListItem, type TableRow } from '../tree.js'

/** What a link to a clause starts with in an override's Markdown. */
export const clauseScheme = 'clause:'

/** Replaces every inline node of blocks by what `change` makes of it; a link's, bold's or italic's inside comes first. */
export function mapInline(blocks: readonly Block[], change: (node: Inline) => readonly Inline[]): readonly Block[] {
  const inline = (nodes: readonly Inline[]): readonly Inline[] =>
    nodes.flatMap((node) => {
      const inside = node.type === 'link' || node.type === 'strong' || node.type === 'emphasis'
      return change(inside ? { ...node, children: inline(node.children) } : node)
    })
  return mapLines(blocks, inline)
}

/** Replaces every line of blocks, a paragraph or a cell, by what `change` makes of it. */
export function mapLines(
  blocks: readonly Block[],
  change: (line: readonly Inline[]) => readonly Inline[],
): readonly Block[] {
  const item = (node: ListItem): ListItem => ({ ...node, children: mapLines(node.children, change) })
  const row = (node: TableRow): TableRow => ({
    ...node,
    children: node.children.map((cell) => ({ ...cell, children: change(cell.children) })),
  })
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'paragraph':
      case 'rationale':
        return { ...block, children: change(block.children) }
      case 'list':
        return { ...block, children: block.children.map(item) }
      case 'table':
        return { ...block, children: block.children.map(row) }
      case 'blockquote':
      case 'section':
        return { ...block, children: mapLines(block.children, change) }
      default:
        return block
    }
  })
}

/** Links to clauses become what `reference` gives; words of the writer's own in such a link stay in front of it. */
export const resolveReferences = (
  blocks: readonly Block[],
  reference: (clause: string, label: string) => Inline,
): readonly Block[] => mapInline(blocks, (node) => (isClauseLink(node) ? resolved(node, reference) : [node]))

const isClauseLink = (node: Inline): node is Link => node.type === 'link' && node.url.startsWith(clauseScheme)

function resolved(link: Link, reference: (clause: string, label: string) => Inline): readonly Inline[] {
  const label = plainText(link.children).trim()
  const node = reference(link.url.slice(clauseScheme.length), label)
  if (label === '' || isReferenceLabel(label)) return [node]
  return [...link.children, { type: 'text', value: ' (' }, node, { type: 'text', value: ')' }]
}

/** Whether words are what a reference prints, and nothing of the writer's own. */
export const isReferenceLabel = (label: string): boolean => /^(section )?\d+(\.\d+)*$|^“.*”$/i.test(label.trim())
