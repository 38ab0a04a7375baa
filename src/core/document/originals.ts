/** Puts written blocks back in place of edited ones that say the same, so that their links and references stay. */
import { diffArrays } from 'diff'
import type { Block } from './tree.js'
import { leavesOf, type sameLeaf, type Leaf } from './leaves.js'

/** The edited blocks, each that says what a written block says replaced by that one, with its links and references. */
export function withOriginals(
  blocks: readonly Block[],
  edited: readonly Block[],
  same: typeof sameLeaf,
): readonly Block[] {
  const before = blocks.map((block) => leavesOf([block]))
  const after = edited.map((block) => leavesOf([block]))
  const partner = alignment(before.flat(), after.flat(), same)
  const result: Block[] = []
  let leaf = 0
  for (let at = 0; at < edited.length;) {
    const first = partner.get(leaf)
    const original = first === undefined ? -1 : startsAt(before, first)
    const size = original === -1 ? 0 : (before[original]?.length ?? 0)
    const whole =
      size > 0 &&
      Array.from({ length: size }, (_, n) => partner.get(leaf + n)).every((to, n) => to === (first ?? 0) + n)
    const used = whole ? blocksWith(after, at, size) : 0
    const block = used > 0 ? blocks[original] : edited[at]
    if (block !== undefined) result.push(block)
    for (const done of after.slice(at, at + Math.max(used, 1))) leaf += done.length
    at += Math.max(used, 1)
  }
  return result
}

/** Edited line → written line, by index, for lines that are the same in both. */
function alignment(
  before: readonly Leaf[],
  after: readonly Leaf[],
  same: typeof sameLeaf,
): ReadonlyMap<number, number> {
  const partner = new Map<number, number>()
  let from = 0
  let to = 0
  for (const change of diffArrays([...before], [...after], { comparator: same })) {
    if (!change.added && !change.removed) for (let n = 0; n < change.count; n += 1) partner.set(to + n, from + n)
    if (!change.added) from += change.count
    if (!change.removed) to += change.count
  }
  return partner
}

/** The block whose first line is this one, or -1. */
function startsAt(blocks: readonly (readonly unknown[])[], line: number): number {
  let index = 0
  return blocks.findIndex((lines) => {
    const isStart = index === line && lines.length > 0
    index += lines.length
    return isStart
  })
}

/** How many whole blocks from `at` on hold exactly this many lines; 0 when a block would have to be cut. */
function blocksWith(blocks: readonly (readonly unknown[])[], at: number, lines: number): number {
  let total = 0
  for (let used = 0; at + used < blocks.length && total < lines;) {
    total += blocks[at + used]?.length ?? 0
    used += 1
    if (total === lines) return used
  }
  return 0
}
