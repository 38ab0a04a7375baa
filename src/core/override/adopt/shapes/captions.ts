/** Knows what we print beside a text, for those who have a table read to them or at the foot of a page, where another program puts it into the text. */
import { blanksDescription, tableDescription } from '../../../document/labels.js'
import { bare } from '../../../document/tidy.js'
import { plainText, type Table } from '../../../document/tree.js'
import type { Unit } from '../../../document/unit.js'

/** The indexes of units that are our own captions and page feet. */
export function ownMarks(units: readonly Unit[]): ReadonlySet<number> {
  const isMark = (at: number): boolean => {
    const unit = units[at]
    const line = unit?.leaves[0]
    if (unit === undefined || line === undefined || unit.leaves.length > 1 || unit.heading !== null) return false
    return unit.block.type === 'paragraph' && (isPageFoot(line.bare) || isCaption(units, at, line.bare))
  }
  return new Set(units.flatMap((_, at) => (isMark(at) ? [at] : [])))
}

/** "Version 1.0 · effective January 1, 2027 Page 1 of 40", letters and digits only. */
const isPageFoot = (line: string): boolean =>
  line.length < 100 && /^version\p{L}*\d+\p{L}*effective\p{L}+\d+page\d+of\d+$/u.test(line)

/** A table's description beside it, alone or behind the heading that it stands under, or that heading again. */
function isCaption(units: readonly Unit[], at: number, line: string): boolean {
  return [at - 1, at + 1].some((beside) => {
    const block = units[beside]?.block
    if (block?.type !== 'table') return false
    const above = units.slice(0, Math.min(at, beside)).findLast(({ heading }) => heading !== null)?.leaves[0]?.bare
    return descriptionsOf(block).some((said) => line === said || (above !== undefined && line === above + said))
  })
}

/** As a table of data, and as lines to fill in. */
function descriptionsOf(table: Table): readonly string[] {
  const labels = table.children.map(({ children: [first] }) => plainText(first?.children ?? []).trim())
  return [tableDescription(table), blanksDescription(labels)].map(bare)
}
