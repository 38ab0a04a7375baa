/** Tables and lines to sign on → Word tables. */
import {
  BuilderElement,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  XmlComponent,
  type FileChild,
  type IParagraphOptions,
  type ITableCellOptions,
  type ITableOptions,
  type ITableRowOptions,
} from 'docx'
import { escapeUTF8 } from 'entities'
import { spanText, type RowLine, type TableLine } from '../lines/line.js'
import { blank, formOf, write } from './forms.js'
import { leftOf } from './paragraphs.js'
import { printSpans } from './runs.js'
import { colors } from './styles.js'

const line = { style: 'single', size: 4, color: colors.line } as const
const none = { style: 'none', size: 0, color: 'auto' } as const
const grid = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
const tight = { top: 5, bottom: 5, left: 80, right: 80, marginUnitType: 'dxa' } as const
const padding = { top: 40, bottom: 40, left: 90, right: 90, marginUnitType: 'dxa' } as const
const blankBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** How a table's rows and cells are printed. */
export interface TableInk<R extends RowLine> {
  /** The paragraph of a cell, its style and place given. */
  readonly cell: (cell: R['cells'][number], look: IParagraphOptions, row: R) => FileChild
  /** Whether the row comes or goes. */
  readonly row: (row: R) => Pick<ITableRowOptions, 'insertion' | 'deletion'>
}

/** The ink of an ordinary paper. */
export const plainInk: TableInk<RowLine> = {
  cell: (cell, look) => new Paragraph({ ...look, children: printSpans(cell.spans) }),
  row: () => ({}),
}

type Rows<R extends RowLine> = Omit<TableLine, 'rows'> & { readonly rows: readonly R[] }

/** A table that says what it is and what it holds, for which docx has no option. */
class DescribedTable extends Table {
  constructor(options: ITableOptions, { caption, description }: Pick<TableLine, 'caption' | 'description'>) {
    super(options)
    const properties: unknown = this.root[0]
    if (!(properties instanceof XmlComponent)) return
    for (const [name, value] of Object.entries({ 'w:tblCaption': caption, 'w:tblDescription': description }))
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- pinned version; nothing else adds to a table's properties
      properties.addChildElement(new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } }))
  }
}

/** The table in the given ink; `textWidth` is the room between the margins, in twips. */
export function printTable<R extends RowLine>(table: Rows<R>, textWidth: number, ink: TableInk<R>): Table {
  const { frame, rows } = planTable(table, textWidth)
  const printed = rows.map(
    ({ row, options, cells }) =>
      new TableRow({
        children: cells.map(({ cell, look, options: own }) => new Cell(ink.cell(cell, look, row), own)),
        ...options,
        ...ink.row(row),
      }),
  )
  return new DescribedTable({ ...frame, rows: printed }, table)
}

/** The same table in ordinary ink, as docx writes it; `paragraph` writes the one of a cell. */
export function tableXml(
  table: TableLine,
  textWidth: number,
  paragraph: (look: IParagraphOptions, spans: RowLine['cells'][number]['spans']) => string,
): string {
  const { frame, rows } = planTable(table, textWidth)
  const content = rows.map(({ options, cells }) => {
    const inside = cells.map(({ cell, look, options: own }) =>
      formOf(`cell ${JSON.stringify(own)}`, () => around(new Cell(empty(), own), empty())).join(
        paragraph(look, cell.spans),
      ),
    )
    const row = formOf(`row ${JSON.stringify(options)}`, () => {
      const cell = new Cell(empty(), {})
      return around(new TableRow({ ...options, children: [cell] }), cell)
    })
    return row.join(inside.join(''))
  })
  const whole = formOf(`table ${JSON.stringify(frame)}`, () => write(new BlankTable(frame)))
  const filled = [escapeUTF8(table.caption), escapeUTF8(table.description), content.join('')]
  return whole.map((part, at) => part + (filled[at] ?? '')).join('')
}

const empty = (): Paragraph => new Paragraph({})

/** What docx writes of a component around what stands in it. */
const around = (component: XmlComponent, inside: XmlComponent): string => write(component).replace(write(inside), blank)

/** How docx is to make a table, and what goes into it. */
interface TablePlan<R extends RowLine> {
  readonly frame: Omit<ITableOptions, 'rows'>
  readonly rows: readonly {
    readonly row: R
    readonly options: Omit<ITableRowOptions, 'children'>
    readonly cells: readonly {
      readonly cell: R['cells'][number]
      readonly look: IParagraphOptions
      readonly options: Omit<ITableCellOptions, 'children'>
    }[]
  }[]
}

