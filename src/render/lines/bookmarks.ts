/** The sections of a document → the bookmark names that links and later readers of the Word file use. */
import { bookmarkNamer } from '../../core/document/bookmarks.js'
import type { Document, Section } from '../../core/document/tree.js'
import { sectionsIn } from '../../core/document/walk.js'

/** Bookmark names by heading, and by clause id for references. */
export interface Bookmarks {
  readonly ofSection: ReadonlyMap<Section, string>
  readonly ofClause: ReadonlyMap<string, string>
}

/** Names every heading: `clause_<id>` for a provision, `section_<id>` for the rest, unique within the document. */
export function nameBookmarks(document: Document): Bookmarks {
  const ofSection = new Map<Section, string>()
  const ofClause = new Map<string, string>()
  const nameOf = bookmarkNamer()
  for (const node of sectionsIn(document.children)) {
    const isClause = node.kind === 'provision'
    const name = nameOf(isClause ? 'clause' : 'section', node.id)
    ofSection.set(node, name)
    if (isClause && !ofClause.has(node.id)) ofClause.set(node.id, name)
  }
  return { ofSection, ofClause }
}
