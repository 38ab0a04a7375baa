/** The lines of a section or provision, then and now → the paragraphs and tables of its redline. */
import { align, type Pair } from './align.js'
import { compare } from './compare.js'
import { drafts, whole, writeParagraph, type Mark, type Press } from './marks.js'
import type { Unit, WordCell, WordParagraph, WordRow, WordTable } from './paper.js'

/** Headings, and tables, are told apart from other lines; only running text is split or merged. */
export const alignment = {
  apart: (before: Unit, after: Unit): boolean =>
    before.kind !== after.kind ||
    (before.kind === 'table' && before.shape !== after.shape) ||
    isHeading(before) !== isHeading(after),
  divides: (line: Unit): boolean => line.kind === 'paragraph' && !isHeading(line) && line.tokens.length > 0,
}

const isHeading = (line: Unit): boolean => line.kind === 'paragraph' && line.bookmark !== null

/** A line that is wholly kept, struck, added or moved. */
export function writeWhole(press: Press, line: Unit, mark: Mark): string {
  if (line.kind === 'paragraph') return writeParagraph(press, whole(press, line, mark))
  const rows = line.rows.map((row) => writeRow(press, row, mark))
  return `<w:tbl>${line.head}${rows.join('')}</w:tbl>`
}

/** A pair of lines with what changed between them. */
export function writePair(press: Press, pair: Pair<Unit>): string {
  const [before, after] = [pair.before[0], pair.after[0]]
  if (before === undefined) return pair.after.map((line) => writeWhole(press, line, 'ins')).join('')
  if (after === undefined) return pair.before.map((line) => writeWhole(press, line, 'del')).join('')
  if (before.kind === 'table' && after.kind === 'table') return writeTable(press, before, after)
  return writeText(press, { before: pair.before.filter(isText), after: pair.after.filter(isText) })
}

const isText = (line: Unit): line is WordParagraph => line.kind === 'paragraph'

const writeText = (press: Press, pair: Pair<WordParagraph>, inCell = false): string =>
  drafts(press, compare(pair))
    .map((draft) => writeParagraph(press, draft, inCell))
    .join('')

function writeTable(press: Press, before: WordTable, after: WordTable): string {
  const rows = align(before.rows, after.rows, { divides: () => false }).map(({ before: [was], after: [is] }) => {
    if (was === undefined) return is === undefined ? '' : writeRow(press, is, 'ins')
    return is === undefined ? writeRow(press, was, 'del') : writeChangedRow(press, was, is)
  })
  return `<w:tbl>${after.head}${rows.join('')}</w:tbl>`
}

function writeRow(press: Press, row: WordRow, mark: Mark): string {
  // Word has no moved rows.
  const kind = mark === 'moveFrom' ? 'del' : mark === 'moveTo' ? 'ins' : mark
  const cells = row.cells.map((cell) =>
    writeCell(
      cell,
      cell.paragraphs.map((line) => writeParagraph(press, whole(press, line, kind), true)),
    ),
  )
  const stamp = kind === 'same' ? '' : `<w:${kind} ${press.stamp()}/>`
  return rowOf(row.properties + stamp, cells)
}

function writeChangedRow(press: Press, was: WordRow, is: WordRow): string {
  const cells = is.cells.map((cell, index) =>
    writeCell(cell, [writeText(press, { before: was.cells[index]?.paragraphs ?? [], after: cell.paragraphs }, true)]),
  )
  return rowOf(is.properties, cells)
}

const rowOf = (properties: string, cells: readonly string[]): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`

const writeCell = (cell: WordCell, paragraphs: readonly string[]): string =>
  `<w:tc>${cell.properties === '' ? '' : `<w:tcPr>${cell.properties}</w:tcPr>`}${paragraphs.join('')}</w:tc>`
