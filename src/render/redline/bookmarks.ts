/** A marked tree → the one line that carries each bookmark, though a moved provision stands in two places. */
import type { MarkedDocument, MarkedLine } from './marked.js'

/** The line that opens each bookmark: the place where a provision stands now is the one that links lead to. */
export function bookmarksOf({ groups }: MarkedDocument): ReadonlyMap<string, MarkedLine> {
  const found = new Map<string, MarkedLine>()
  for (const block of groups.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'text' || block.bookmark === null) continue
    const isGone = block.end === 'del' || block.end === 'moveFrom'
    if (!isGone || !found.has(block.bookmark)) found.set(block.bookmark, block)
  }
  return found
}
