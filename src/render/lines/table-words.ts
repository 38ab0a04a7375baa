/** A table → the sentence that tells a reader who listens what is in it. */
import { plainText, type Table } from '../../core/document/tree.js'
import { clean } from './spans.js'

/** "Columns: Question, Your answer." */
export function tableDescription({ children: [header] }: Table): string {
  const titles = (header?.children ?? []).map((cell) => clean(plainText(cell.children)).replace(/\s+/g, ' ').trim())
  const named = titles.filter((title) => title !== '')
  return named.length === 0 ? `A table of ${titles.length} columns without titles` : `Columns: ${named.join(', ')}`
}
