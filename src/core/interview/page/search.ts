/** Finds rows by what was typed. */
import type { Row } from './page.js'

/** Rows whose label, heading or further words hold every word typed; those that start with it first, those found by further words alone last. */
export function searchRows(rows: readonly Row[], search: string): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  const rank = (row: Row): number => {
    if (row.label.toLowerCase().startsWith(words.join(' '))) return 0
    if (holds(`${row.label} ${row.group}`)) return 1
    return holds(`${row.label} ${row.group} ${row.words}`) ? 2 : 3
  }
  return [0, 1, 2].flatMap((wanted) => rows.filter((row) => rank(row) === wanted))
}
