/** The sections of a document → the bookmark names that links and later readers of the Word file use. */
import type { Block, Document, Section } from '../../core/document/tree.js'

/** Bookmark names by heading, and by clause id for references. */
export interface Bookmarks {
  readonly ofSection: ReadonlyMap<Section, string>
  readonly ofClause: ReadonlyMap<string, string>
}

/** Word allows 40 characters in a bookmark name. */
const longest = 40

/** Names every heading: `clause_<id>` for a provision, `section_<id>` for the rest, unique within the document. */
export function nameBookmarks(document: Document): Bookmarks {
  const ofSection = new Map<Section, string>()
  const ofClause = new Map<string, string>()
  const taken = new Set<string>()
  const walk = (nodes: readonly Block[]): void => {
    for (const node of nodes) {
      if (node.type !== 'section') continue
      const isClause = node.kind === 'provision'
      const name = unique(bookmarkName(isClause ? 'clause' : 'section', node.id), taken)
      ofSection.set(node, name)
      if (isClause && !ofClause.has(node.id)) ofClause.set(node.id, name)
      walk(node.children)
    }
  }
  walk(document.children)
  return { ofSection, ofClause }
}

/** The bookmark name of an id before collisions are told apart: `clause_one_voice`. */
const bookmarkName = (kind: 'clause' | 'section', id: string): string =>
  `${kind}_${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, longest)

function unique(name: string, taken: Set<string>): string {
  let candidate = name
  // Word compares bookmark names without case.
  for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) {
    candidate = `${name.slice(0, longest - String(n).length - 1)}_${n}`
  }
  taken.add(candidate.toLowerCase())
  return candidate
}
