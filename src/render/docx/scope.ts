/** What a block needs to know of its document and of the place it stands in. */
import type { Document } from '../../core/document/tree.js'
import type { Bookmarks } from './bookmarks.js'

/** One rendering: the document, its names, the width of its text in twips, and the ordered lists counted so far. */
export interface Scope {
  readonly document: Document
  readonly bookmarks: Bookmarks
  readonly textWidth: number
  orderedLists: number
}

/** Where a block stands: paragraph style, quote indent in twips, list depth, heading depth, set small or not, and how it hangs on its neighbors. */
export interface WordScope {
  readonly style: 'BodyText' | 'ListText' | 'BlockText'
  readonly indent: number
  readonly listDepth: number
  readonly headingDepth: number
  readonly compact: boolean
  readonly breakBefore: boolean
  readonly keepNext: boolean
}

/** The place of the first block of a document. */
export const top: WordScope = {
  style: 'BodyText',
  indent: 0,
  listDepth: 0,
  headingDepth: 0,
  compact: false,
  breakBefore: false,
  keepNext: false,
}
