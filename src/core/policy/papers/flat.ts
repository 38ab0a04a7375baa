/** Lays a paper's blocks out as one flat run, a list item or a table row at a time, and puts such a run together again. */
import { leavesOf, type sameLeaf, type Leaf } from '../../document/leaves.js'
import { nestHeadings, type HeadingMark } from '../../document/markdown/headings.js'
import { boldLine } from '../../document/markdown/read.js'
import { paragraph, plainText, type Block, type List, type Paragraph, type Table } from '../../document/tree.js'

// Private-use characters that nobody types: a heading's line starts with one for each level, a new page is a line of one.
const levelMark = '\uE010'
const levelSigns = /^\uE010+/
const pageMark = '\uE011'

/** What a line to sign on ends with. */
export const signingLine = '_'.repeat(30)

/** A heading as a line of a flat run. */
export const headingLine = (title: string, depth: number): Block => paragraph(levelMark.repeat(depth) + title)

/** The words of a flat run's line, without the signs of a heading. */
export const withoutLevel = (line: string): string => line.replace(levelSigns, '')

/** A new page as a line of a flat run. */
export const pageLine: Block = paragraph(pageMark)

/** Whether a line of a flat run is a new page. */
export const isPageLine = (block: Block): boolean => lineText(block) === pageMark

/** How deep the heading that a line of a flat run is; 0 for any other line. */
export const headingDepth = (block: Block): number =>
  Array.from(lineText(block)).findIndex((sign) => sign !== levelMark)

const lineText = (block: Block): string => (block.type === 'paragraph' ? plainText(block.children) : '')

/** The same comparison of lines, whatever level a heading has. */
export const onFlat =
  (same: typeof sameLeaf): typeof sameLeaf =>
  (written, edited) =>
    same(unmarked(written), unmarked(edited))

const unmarked = (leaf: Leaf): Leaf => ({ ...leaf, text: leaf.text.replace(/^\uE010+/, '') })

/** The run; what prints nothing is not in it. */
export const flatBlocks = (blocks: readonly Block[], depth = 1): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    switch (block.type) {
      case 'section':
        return [headingLine(block.title, depth), ...flatBlocks(block.children, depth + 1)]
      case 'list':
        return block.children.map((item) => ({ ...block, children: [item] }))
      case 'table':
        return rowsApart(block)
      case 'signature':
        return block.labels.map((label) => paragraph(`${label}: ${signingLine}`))
      case 'thematicBreak':
        return [pageLine]
      default:
        return leavesOf([block]).length === 0 ? [] : [block]
    }
  })

/** A row with words in it, and the empty ones below it. */
function rowsApart(table: Table): readonly Table[] {
  const rows: Table[] = []
  for (const row of table.children) {
    const last = rows.at(-1)
    const isEmpty = row.children.every((cell) => plainText(cell.children).trim() === '')
    if (last !== undefined && isEmpty) rows[rows.length - 1] = { ...last, children: [...last.children, row] }
    else rows.push({ ...table, children: [row] })
  }
  return rows
}

/** The blocks of a run: items in lists, rows in tables, sections nested; where it is to be printed, lines to sign on below one another. */
export function nestedBlocks(flat: readonly Block[], isPrinted = true): readonly Block[] {
  const joined: (Block | HeadingMark)[] = []
  flat.forEach((block, index) => {
    const last = joined.at(-1)
    const own = headingOr(block, flat[index + 1], isPrinted)
    const both = last === undefined || last.type === 'heading' || own.type === 'heading' ? null : together(last, own)
    if (both === null) joined.push(own)
    else joined[joined.length - 1] = both
  })
  return nestHeadings(joined)
}

/** A heading with nothing below it is a bold line, or it would be left out. */
function headingOr(block: Block, next: Block | undefined, isPrinted: boolean): Block | HeadingMark {
  const depth = headingDepth(block)
  if (depth > 0) {
    const title = lineText(block).slice(depth)
    const leads = next !== undefined && (headingDepth(next) <= 0 || headingDepth(next) > depth)
    return leads ? { type: 'heading', depth, title } : boldLine(paragraph(title))
  }
  if (isPageLine(block)) return { type: 'thematicBreak' }
  const label = isPrinted && block.type === 'paragraph' ? signingLabel(block) : null
  return label === null ? block : { type: 'signature', labels: [label] }
}

/** What a line to sign on is for. */
export function signingLabel({ children }: Paragraph): string | null {
  const isPlain = children.every(({ type }) => type === 'text')
  return isPlain ? (/^(.+): _{30}$/.exec(plainText(children).trim())?.[1] ?? null) : null
}

function together(last: Block, next: Block): Block | null {
  if (last.type === 'list' && next.type === 'list' && isSameKind(last, next))
    return { ...last, children: [...last.children, ...next.children] }
  if (last.type === 'table' && next.type === 'table' && columnsOf(last) === columnsOf(next))
    return { ...last, children: [...last.children, ...next.children] }
  if (last.type === 'signature' && next.type === 'signature')
    return { ...last, labels: [...last.labels, ...next.labels] }
  return null
}

const isSameKind = (one: List, other: List): boolean =>
  one.ordered === other.ordered && one.children[0]?.checked === other.children[0]?.checked

/** How many columns a table has. */
export const columnsOf = ({ children }: Table): number => Math.max(0, ...children.map((row) => row.children.length))
