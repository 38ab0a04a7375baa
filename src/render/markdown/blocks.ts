/** Turns the tree's blocks into mdast, and each section into an anchor, a heading and what follows it. */
import type { Blockquote, BlockContent, Html, List, ListItem, Paragraph, PhrasingContent, Table } from 'mdast'
import { sourcesLine } from '../../core/document/labels.js'
import type * as tree from '../../core/document/tree.js'
import { line, toPhrasing } from './inline.js'
import { CONTENTS_TITLE, headingText, type OutlineEntry, type Outline } from './outline.js'

const BLANK = '_'.repeat(30)

function paragraph(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }]
}

function raw(value: string): Html {
  return { type: 'html', value }
}

function list(node: tree.List, outline: Outline): List {
  const items = node.children.map((item): ListItem => {
    const children = toBlocks(item.children, outline)
    return {
      type: 'listItem',
      checked: item.checked,
      spread: children.some((child) => child.type !== 'paragraph' && child.type !== 'list'),
      children,
    }
  })
  return { type: 'list', ordered: node.ordered, spread: items.some((item) => item.spread), children: items }
}

function table(node: tree.Table, outline: Outline): Table {
  return {
    type: 'table',
    children: node.children.map((row) => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({ type: 'tableCell', children: toPhrasing(cell.children, outline) })),
    })),
  }
}

function quotation(node: tree.Quotation): Blockquote {
  const words = node.value.split(/\n+/).flatMap((words) => paragraph(line(words)))
  return { type: 'blockquote', children: [...words, ...paragraph(line(`— ${node.attribution}`))] }
}

function rationale(node: tree.Rationale, outline: Outline): Paragraph[] {
  const why: tree.Emphasis = { type: 'emphasis', children: [{ type: 'text', value: 'Why: ' }, ...node.children] }
  return paragraph(toPhrasing([why], outline))
}

function sources(node: tree.Sources): Paragraph[] {
  if (node.children.length === 0) return []
  return paragraph(line(sourcesLine(node.children)))
}

function signature(node: tree.Signature): Paragraph[] {
  // A run of underscores between spaces is line in Markdown; escaped it would be unreadable.
  return node.labels.flatMap((label) => paragraph([...line(`${label}:`), { type: 'text', value: ' ' }, raw(BLANK)]))
}

/** Links to every heading of a numbered or named section, nested as the headings are. */
function contentsList(sections: readonly tree.Block[], outline: Outline): List[] {
  const items = sections.flatMap((section): ListItem[] => {
    const heading = section.type === 'section' ? outline.bySection.get(section) : undefined
    if (section.type !== 'section' || heading === undefined) return []
    const link = { type: 'link' as const, url: `#${heading.target}`, children: line(heading.text) }
    const children = [...paragraph([link]), ...contentsList(section.children, outline)]
    return [{ type: 'listItem', spread: false, children }]
  })
  return items.length === 0 ? [] : [{ type: 'list', ordered: false, spread: false, children: items }]
}

function section(node: tree.Section, outline: Outline): BlockContent[] {
  const depth: OutlineEntry['depth'] = outline.bySection.get(node)?.depth ?? 2
  const anchor = node.kind === 'provision' ? [raw(`<!-- clause: ${node.id} -->`)] : []
  return [...anchor, { type: 'heading', depth, children: line(headingText(node)) }, ...toBlocks(node.children, outline)]
}

function toBlock(node: tree.Block, outline: Outline): BlockContent[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(toPhrasing(node.children, outline))
    case 'list':
      return node.children.length === 0 ? [] : [list(node, outline)]
    case 'table':
      return node.children.length === 0 ? [] : [table(node, outline)]
    case 'blockquote':
      return [{ type: 'blockquote', children: toBlocks(node.children, outline) }]
    case 'quotation':
      return [quotation(node)]
    case 'rationale':
      return rationale(node, outline)
    case 'sources':
      return sources(node)
    case 'signature':
      return signature(node)
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'contents': {
      const links = contentsList(outline.document.children, outline)
      const isTopLevel = outline.document.children.includes(node)
      return isTopLevel ? [{ type: 'heading', depth: 2, children: line(CONTENTS_TITLE) }, ...links] : links
    }
    case 'section':
      return section(node, outline)
  }
}

/** Blocks as mdast, in order. */
export function toBlocks(nodes: readonly tree.Block[], outline: Outline): BlockContent[] {
  return nodes.flatMap((node) => toBlock(node, outline))
}
