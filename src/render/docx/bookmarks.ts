/** A heading's words → the same inside its bookmark, numbered by us. */
import { Bookmark, BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx'

/** A heading's bookmark; docx counts on from the document that it built before, so its number is given. */
export interface NumberedName {
  readonly name: string
  readonly number: number
}

/** Numbers the bookmarks of one file from 1, in the order they are met. */
export function countBookmarks(): (name: string | null) => NumberedName | null {
  let last = 0
  return (name) => (name === null ? null : { name, number: (last += 1) })
}

class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart
  override readonly end: BookmarkEnd

  constructor({ name, number }: NumberedName, children: readonly ParagraphChild[]) {
    super({ id: name, children: [...children] })
    this.start = new BookmarkStart(name, number)
    this.end = new BookmarkEnd(number)
  }
}

/** The words inside the bookmark, if there is one. */
export const inBookmark = (bookmark: NumberedName | null, children: readonly ParagraphChild[]): ParagraphChild[] =>
  bookmark === null ? [...children] : [new NumberedBookmark(bookmark, children)]
