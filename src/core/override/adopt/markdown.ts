/** Turns an edited Markdown file and what was written into the edits it holds. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { readMarkdown } from '../../document/markdown/read.js'
import { bare } from '../../document/tidy.js'
import type { Edited } from '../../document/unit.js'
import { adopt, type Adopted, type AdoptOptions } from './adopted.js'
import { linesOfEach, type Policies } from './based-on.js'

/** Reads a Markdown file; a line that any of `policies` has is a paragraph of its own even where blank lines were lost. */
export function readMarkdownFile(text: string, policies: Policies): Edited {
  const reasons = policies.flatMap(({ provisions }) => provisions.map(({ rationale }) => bare(`Why: ${rationale}`)))
  const known = new Set(reasons)
  for (const lines of linesOfEach(policies)) for (const line of lines) known.add(line)
  return readMarkdown(text, { isKnown: (line) => known.has(line) })
}

/** Says what a Markdown file that was read changes in the policy it started from. */
export const adoptMarkdown = (edited: Edited, policy: WrittenPolicy, options: AdoptOptions): Adopted =>
  adopt(edited, policy, options)
