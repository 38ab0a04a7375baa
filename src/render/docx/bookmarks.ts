/** A heading's words → the same inside its bookmark, numbered by us. */
import { Bookmark, BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx'
import type { TextLine } from '../lines/line.js'

/** A bookmark whose number is given: docx counts on from the document that it built before. */
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart
  override readonly end: BookmarkEnd

  constructor(name: string, number: number, children: readonly ParagraphChild[]) {
    super({ id: name, children: [...children] })
    this.start = new BookmarkStart(name, number)
    this.end = new BookmarkEnd(number)
  }
}

/** Puts a heading's words inside its bookmark, numbered from 1. */
export function openBookmarks(): (
  line: Pick<TextLine, 'bookmark'>,
  children: readonly ParagraphChild[],
) => ParagraphChild[] {
  let last = 0
  return ({ bookmark }, children) =>
    bookmark === null ? [...children] : [new NumberedBookmark(bookmark, (last += 1), children)]
}
