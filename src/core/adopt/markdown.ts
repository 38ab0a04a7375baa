/** Turns an edited Markdown file and the lock of what was written into the edits it holds. */
import type { Lock } from '../lock.js'
import { adopt, type AdoptOptions, type Adopted } from './adopted.js'
import { leavesOf } from './leaves.js'
import { ownWords } from './own-words.js'
import { readMarkdown } from './read-markdown.js'
import { bare } from './text.js'

/** Reads the edits out of a Markdown file. */
export function adoptMarkdown(edited: string, lock: Lock, options: AdoptOptions): Adopted {
  const lines = new Set(
    lock.provisions.flatMap(({ text, title, rationale }) => [
      ...leavesOf(ownWords(text, (_, label) => ({ type: 'text', value: label }))).map((leaf) => leaf.bare),
      bare(title),
      bare(`Why: ${rationale}`),
    ]),
  )
  for (const line of lock.frame) lines.add(bare(line))
  return adopt(
    readMarkdown(edited, (line) => lines.has(line)),
    lock,
    options,
  )
}
