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
  const labels = labelsOf(before)
  const rows = before.flatMap((block) => (block.type === 'table' ? block.children : []))
  const entries: string[] = []
  const emptied = blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'paragraph') return [signingLineOf(block, labels, entries)]
    if (block.type !== 'table') return [block]
    return signingLines(block, labels, entries) ?? [emptyTable(block, rows, entries)]
  })
  return { blocks: emptied, entries }
}

/** What the lines to sign on of ours are for: each label as it reads in a file that was edited, and as it was written. */
type Labels = ReadonlyMap<string, string>

function labelsOf(before: readonly Block[]): Labels {
  const labels = before.map((block) => (block.type === 'paragraph' ? signingLabel(block) : null))
  return new Map(labels.flatMap((label) => (label === null ? [] : [[tidy(label), label] as const])))
}

const lineFor = (label: string): Block => paragraph(`${label}: ${signingLine}`)

/** Whether somebody wrote there; a line to write on is no entry. */
const isFilled = (entry: string): boolean => !/^_*$/.test(entry.trim())

/** A line to sign on, in a text: "Name: Dana" is "Name: ____" again. */
function signingLineOf(block: Block, labels: Labels, entries: string[]): Block {
  const text = leavesOf([block])[0]?.text ?? ''
  const [, label = '', entry = ''] = /^([^:]+):(.*)$/.exec(text) ?? []
  const known = labels.get(label)
  if (known === undefined) return block
  if (isFilled(entry)) entries.push(text)
  return lineFor(known)
}

/** In Word the lines to sign on are a table: a label, which may be reworded, and an empty cell each; null for any other table. */
function signingLines(table: Table, labels: Labels, entries: string[]): readonly Block[] | null {
  const lines = table.children.map(cellsOf)
  const isSigning = lines.some(([label = '']) => labels.has(label)) && columnsOf(table) <= 2
  if (!isSigning) return null
  return lines.flatMap(([label = '', entry = '']) => {
    if (isFilled(entry)) entries.push(label === '' ? entry : `${label}: ${entry}`)
    return label === '' ? [] : [lineFor(labels.get(label) ?? label)]
  })
}

const cellsOf = (row: TableRow): readonly string[] => row.children.map((cell) => tidy(plainText(cell.children)))

/** The table with our own row in place of each that says the same, and more in cells that are empty in ours. */
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
