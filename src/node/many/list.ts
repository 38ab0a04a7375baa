/** Turns a CSV list of practices into their folders and answers; what is wrong with a row stays with that row. */
import type { Answer } from '../../core/answers/answers.js'
import { checkAnswer } from '../../core/answers/check.js'
import { canPutOff, type Question } from '../../core/answers/question.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { Place, SourceFile } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import { parseCsv, type Cell } from './csv.js'

/** What one row says of a practice. */
export interface ListRow {
  /** As typed, with forward slashes. */
  readonly folder: string
  readonly place: Place
  readonly values: Readonly<Record<string, Answer>>
  readonly unsure: readonly string[]
  readonly problems: readonly Diagnostic[]
}

const folderColumn = 'folder'
/** A cell that says "there is none", and one that says "not sure". */
const none = '-'
const notSure = '?'

/** Rows in the list's order; `problems` are those of the list as a whole, and then there are no rows. */
export function parseList(
  file: SourceFile,
  library: Library,
): { readonly rows: readonly ListRow[]; readonly problems: readonly Diagnostic[] } {
  const { rows, problems } = parseCsv(file)
  const [head = [], ...body] = rows
  const faults = [...problems, ...(problems.length > 0 ? [] : headProblems(file, head, library))]
  if (faults.length > 0) return { rows: [], problems: faults }
  const columns = head.map(({ text }) => columnOf(text, library))
  return { rows: body.map((cells) => readRow(cells, columns, library)), problems: [] }
}

/** A column's question; null is the folder's. */
type Column = Question | null

const columnOf = (text: string, { questions }: Library): Column =>
  questions.find(({ id }) => id === text.trim()) ?? null

function headProblems(file: SourceFile, head: readonly Cell[], library: Library): readonly Diagnostic[] {
  const known = [folderColumn, ...library.questions.map(({ id }) => id)]
  const names = head.map(({ text }) => text.trim())
  const [only] = head
  if (only !== undefined && head.length === 1 && only.text.includes(';'))
    return [errorAt(only.place, 'answers/list', 'Unexpected columns separated by ";", expected commas', commas)]
  const found = head.flatMap(({ place }, index): readonly Diagnostic[] => {
    const name = names[index] ?? ''
    if (!known.includes(name)) {
      const message = `Unexpected column "${name}", expected ${folderColumn} or a question id`
      return [errorAt(place, 'answers/key', message, suggestion(name, known))]
    }
    if (names.indexOf(name) === index) return []
    return [errorAt(place, 'answers/key', `Unexpected second column "${name}", expected each column once`)]
  })
  if (names.includes(folderColumn)) return found
  const top = only?.place ?? { file: file.path, line: 1, column: 1 }
  const hint = 'its first row names the columns, such as: folder,practiceName'
  return [...found, errorAt(top, 'answers/key', `Unexpected absence of the column "${folderColumn}"`, hint)]
}

const commas = 'save it as CSV with commas; ";" separates the choices inside a cell'

function readRow(cells: readonly Cell[], columns: readonly Column[], library: Library): ListRow {
  const folder = cells[columns.indexOf(null)]
  const place = folder?.place ?? cells[0]?.place ?? { file: '', line: 1, column: 1 }
  const values: Record<string, Answer> = {}
  const unsure: string[] = []
  const problems: Diagnostic[] = []
  for (const [index, cell] of cells.entries()) {
    const question = columns[index]
    const text = cell.text.trim()
    if (question === undefined) {
      if (text !== '') problems.push(surplus(cell, columns.length))
    } else if (question !== null && text === notSure && canPutOff(question)) unsure.push(question.id)
    else if (question !== null && text !== '') {
      const read = readCell(cell, text, question, library)
      if ('rule' in read) problems.push(read)
      else values[question.id] = read.answer
    }
  }
  return { folder: (folder?.text ?? '').trim().replaceAll('\\', '/'), place, values, unsure, problems }
}

const surplus = ({ text, place }: Cell, columns: number): Diagnostic =>
  errorAt(
    place,
    'answers/list',
    `Unexpected cell "${text.trim()}" beyond the ${columns} columns of the first row`,
    'a text with a comma stands in quotes: "Oak, Elm and Partners"',
  )

function readCell(
  cell: Cell,
  text: string,
  question: Question,
  library: Library,
): { readonly answer: Answer } | Diagnostic {
  const isList = question.kind === 'multiselect'
  const parts = isList && text !== none ? cell.text.split(';') : []
  const items = parts.map((part) => part.trim())
  const filled = [...items.keys()].filter((index) => items[index] !== '')
  const value = isList ? filled.map((index) => items[index]) : text === none && question.blank ? '' : text
  const checked = checkAnswer(question, value, library)
  if (!('problem' in checked)) return checked
  const { problem, hint, rule = 'answers/value', index } = checked
  return errorAt(index === undefined ? cell.place : itemPlace(cell, parts, filled[index] ?? 0), rule, problem, hint)
}

/** Where a choice stands in a cell of several. */
function itemPlace(cell: Cell, parts: readonly string[], index: number): Place {
  const before = parts.slice(0, index).reduce((length, part) => length + part.length + 1, 0)
  const part = parts[index] ?? ''
  return cell.placeOf(before + part.length - part.trimStart().length)
}
