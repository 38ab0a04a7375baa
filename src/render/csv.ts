/** Turns the forms of a document into CSV: each two-column table is one record, and its first column names the fields. */
import { plainText, type Document, type Table } from '../core/document/tree.js'
import { nodesIn, type TreeNode } from '../core/document/walk.js'

/** Comma-separated text as RFC 4180 has it, for spreadsheets: every cell quoted, a byte order mark in front so that Excel reads UTF-8. */
export function renderCsv(document: Document): string {
  // A spreadsheet has empty rows enough: a form without a name in its first field is for paper.
  const records = nodesIn(document.children)
    .filter(isRecord)
    .map(recordOf)
    .filter((record) => record.size === 1 || [...record.values()][0] !== '')
  const fields = [...new Set(records.flatMap((record) => [...record.keys()]))]
  const rows = [fields, ...records.map((record) => fields.map((field) => record.get(field) ?? ''))]
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`
}

const isRecord = (node: TreeNode): node is Table =>
  node.type === 'table' && node.children.every((row) => row.children.length === 2)

const recordOf = (table: Table): ReadonlyMap<string, string> =>
  new Map(
    table.children.map(({ children: [label, value] }) => [
      plainText(label?.children ?? []),
      plainText(value?.children ?? []),
    ]),
  )

/** What a spreadsheet would run as a formula gets an apostrophe in front, full-width signs included. */
const formula = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

const quoted = (cell: string): string => `"${(formula.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`
