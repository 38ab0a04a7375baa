/** Tells apart the two papers that stand one behind the other on a page. */
import type { WrittenPaper } from '../../../policy/lock.js'
import { runOf } from '../../../policy/papers/paper-text.js'
import { leavesOf } from '../../../document/leaves.js'
import { bare } from '../../../document/tidy.js'
import type { Edited, Unit } from '../../../document/unit.js'

/** What is the first paper's, and what is the second's; comments and what stands beside the text go with the first. */
export function apartAt(edited: Edited, first: WrittenPaper, second: WrittenPaper): readonly [Edited, Edited] {
  const at = startOf(edited.units, [first, second])
  const none = { remarks: [], hidden: [], beside: [] }
  return [
    { ...edited, units: edited.units.slice(0, at) },
    { ...none, units: edited.units.slice(at) },
  ]
}

/** Where most lines before are the first's and most from there on the second's: at the second's title, where that stands between. */
function startOf(units: readonly Unit[], [first, second]: readonly [WrittenPaper, WrittenPaper]): number {
  const [before, behind] = [linesOf(first), linesOf(second)]
  const count = (unit: Unit, lines: ReadonlySet<string>): number =>
    unit.leaves.filter((leaf) => lines.has(leaf.bare)).length
  let best = units.reduce((sum, unit) => sum + count(unit, behind), 0)
  let [score, from, to] = [best, 0, 0]
  units.forEach((unit, index) => {
    score += count(unit, before) - count(unit, behind)
    if (score > best) from = index + 1
    if (score >= best) to = index + 1
    best = Math.max(best, score)
  })
  const title = bare(second.title)
  const titled = units.findIndex(
    ({ heading, leaves }, index) => index >= from && index <= to && heading !== null && leaves[0]?.bare === title,
  )
  return titled === -1 ? to : titled
}

const linesOf = ({ text }: WrittenPaper): ReadonlySet<string> => new Set(leavesOf(runOf(text)).map((leaf) => leaf.bare))
