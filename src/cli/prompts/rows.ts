/** Turns rows into the lines of a scrolling list. */
import type { Row } from '../../core/interview/page/page.js'
import { type Look } from '../terminal/look.js'
import { wrap } from '../terminal/wrap.js'
import { measure } from './keys.js'

export interface Listing {
  readonly rows: readonly Row[]
  /** Row the pointer is on. */
  readonly index: number
  /** Null when only one can be chosen. */
  readonly ticked: readonly string[] | null
  readonly look: Look
  /** Lines there are. */
  readonly room: number
}

/** The lines around the pointer, with a word where more lie above or below. */
export function visibleLines(listing: Listing): readonly string[] {
  const { rows, index, look } = listing
  const lines: string[] = []
  let [top, end] = [0, 1]
  rows.forEach((row, at) => {
    const heading = row.group !== '' && row.group !== rows[at - 1]?.group ? [look.quiet(row.group)] : []
    const own = rowLines(row, at === index, listing)
    if (at === index) [top, end] = [lines.length, lines.length + heading.length + own.length]
    lines.push(...heading, ...own)
  })
  const inner = Math.max(3, listing.room - 2)
  if (lines.length <= inner) return ['', ...lines, '']
  const start = Math.min(Math.max(0, Math.floor((top + end - inner) / 2)), lines.length - inner)
  const above = start > 0 ? look.quiet('  ↑ more') : ''
  const below = start + inner < lines.length ? look.quiet('  ↓ more') : ''
  return [above, ...lines.slice(start, start + inner), below]
}

function rowLines(row: Row, active: boolean, { ticked, look }: Listing): readonly string[] {
  const box = ticked === null ? '' : row.alone ? '    ' : ticked.includes(row.value) ? '[x] ' : '[ ] '
  const first = `${active ? '❯' : ' '} ${box}`
  const hint = row.hint === '' ? '' : ` (${row.hint})`
  const lines = wrap(`${row.label}${hint}`, measure(look), ' '.repeat(first.length), first)
  if (active) return lines.map(look.here)
  return ticked?.includes(row.value) === true ? lines.map(look.done) : lines
}
