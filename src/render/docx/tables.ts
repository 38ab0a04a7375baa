/** Tables and signature lines → Word tables. */
import { Paragraph, Table, TableCell, TableRow, type ITableCellOptions, type ParagraphChild } from 'docx'
import { plainText, type Signature, type Table as TableNode } from '../../core/document/tree.js'
import { wordInlines, runs } from './inline.js'
import type { Scope } from './scope.js'
import { colors } from './styles.js'

const line = { style: 'single', size: 4, color: colors.line } as const
const none = { style: 'none', size: 0, color: 'auto' } as const
const grid = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
const tight = { top: 5, bottom: 5, left: 80, right: 80, marginUnitType: 'dxa' } as const
const padding = { top: 40, bottom: 40, left: 90, right: 90, marginUnitType: 'dxa' } as const
const blank = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** A table with its header row repeated on every page and no row split across pages; a compact one is small and stays on one page if it fits. */
export function dataTable(node: TableNode, scope: Scope, indent: number, compact = false): Table {
  const columns = Math.max(1, ...node.children.map((row) => row.children.length))
  const widths = share(scope.textWidth - indent, weights(node.widths, columns))
  const size = compact ? 'Small' : ''
  const whole = compact && fitsPage(node, widths)
  const rows = node.children.map((row, index) => {
    const header = index === 0
    const cells = widths.map((width, column) =>
      cell(wordInlines(row.children[column]?.children ?? [], scope.bookmarks), {
        style: `${size}Table${header ? 'Header' : 'Text'}`,
        keepNext: whole && index < node.children.length - 1,
        width: { size: width, type: 'dxa' },
        ...(header && { shading: { type: 'clear', color: 'auto', fill: colors.shade } }),
      }),
    )
    return new TableRow({ children: cells, cantSplit: true, tableHeader: header })
  })
  const look = { borders: grid, tableLook: { firstRow: true, noVBand: true }, ...(compact && { margins: tight }) }
  return new Table({ ...frame(widths, indent), ...look, rows })
}

/** About what a compact table takes, in twips; told to stay on one page, a longer one would leave its heading behind. */
function fitsPage(node: TableNode, widths: readonly number[]): boolean {
  const [room, lineHeight, rowExtra, letter] = [12600, 208, 22, 92]
  const linesOf = (row: TableNode['children'][number]): number =>
    Math.max(
      1,
      ...row.children.map((one, at) => Math.ceil((plainText(one.children).length * letter) / (widths[at] ?? 1))),
    )
  return node.children.reduce((height, row) => height + linesOf(row) * lineHeight + rowExtra, 0) <= room
}

/** A line to fill in by hand for each label. */
export function signatureLines(node: Signature, scope: Scope, indent: number): Table {
  const widths = share(Math.min(scope.textWidth - indent, 7200), [2, 5])
  const [labelWidth = 0, lineWidth = 0] = widths
  const rule = { top: none, left: none, right: none, bottom: { style: 'single', size: 6, color: colors.grey } } as const
  const rows = node.labels.map((label, index) => {
    const common = { style: 'TableText', verticalAlign: 'bottom' } as const
    return new TableRow({
      cantSplit: true,
      keepNext: index < node.labels.length - 1,
      height: { value: 520, rule: 'atLeast' },
      children: [
        cell(runs(label), { ...common, width: { size: labelWidth, type: 'dxa' } }),
        cell([], { ...common, width: { size: lineWidth, type: 'dxa' }, borders: rule }),
      ],
    })
  })
  const margins = { ...padding, left: 0 }
  return new Table({ ...frame(widths, indent), margins, borders: blank, rows })
}

/** The tiny paragraph after a table: Word would join two tables that touch. */
export const gap = (breakBefore = false): Paragraph =>
  new Paragraph({ style: 'Gap', ...(breakBefore && { pageBreakBefore: true }) })

type CellOptions = Omit<ITableCellOptions, 'children'> & { readonly style: string; readonly keepNext?: boolean }

const cell = (children: readonly ParagraphChild[], { style, keepNext = false, ...options }: CellOptions): TableCell =>
  new TableCell({ ...options, children: [new Paragraph({ style, ...(keepNext && { keepNext }), children })] })

const frame = (widths: readonly number[], indent: number) =>
  ({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    columnWidths: widths,
    indent: { size: indent, type: 'dxa' },
    layout: 'fixed',
    margins: padding,
  }) as const

const weights = (given: readonly number[], columns: number): number[] =>
  Array.from({ length: columns }, (_, column) => {
    const weight = given[column] ?? 1
    return weight > 0 ? weight : 1
  })

function share(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  const widths = parts.slice(0, -1).map((part) => Math.floor((total * part) / sum))
  return [...widths, total - widths.reduce((all, width) => all + width, 0)]
}
