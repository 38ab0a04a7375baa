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

/** What blocks need to know of what they stand in. */
export interface HtmlPlace {
  readonly anchors: Anchors
  /** The level of the headings of sections here. */
  readonly depth: number
  /** The heading that they stand under: the name of a table. */
  readonly under: string
}

/** A section's number and title as its heading shows them: "1. Title", "1.1 Title" or "Title". */
export function headingHtml(section: Section): string {
  if (section.number === null) return escapeHtml(section.title)
  const number = section.kind === 'section' ? `${section.number}.` : section.number
  return `<span class="number">${escapeHtml(number)}</span> ${escapeHtml(section.title)}`
}

function section(node: Section, place: HtmlPlace): string {
  const { anchors, depth } = place
  const level = Math.min(depth, 6)
  const id = anchors.bySection.get(node) ?? node.id
  return [
    `<section id="${escapeHtml(id)}" class="${node.kind}">`,
    `<h${level}>${headingHtml(node)}</h${level}>`,
    ...lines(node.children, { ...place, depth: depth + 1, under: node.title }),
    '</section>',
  ].join('\n')
}

function listItem(item: ListItem, place: HtmlPlace): string {
  const [first, ...rest] = item.children
  const isTight = first?.type === 'paragraph' && rest.every((child) => child.type === 'list')
  const lead = isTight ? [htmlInlines(first.children, place.anchors)] : []
  const content = [...lead, ...lines(isTight ? rest : item.children, place)].join('\n')
  return item.checked === null ? `<li>${content}</li>` : `<li class="check">${content}</li>`
}

function list(node: List, place: HtmlPlace): string {
  const tag = node.ordered ? 'ol' : 'ul'
  return [`<${tag}>`, ...node.children.map((item) => listItem(item, place)), `</${tag}>`].join('\n')
}

function columns(widths: readonly number[]): string[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= 0) return []
  const cols = widths.map((width) => `<col style="width:${Math.round((width / total) * 1000) / 10}%">`)
  return [`<colgroup>${cols.join('')}</colgroup>`]
}

function table(node: Table, { anchors, under }: HtmlPlace): string {
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
    // Heard, not seen: the heading above says the same.
    `<caption>${escapeHtml(under)}</caption>`,
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

function block(node: Block, place: HtmlPlace): string {
  const { anchors } = place
  switch (node.type) {
    case 'paragraph':
      return node.children.length === 0 ? '' : `<p>${htmlInlines(node.children, anchors)}</p>`
    case 'list':
      return node.children.length === 0 ? '' : list(node, place)
    case 'table':
      return table(node, place)
    case 'blockquote':
      return ['<blockquote>', ...lines(node.children, place), '</blockquote>'].join('\n')
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
      return section(node, place)
  }
}

/** Blocks as HTML. */
export function lines(nodes: readonly Block[], place: HtmlPlace): string[] {
  return nodes.map((node) => block(node, place)).filter((html) => html !== '')
}
