/** A marked tree → Markdown with CriticMarkup: {++added++}, {--removed--}, {>>why<<}. */
import type { BlockContent, Html, ListItem, PhrasingContent, RootContent, TableRow } from 'mdast'
import { markdownText } from '../markdown/markdown.js'
import { oneLine } from '../markdown/inline.js'
import { isMarked, type MarkedDocument, type MarkedLine, type MarkedSpan, type MarkedTable } from './marked.js'
import { headingSpans, nest, stretches, type Nested } from './nest.js'

/** The redline as Markdown, readable without Word; the same comments stand in it as in the Word file. */
export function renderRedlineMarkdown(marked: MarkedDocument): string {
  const children = marked.groups.flatMap((group): RootContent[] => {
    const desk: Desk = { present: marked.present, note: group.note.join(' ').replaceAll('<<}', '') }
    return nest(group.blocks, marked.present).flatMap((node) => blockNodes(desk, node))
  })
  return markdownText({ type: 'root', children })
}

const raw = (value: string): Html => ({ type: 'html', value })

const signs = { ins: '++', moveTo: '++', del: '--', moveFrom: '--' } as const

/** One section or provision: its first changed line takes the comment. */
interface Desk {
  readonly present: MarkedDocument['present']
  note: string | null
}

function blockNodes(desk: Desk, node: Nested): BlockContent[] {
  switch (node.kind) {
    case 'text':
      return lineNodes(desk, node)
    case 'table':
      return tableNodes(desk, node)
    case 'quote':
      return [{ type: 'blockquote', children: node.children.flatMap((child) => blockNodes(desk, child)) }]
    case 'list': {
      const children = node.items.map(({ hasBox, children: own }): ListItem => ({
        type: 'listItem',
        checked: hasBox ? false : null,
        spread: own.some(({ kind }) => kind === 'quote' || kind === 'table'),
        children: own.flatMap((child) => blockNodes(desk, child)),
      }))
      return [{ type: 'list', ordered: node.ordered, spread: false, children }]
    }
  }
}

function lineNodes(desk: Desk, line: MarkedLine): BlockContent[] {
  const isHeading = line.role === 'heading'
  const children = [...phrasing(isHeading ? headingSpans(line) : line.spans), ...endNodes(desk, line)]
  if (children.length === 0) return []
  if (!isHeading && line.role !== 'title') return [{ type: 'paragraph', children }]
  const depth = ([1, 2, 3, 4] as const)[isHeading ? line.place.headingDepth : 0] ?? 4
  return [{ type: 'heading', depth, children }]
}

/** A line's end that came or went between kept words, and the comment. */
function endNodes(desk: Desk, line: MarkedLine): PhrasingContent[] {
  const isDivided = line.end !== 'same' && line.spans.some(({ mark }) => mark === 'same')
  const sign = line.end === 'same' ? '' : signs[line.end]
  const comment = isMarked(line, desk.present) ? takeComment(desk) : []
  return [...(isDivided ? [raw(`{${sign}¶${sign}}`)] : []), ...comment]
}

function takeComment(desk: Desk): Html[] {
  const { note } = desk
  desk.note = null
  return note === null || note === '' ? [] : [raw(`{>>${note}<<}`)]
}

function tableNodes(desk: Desk, table: MarkedTable): BlockContent[] {
  const isChanged = table.rows.some(({ cells }) => cells.some((cell) => isMarked(cell, desk.present)))
  const note = isChanged ? takeComment(desk) : []
  const rows = table.rows.map((row): TableRow => ({
    type: 'tableRow',
    children: row.cells.map((cell) => ({ type: 'tableCell', children: phrasing(cell.spans) })),
  }))
  return [
    ...(note.length === 0 ? [] : [{ type: 'paragraph' as const, children: note }]),
    { type: 'table', children: rows },
  ]
}

function phrasing(spans: readonly MarkedSpan[]): PhrasingContent[] {
  return stretches(spans, (a, b) => a.mark === b.mark).flatMap((stretch): PhrasingContent[] => {
    const mark = stretch[0]?.mark ?? 'same'
    const words = stretch.flatMap(wordsOf)
    return mark === 'same' ? words : [raw(`{${signs[mark]}`), ...words, raw(`${signs[mark]}}`)]
  })
}

/** A reference within the paper stays plain: its target is a heading that may be struck. */
function wordsOf({ text, look, link }: MarkedSpan): PhrasingContent[] {
  const plain = text
    .split('\n')
    .flatMap((words, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      ...(words === '' ? [] : [{ type: 'text' as const, value: oneLine(words) }]),
    ])
  if (text.trim() === '') return plain
  if (look.blank === true) return [raw(text)]
  const isItalic = look.italics === true || look.style === 'RationaleText'
  const italic: PhrasingContent[] = isItalic ? [{ type: 'emphasis', children: plain }] : plain
  const bold: PhrasingContent[] = look.bold === true ? [{ type: 'strong', children: italic }] : italic
  return link === null || link.target.startsWith('#') ? bold : [{ type: 'link', url: link.target, children: bold }]
}
