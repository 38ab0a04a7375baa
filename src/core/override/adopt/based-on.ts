/** Finds out which text of the policy an edited file started from: a file that was away for weeks knows nothing of later builds. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { leavesOf } from '../../document/leaves.js'
import { ownWords } from '../../document/markdown/own-words.js'
import { bare } from '../../document/tidy.js'
import { readMarkdown } from '../../document/markdown/read.js'
import type { Edited } from '../../document/unit.js'
import { openWord } from './word/package.js'
import { readWord } from './word/units.js'

/** The text of now, and earlier ones. */
export type Policies = readonly [WrittenPolicy, ...WrittenPolicy[]]

/** The one of `policies` that shares most lines with the Markdown file; the first where two share as many. */
export const baseOfMarkdown = (file: string, policies: Policies): WrittenPolicy =>
  policies.length === 1 ? policies[0] : closest(readMarkdown(file), policies)

/** The same for a Word file; the first for one that can't be read. */
export function baseOfWord(file: Uint8Array, policies: Policies): WrittenPolicy {
  const opened = policies.length === 1 ? { problem: '' } : openWord(file)
  return 'problem' in opened ? policies[0] : closest(readWord(opened, new Map()), policies)
}

/** Lines that any of them has around the provisions are ours, in whichever of them they stand. */
function closest({ units }: Edited, policies: Policies): WrittenPolicy {
  const lines = new Set(units.flatMap((unit) => unit.leaves.map((leaf) => leaf.bare)))
  const scores = policies.map((policy) => score(lines, policy))
  const best = policies[scores.indexOf(Math.max(...scores))] ?? policies[0]
  return { ...best, frame: [...new Set([...best.frame, ...policies.flatMap(({ frame }) => frame)])] }
}

/** Lines of the policy that are in the file, less those that aren't. */
function score(lines: ReadonlySet<string>, { provisions, frame }: WrittenPolicy): number {
  const written = new Set([
    ...frame.map(bare),
    ...provisions.flatMap(({ title, text }) => [
      bare(title),
      ...leavesOf(ownWords(text, (_, label) => ({ type: 'text', value: label }))).map((leaf) => leaf.bare),
    ]),
  ])
  const found = [...written].filter((line) => lines.has(line)).length
  return 2 * found - written.size
}
