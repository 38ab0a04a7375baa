/** Turns the text of a CSV file into rows of cells, each with its place. */
import { CsvError, parse } from 'csv-parse/sync'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { placeAt, type Place, type SourceFile } from '../../core/ground/source.js'

/** One cell: its text without quotes, and where it begins. */
export interface Cell {
  readonly text: string
  readonly place: Place
  /** The place of a character of it, counted from 0. */
  readonly placeOf: (index: number) => Place
}

/** Rows that hold nothing are left out. */
export function parseCsv(file: SourceFile): {
  readonly rows: readonly (readonly Cell[])[]
  readonly problems: readonly Diagnostic[]
} {
  const source = { path: file.path, text: file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') }
  try {
    return { rows: rowsOf(source), problems: [] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as unknown as { readonly lines?: number }
    const place = { file: file.path, line: lines ?? 1, column: 1 }
    return { rows: [], problems: [errorAt(place, 'answers/list', `Unexpected quotes: ${error.message}`, quoting)] }
  }
}

const quoting = 'a cell with a comma, a quote or a line break stands in "…", and a quote in it is written twice'

interface ParsedRow {
  readonly record: readonly string[]
  readonly raw: string
}

function rowsOf(source: SourceFile): readonly (readonly Cell[])[] {
  const parsed = parse(source.text, {
    raw: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
  }) as unknown as readonly ParsedRow[]
  const rows: (readonly Cell[])[] = []
  let from = 0
  for (const { record, raw } of parsed) {
    const text = raw.replace(/^\n+|\n$/g, '')
    const start = source.text.indexOf(text, from)
    from = start + text.length
    if (record.some((cell) => cell.trim() !== '')) rows.push(cellsOf(source, record, text, start))
  }
  return rows
}

/** The parser knows the words of a row, the row as it was typed knows where they stand. */
function cellsOf(source: SourceFile, record: readonly string[], raw: string, start: number): readonly Cell[] {
  const offsets = [...raw.matchAll(/(?:^|,)((?:"(?:[^"]|"")*")|[^,]*)/g)].map(
    (match) => match.index + match[0].length - (match[1] ?? '').length,
  )
  return record.map((text, index) => {
    const offset = start + (offsets[index] ?? 0)
    const first = source.text[offset] === '"' ? offset + 1 : offset
    return { text, place: placeAt(source, offset), placeOf: (character) => placeAt(source, first + character) }
  })
}
