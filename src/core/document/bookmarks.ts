/** Names of the bookmarks in a Word file: written by the renderer, read back when a file returns. */

/** Word allows 40 characters in a bookmark name. */
const longest = 40

/** What a bookmark stands at. */
export type BookmarkKind = 'clause' | 'section'

/** Gives names one after the other, `clause_one_voice` for the clause `one-voice`, none of them twice: Word compares them without case. */
export function bookmarkNamer(): (kind: BookmarkKind, id: string) => string {
  const taken = new Set<string>()
  return (kind, id) => {
    const name = `${kind}_${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, longest)
    let candidate = name
    for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) {
      candidate = `${name.slice(0, longest - String(n).length - 1)}_${n}`
    }
    taken.add(candidate.toLowerCase())
    return candidate
  }
}