const planTable = <R extends RowLine>(table: Rows<R>, textWidth: number): TablePlan<R> =>
  table.role === 'data' ? dataTable(table, textWidth) : signatureTable(table, textWidth)

/** A table with its header row repeated on every page and no row split across pages; one of half a page stays on one, and a small one of a whole page. */
function dataTable<R extends RowLine>(table: Rows<R>, textWidth: number): TablePlan<R> {
  const { compact } = table.place
  const indent = leftOf(table.place)
  const widths = share(textWidth - indent, table.weights)
  const size = compact ? 'Small' : ''
  const whole = heightOf(table.rows, widths, compact) <= (compact ? page : page / 2)
  const rows = table.rows.map((row, index) => {
    const keepNext = whole && index < table.rows.length - 1
    const look = { style: `${size}Table${row.header ? 'Header' : 'Text'}`, ...(keepNext && { keepNext }) }
    const cells = row.cells.map((cell, column) => {
      const width = { size: widths[column] ?? 0, type: 'dxa' } as const
      const shading = { type: 'clear', color: 'auto', fill: colors.shade } as const
      return { cell, look, options: { width, ...(row.header && { shading }) } }
    })
    return { row, options: { cantSplit: true, tableHeader: row.header }, cells }
  })
  const look = { borders: grid, tableLook: { firstRow: true, noVBand: true }, ...(compact && { margins: tight }) }
  return { frame: { ...frameOf(widths, indent), ...look }, rows }
}

/** Room for a table on a page of its own, in twips; told to stay on one page, a longer one would leave its heading behind. */
const page = 12600

/** About what a table takes, in twips. */
function heightOf(rows: readonly RowLine[], widths: readonly number[], compact: boolean): number {
  const [lineHeight, rowExtra, letter] = compact ? [208, 22, 92] : [220, 90, 98]
  const linesOfRow = (row: RowLine): number =>
    Math.max(1, ...row.cells.map((one, at) => Math.ceil((spanText(one.spans).length * letter) / (widths[at] ?? 1))))
  return rows.reduce((height, row) => height + linesOfRow(row) * lineHeight + rowExtra, 0)
}

/** A line to fill in by hand for each label. */
function signatureTable<R extends RowLine>(table: Rows<R>, textWidth: number): TablePlan<R> {
  const indent = leftOf(table.place)
  const widths = share(Math.min(textWidth - indent, 7200), table.weights)
  const rule = { top: none, left: none, right: none, bottom: { style: 'single', size: 6, color: colors.grey } } as const
  const rows = table.rows.map((row, index) => {
    const look = { style: 'TableText', ...(index < table.rows.length - 1 && { keepNext: true }) }
    const cells = row.cells.map((cell, column) => {
      const width = { size: widths[column] ?? 0, type: 'dxa' } as const
      return { cell, look, options: { verticalAlign: 'bottom', width, ...(column > 0 && { borders: rule }) } as const }
    })
    return { row, options: { cantSplit: true, height: { value: 520, rule: 'atLeast' } } as const, cells }
  })
  const margins = { ...padding, left: 0 }
  const look = { margins, borders: blankBorders, tableLook: { firstColumn: true, noVBand: true } }
  return { frame: { ...frameOf(widths, indent), ...look }, rows }
}

/** A cell of whatever is written as a paragraph; docx asks for one of its own. */
class Cell extends TableCell {
  constructor(paragraph: FileChild, options: Omit<ITableCellOptions, 'children'>) {
    super({ ...options, children: [] })
    this.root.push(paragraph)
  }
}

/** A table with blanks in place of what it is, what it holds, and its rows. */
class BlankTable extends DescribedTable {
  constructor(frame: Omit<ITableOptions, 'rows'>) {
    super({ ...frame, rows: [] }, { caption: blank, description: blank })
    this.root.push(blank)
  }
}

const frameOf = (widths: readonly number[], indent: number) =>
  ({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    columnWidths: widths,
    indent: { size: indent, type: 'dxa' },
    layout: 'fixed',
    margins: padding,
  }) as const

function share(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  const widths = parts.slice(0, -1).map((part) => Math.floor((total * part) / sum))
  return [...widths, total - widths.reduce((all, width) => all + width, 0)]
}
