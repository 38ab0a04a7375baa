/** Finds out which text of the policy an edited file started from: a file that was away for weeks knows nothing of later builds. */
import { remember } from '../../ground/remember.js'
import type { WrittenPolicy } from '../../policy/lock.js'
import { leavesOf } from '../../document/leaves.js'
import { ownWords } from '../../document/markdown/own-words.js'
import { bare } from '../../document/tidy.js'
import type { Edited } from '../../document/unit.js'

/** The text of now, and earlier ones. */
export type Policies = readonly [WrittenPolicy, ...WrittenPolicy[]]

/** The one of `policies` that shares most lines with the file; the first where two share as many. */
export function baseOf({ units }: Edited, policies: Policies): WrittenPolicy {
  if (policies.length === 1) return policies[0]
  const lines = new Set(units.flatMap((unit) => unit.leaves.map((leaf) => leaf.bare)))
  const scores = linesOfEach(policies).map((written) => score(lines, written))
  const best = policies[scores.indexOf(Math.max(...scores))] ?? policies[0]
  // Lines that any of them has around the provisions are ours, in whichever of them they stand.
  const own = new Set(best.frame)
  const elsewhere = new Set(policies.flatMap(({ frame }) => frame).filter((line) => !own.has(line)))
  return { ...best, elsewhere: [...elsewhere] }
}

/** Every line of each policy but the reasons, letters and digits only; a text that several have is read once. */
export const linesOfEach = remember((policies: Policies): readonly ReadonlySet<string>[] => {
  const read = new Map<string, readonly string[]>()
  const linesOf = (text: string): readonly string[] => {
    const known = read.get(text)
    if (known !== undefined) return known
    const blocks = ownWords(text, (_, label) => ({ type: 'text', value: label }))
    const lines = leavesOf(blocks).map((leaf) => leaf.bare)
    read.set(text, lines)
    return lines
  }
  return policies.map(
    ({ provisions, frame }) =>
      new Set([...frame.map(bare), ...provisions.flatMap(({ title, text }) => [bare(title), ...linesOf(text)])]),
  )
})

/** Lines of the policy that are in the file, less those that aren't. */
function score(lines: ReadonlySet<string>, written: ReadonlySet<string>): number {
  const found = [...written].filter((line) => lines.has(line)).length
  return 2 * found - written.size
}
