/** Tells what somebody filled into the blanks of a form from what somebody reworded: the form itself stays as it was. */
import { leavesOf } from '../../document/leaves.js'
import { tidy } from '../../document/tidy.js'
import { paragraph, plainText, type Block, type Table, type TableRow } from '../../document/tree.js'
import { columnsOf, signingLabel, signingLine } from './flat.js'

interface Blanks {
  /** The blocks, with the blanks empty again. */
  readonly blocks: readonly Block[]
  /** What stood in them, in plain words. */
  readonly entries: readonly string[]
}

/** Empties tables of ours and lines to sign on that somebody filled in; `before` is the flat run that was written. */
export function withoutEntries(blocks: readonly Block[], before: readonly Block[]): Blanks {
  const labels = new Set(before.flatMap((block) => (block.type === 'paragraph' ? (signingLabel(block) ?? []) : [])))
  const rows = before.flatMap((block) => (block.type === 'table' ? block.children : []))
  const entries: string[] = []
  const emptied = blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'paragraph') return [signingLineOf(block, labels, entries)]
    if (block.type !== 'table') return [block]
    return signingLines(block, labels, entries) ?? [emptyTable(block, rows, entries)]
  })
  return { blocks: emptied, entries }
}

/** A line to sign on, in a text: "Name: Dana" is "Name: ____" again. */
function signingLineOf(block: Block, labels: ReadonlySet<string>, entries: string[]): Block {
  const text = leavesOf([block])[0]?.text ?? ''
  const [, label = '', entry = ''] = /^([^:]+):(.*)$/.exec(text) ?? []
  const known = [...labels].find((one) => tidy(one) === label)
  if (known === undefined) return block
  if (!/^_*$/.test(entry.trim())) entries.push(text)
  return paragraph(`${known}: ${signingLine}`)
}

/** In Word the lines to sign on are a table: a label and an empty cell each. */
function signingLines(table: Table, labels: ReadonlySet<string>, entries: string[]): readonly Block[] | null {
  const lines = table.children.map(cellsOf)
  const isSigning = lines.some(([label = '']) => labels.has(label)) && columnsOf(table) <= 2
  if (!isSigning) return null
  return lines.flatMap(([label = '', entry = '']) => {
    if (entry !== '' && labels.has(label)) entries.push(`${label}: ${entry}`)
    return label === '' && entry === '' ? [] : [paragraph(`${label}: ${signingLine}`)]
  })
}

const cellsOf = (row: TableRow): readonly string[] => row.children.map((cell) => tidy(plainText(cell.children)))

/** A row of a table that says what one of ours says, and more in cells that were empty there. */
function emptyTable(table: Table, rows: readonly TableRow[], entries: string[]): Table {
  const known = rows.map(cellsOf)
  const children = table.children.map((row) => {
    const cells = cellsOf(row)
    if (known.some((one) => one.join('|') === cells.join('|'))) return row
    const at = known.findIndex(
      (one) =>
        one.length === cells.length &&
        one.some((cell) => cell !== '') &&
        one.every((cell, index) => cell === '' || cell === cells[index]),
    )
    if (at !== -1) entries.push(cells.filter((cell, index) => cell !== known[at]?.[index]).join(', '))
    return rows[at] ?? row
  })
  return { ...table, children }
}
