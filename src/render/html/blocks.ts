/** Turns the tree's blocks into HTML, one element a line. */
import { sourcesLine } from '../../core/document/labels.js'
import {
  plainText,
  type Block,
  type List,
  type ListItem,
  type Quotation,
  type Section,
  type Table,
} from '../../core/document/tree.js'
import type { Anchors } from './anchors.js'
import { escapeHtml } from './escape.js'
import { htmlInlines } from './inline.js'

/** A section's number and title as its heading shows them: "1. Title", "1.1 Title" or "Title". */
export function headingHtml(section: Section): string {
  if (section.number === null) return escapeHtml(section.title)
  const number = section.kind === 'section' ? `${section.number}.` : section.number
  return `<span class="number">${escapeHtml(number)}</span> ${escapeHtml(section.title)}`
}

function section(node: Section, anchors: Anchors, depth: number): string {
  const level = Math.min(depth, 6)
  const id = anchors.bySection.get(node) ?? node.id
  return [
    `<section id="${escapeHtml(id)}" class="${node.kind}">`,
    `<h${level}>${headingHtml(node)}</h${level}>`,
    ...lines(node.children, anchors, depth + 1),
    '</section>',
  ].join('\n')
}

function listItem(item: ListItem, anchors: Anchors, depth: number): string {
  const [first, ...rest] = item.children
  const isTight = first?.type === 'paragraph' && rest.every((child) => child.type === 'list')
  const lead = isTight ? [htmlInlines(first.children, anchors)] : []
  const content = [...lead, ...lines(isTight ? rest : item.children, anchors, depth)].join('\n')
  return item.checked === null ? `<li>${content}</li>` : `<li class="check">${content}</li>`
}

function list(node: List, anchors: Anchors, depth: number): string {
  const tag = node.ordered ? 'ol' : 'ul'
  return [`<${tag}>`, ...node.children.map((item) => listItem(item, anchors, depth)), `</${tag}>`].join('\n')
}

function columns(widths: readonly number[]): string[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= 0) return []
  const cols = widths.map((width) => `<col style="width:${Math.round((width / total) * 1000) / 10}%">`)
  return [`<colgroup>${cols.join('')}</colgroup>`]
}

function table(node: Table, anchors: Anchors): string {
  const [header, ...rows] = node.children
  if (header === undefined) return ''
  const titles = header.children.map((cell) => plainText(cell.children).trim()).filter((title) => title !== '')
  const heads = header.children.map((cell) => `<th scope="col">${htmlInlines(cell.children, anchors)}</th>`)
  const body = rows.map((row) => {
    const cells = header.children.map((_, at) => `<td>${htmlInlines(row.children[at]?.children ?? [], anchors)}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    // A wide table scrolls by itself on a small screen, also from the keyboard.
    `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(['Table', titles.join(', ')].filter(Boolean).join(': '))}">`,
    '<table>',
    ...columns(node.widths),
    // Header cells that say nothing would be read aloud as blanks.
    ...(titles.length > 0 ? [`<thead><tr>${heads.join('')}</tr></thead>`] : []),
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n')
}

function quotation(node: Quotation): string {
  const words = node.value.split(/\n+/).filter((line) => line.trim() !== '')
  return [
    '<figure class="quotation">',
    `<blockquote>${words.map((line) => `<p>${escapeHtml(line.trim())}</p>`).join('')}</blockquote>`,
    `<figcaption>— <cite>${escapeHtml(node.attribution)}</cite></figcaption>`,
    '</figure>',
  ].join('\n')
}

function signature(labels: readonly string[]): string {
  const rows = labels.map((label) => `<p><span>${escapeHtml(label)}:</span><span class="blank"></span></p>`)
  return ['<div class="signature">', ...rows, '</div>'].join('\n')
}

function block(node: Block, anchors: Anchors, depth: number): string {
  switch (node.type) {
    case 'paragraph':
      return node.children.length === 0 ? '' : `<p>${htmlInlines(node.children, anchors)}</p>`
    case 'list':
      return node.children.length === 0 ? '' : list(node, anchors, depth)
    case 'table':
      return table(node, anchors)
    case 'blockquote':
      return ['<blockquote>', ...lines(node.children, anchors, depth), '</blockquote>'].join('\n')
    case 'quotation':
      return quotation(node)
    case 'rationale':
      return `<p class="why"><em>Why:</em> ${htmlInlines(node.children, anchors)}</p>`
    case 'sources': {
      const line = sourcesLine(node.children)
      return line === '' ? '' : `<p class="sources">${escapeHtml(line)}</p>`
    }
    case 'thematicBreak':
      return '<hr>'
    case 'contents':
      // The page's own navigation shows the contents.
      return ''
    case 'signature':
      return signature(node.labels)
    case 'section':
      return section(node, anchors, depth)
  }
}

/** Blocks as HTML; `depth` is the level of the headings of sections among them. */
export function lines(nodes: readonly Block[], anchors: Anchors, depth: number): string[] {
  return nodes.map((node) => block(node, anchors, depth)).filter((html) => html !== '')
}
