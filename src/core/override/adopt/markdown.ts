/** Turns an edited Markdown file and what was written into the edits it holds. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { adopt, type Adopted } from './adopted.js'
import { leavesOf } from '../../document/leaves.js'
import { ownWords } from '../../document/markdown/own-words.js'
import { readMarkdown } from '../../document/markdown/read.js'
import { bare } from '../../document/tidy.js'

/** Reads the edits out of a Markdown file. */
export function adoptMarkdown(edited: string, policy: WrittenPolicy, date: string): Adopted {
  const lines = new Set(
    policy.provisions.flatMap(({ text, title, rationale }) => [
      ...leavesOf(ownWords(text, (_, label) => ({ type: 'text', value: label }))).map((leaf) => leaf.bare),
      bare(title),
      bare(`Why: ${rationale}`),
    ]),
  )
  for (const line of policy.frame) lines.add(bare(line))
  return adopt(
    readMarkdown(edited, (line) => lines.has(line)),
    policy,
    date,
  )
}
