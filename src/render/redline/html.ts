/** A marked tree → one self-contained page with insertions, deletions and why, readable on a phone. */
import { escapeHtml } from '../html/escape.js'
import { pageHead } from '../html/html.js'
import { pageStyle } from '../html/style.js'
import {
  isMarked,
  type MarkedDocument,
  type MarkedGroup,
  type MarkedLine,
  type MarkedSpan,
  type MarkedTable,
} from './marked.js'
import { headingSpans, nest, stretches, type Nested } from './nest.js'

/** The redline as an HTML page: no script, no request to anywhere. */
export function renderRedlineHtml(marked: MarkedDocument): string {
  const { after, revision } = marked
  const versions = `Version ${revision.from ?? '–'} → ${revision.to}`
  const title = [`${after.title}: what changed`, after.practice].filter((part) => part.trim() !== '').join(' – ')
  const footLine = [after.practice, after.title, versions].filter((part) => part.trim() !== '').join(' · ')
  const [front, ...groups] = marked.groups
  const page = pageOf(marked)
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(after.language)}">`,
    ...pageHead(title, pageStyle(footLine, after) + style),
    '<body class="redline">',
    '<header>',
    ...(front === undefined ? [] : frontHtml(page, front)),
    `<p class="key">${escapeHtml(versions)}. <ins>Words that came</ins>, <del>words that went</del>. A note says why.</p>`,
    '</header>',
    ...changeList(page, groups),
    '<main>',
    ...groups.flatMap((group) => groupHtml(page, group)),
    '</main>',
    `<footer>${escapeHtml(footLine)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** The words of a marked document that is one rule, its heading left out: to stand where the rule is named already. */
export function markedWordsHtml(marked: MarkedDocument): string {
  const page = pageOf(marked)
  const [, ...groups] = marked.groups
  return groups.flatMap(({ blocks }) => nestedHtml(page, nest(blocks.slice(1), marked.present))).join('\n')
}

const style = `
ins { background: #d9f2df; color: #0b4a1e; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
del { background: #fbe0de; color: #7a1712; text-decoration: line-through; text-decoration-thickness: 1px; }
ins, del { padding: 0 0.08em; border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
ins a, del a { color: inherit; }
.note { margin: 0 0 0.85em; padding: 0.5em 0.8em; border-left: 3px solid var(--link); background: var(--tint); border-radius: 0 4px 4px 0; font: 0.85rem/1.45 var(--sans); }
.key { font: 0.85rem/1.6 var(--sans); color: var(--quiet); }
.fact { list-style: none; margin-left: -1.5em; }
@media screen and (prefers-color-scheme: dark) {
  ins { background: #133d20; color: #b5e8c2; }
  del { background: #4a1b18; color: #f4bdb8; }
}
@media print {
  ins { background: none; color: inherit; }
  del { background: none; color: inherit; }
  nav { display: block; margin: 6pt 0; padding: 0; font: 9pt/1.2 var(--sans); }
  nav h2 { margin: 0 0 2pt; font-size: 10.5pt; }
  nav ul { columns: 2; }
  nav a { padding: 0 0 0 1.2em; }
  .note { margin-bottom: 3pt; padding: 0 0 0 6pt; border-left: 1.5pt solid var(--line); font: 8pt/1.2 var(--sans); break-before: avoid; break-after: avoid; }
  /* What is signed stays in one piece. */
  table:not(:has(thead)) { break-inside: avoid; }
  .key { font-size: 8.5pt; }
}
`

/** What changed, each with a link to the place. */
function changeList(page: Page, groups: readonly MarkedGroup[]): string[] {
  const changed = groups.filter((group) => isChanged(page, group) && group.kind !== 'movedFrom')
  const items = changed.flatMap((group) => {
    const heading = (group.is ?? group.was)?.title ?? ''
    return [`<li><a href="#${escapeHtml(idOf(page, group))}">${escapeHtml(heading)}: ${verbs[group.kind]}</a></li>`]
  })
  if (items.length === 0) return []
  return [
    '<nav aria-labelledby="what_changed">',
    '<h2 id="what_changed">What changed</h2>',
    '<ul>',
    ...items,
    '</ul>',
    '</nav>',
  ]
}

const verbs: Readonly<Record<MarkedGroup['kind'], string>> = {
  kept: 'changed',
  added: 'new',
  removed: 'removed',
  movedFrom: 'moved',
  movedTo: 'moved',
}

const elements = { ins: 'ins', moveTo: 'ins', del: 'del', moveFrom: 'del' } as const

/** What writing needs of the whole: an id for each group, and where links may lead. */
interface Page {
  readonly marked: MarkedDocument
  readonly ids: ReadonlyMap<MarkedGroup, string>
  readonly targets: ReadonlySet<string>
}

function pageOf(marked: MarkedDocument): Page {
  const isPast = ({ kind }: MarkedGroup): boolean => kind === 'removed' || kind === 'movedFrom'
  const named = marked.groups.map((group) => [group, bookmarkOf(group)] as const)
  const present = new Set(named.filter(([group]) => !isPast(group)).map(([, name]) => name))
  const ids = new Map(named.map(([group, name]) => [group, isPast(group) && present.has(name) ? `was_${name}` : name]))
  return { marked, ids, targets: new Set(ids.values()) }
}

const idOf = (page: Page, group: MarkedGroup): string => page.ids.get(group) ?? ''

const isChanged = (page: Page, { blocks }: MarkedGroup): boolean =>
  blocks.some((block) =>
    block.kind === 'text'
      ? isMarked(block, page.marked.present)
      : block.mark !== 'same' ||
        block.rows.some(({ cells }) => cells.some((cell) => isMarked(cell, page.marked.present))),
  )

/** The title block; the list of changes stands where the contents would. */
function frontHtml(page: Page, group: MarkedGroup): string[] {
  const blocks = group.blocks.filter(
    (block) => block.kind === 'table' || (block.role !== 'contentsTitle' && block.role !== 'contentsEntry'),
  )
  return nestedHtml(page, nest(blocks, page.marked.present))
}

function groupHtml(page: Page, group: MarkedGroup): string[] {
  const isMovedAway = group.isPureMove && group.kind === 'movedFrom'
  const [heading, ...rest] = isMovedAway ? group.blocks.slice(0, 1) : group.blocks
  const note = isChanged(page, group) ? [`<p class="note">${group.note.map(escapeHtml).join(' ')}</p>`] : []
  const isApart = heading?.place.breakBefore === true && group.is !== null
  return [
    ...(isApart ? ['<hr>'] : []),
    `<section id="${escapeHtml(idOf(page, group))}">`,
    ...(heading === undefined ? [] : nestedHtml(page, [heading])),
    ...note,
    ...nestedHtml(page, nest(rest, page.marked.present)),
    '</section>',
  ]
}

const nestedHtml = (page: Page, nodes: readonly Nested[]): string[] => nodes.flatMap((node) => nodeHtml(page, node))

function nodeHtml(page: Page, node: Nested): string[] {
  switch (node.kind) {
    case 'text':
      return lineHtml(page, node)
    case 'table':
      return tableHtml(page, node)
    case 'quote':
      return ['<blockquote>', ...nestedHtml(page, node.children), '</blockquote>']
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul'
      const items = node.items.map(({ hasBox, children }) => {
        const [first] = children
        const isFact = first?.kind === 'text' && first.role === 'fact'
        const name = hasBox ? ' class="check"' : isFact ? ' class="fact"' : ''
        return `<li${name}>${nestedHtml(page, children).join('\n')}</li>`
      })
      return [`<${tag}>`, ...items, `</${tag}>`]
    }
  }
}

function lineHtml(page: Page, line: MarkedLine): string[] {
  const words = wordsHtml(page, line.role === 'heading' ? headingSpans(line) : line.spans) + endOf(line)
  if (words === '') return []
  switch (line.role) {
    case 'title':
      return [`<h1>${words}</h1>`]
    case 'heading':
      return [`<h${line.place.headingDepth + 1}>${words}</h${line.place.headingDepth + 1}>`]
    case 'item':
    case 'fact':
      return [words]
    case 'practice':
      return [`<p class="practice">${words}</p>`]
    case 'notes':
      return [`<p class="why">${words}</p>`]
    default:
      return [`<p>${words}</p>`]
  }
}

function tableHtml(page: Page, table: MarkedTable): string[] {
  const heads = table.rows.filter(({ header }) => header)
  const rows = table.rows.filter(({ header }) => !header)
  const label = [`Table`, ...(heads.length > 0 ? [table.description] : [])].join(': ')
  return [
    `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(label)}">`,
    '<table>',
    `<caption>${escapeHtml(table.caption)}</caption>`,
    ...(heads.length === 0 ? [] : ['<thead>', ...heads.map((row) => rowHtml(page, row)), '</thead>']),
    '<tbody>',
    ...rows.map((row) => rowHtml(page, row)),
    '</tbody>',
    '</table>',
    '</div>',
  ]
}

function rowHtml(page: Page, { header, cells }: MarkedTable['rows'][number]): string {
  const [open, close] = header ? ['<th scope="col">', '</th>'] : ['<td>', '</td>']
  return `<tr>${cells.map((cell) => `${open}${wordsHtml(page, cell.spans)}${close}`).join('')}</tr>`
}

function wordsHtml(page: Page, spans: readonly MarkedSpan[]): string {
  return stretches(spans, (a, b) => a.mark === b.mark)
    .map((stretch) => {
      const mark = stretch[0]?.mark ?? 'same'
      const words = stretch.map((span) => spanHtml(page, span)).join('')
      return mark === 'same' ? words : `<${elements[mark]}>${words}</${elements[mark]}>`
    })
    .join('')
}

function spanHtml(page: Page, { text, look, link }: MarkedSpan): string {
  const plain = escapeHtml(text).replaceAll('\n', '<br>').replaceAll('\t', ' ')
  if (look.blank === true) return `<span role="img" aria-label="blank to fill in">${plain}</span>`
  const italic = look.italics === true ? `<em>${plain}</em>` : plain
  const bold = look.bold === true ? `<strong>${italic}</strong>` : italic
  if (link === null) return bold
  const isDead = link.target.startsWith('#') && !page.targets.has(link.target.slice(1))
  return isDead ? bold : `<a href="${escapeHtml(link.target)}">${bold}</a>`
}

const bookmarkOf = ({ blocks, key }: MarkedGroup): string =>
  blocks.map((block) => (block.kind === 'text' ? block.bookmark : null)).find((name) => name !== null) ?? key

/** A line's end that came or went between kept words. */
function endOf({ end, spans }: MarkedLine): string {
  if (end === 'same' || !spans.some(({ mark }) => mark === 'same')) return ''
  return `<${elements[end]}>¶</${elements[end]}>`
}
