/** The words of a marked line → Word runs with tracked changes, numbered in one file with its comments. */
import { CommentRangeStart, DeletedTextRun, InsertedTextRun, type ICommentOptions, type ParagraphChild } from 'docx'
import { countBookmarks } from '../docx/bookmarks.js'
import { closeNote, commentOf, type Authorship } from '../docx/comments.js'
import type { ListCounter } from '../docx/paragraphs.js'
import { plainRun, printSpans, type RunContent } from '../docx/runs.js'
import { clean } from '../lines/spans.js'
import { bookmarksOf } from './bookmarks.js'
import type { Mark, MarkedDocument, MarkedLine, MarkedSpan } from './marked.js'
import { MovedFromRun, MovedToRun, type Stamp } from './tracked.js'

/** Change ids start here, out of the way of bookmark ids. */
const firstChange = 1000

/** What printing keeps count of: changes, comments, moves and bookmarks. */
export interface Desk {
  readonly marked: MarkedDocument
  readonly by: Authorship
  readonly lists: ListCounter
  readonly bookmarks: ReadonlyMap<string, MarkedLine>
  readonly numbered: ReturnType<typeof countBookmarks>
  readonly comments: ICommentOptions[]
  readonly moves: Map<string, string>
  /**
   * A comment on paragraphs that come or go as a whole ends in the next paragraph that stays: inside them, its sign
   * would cut the change in two, and LibreOffice then gives the paragraph after them the style of the first.
   */
  readonly openNotes: number[]
  /** What the next changed paragraph has to say. */
  waiting: readonly string[] | null
  changes: number
}

/** Nothing counted yet. */
export const openDesk = (marked: MarkedDocument, by: Authorship, lists: ListCounter): Desk => ({
  marked,
  by,
  lists,
  bookmarks: bookmarksOf(marked),
  numbered: countBookmarks(),
  comments: [],
  moves: new Map(),
  openNotes: [],
  waiting: null,
  changes: firstChange,
})

/** The next change's number, author and time. */
export const stampOf = (desk: Desk): Stamp => ({
  id: (desk.changes += 1),
  author: clean(desk.by.author),
  date: `${desk.by.date}T00:00:00Z`,
})

/** LibreOffice leaves an empty paragraph behind for each link in moved text; a link to a heading that is gone leads nowhere. */
export function linkedSpan(desk: Desk, span: MarkedSpan): MarkedSpan {
  const target = span.link?.target ?? ''
  const isMoved = span.mark === 'moveFrom' || span.mark === 'moveTo'
  const isDead = target.startsWith('#') && !desk.bookmarks.has(target.slice(1))
  return isMoved || isDead ? { ...span, link: null } : span
}

function printWords(desk: Desk, spans: readonly MarkedSpan[]): ParagraphChild[] {
  return printSpans(spans, (content, { mark }) => printRun(desk, content, mark))
}

function printRun(desk: Desk, content: RunContent, mark: Mark): ParagraphChild {
  switch (mark) {
    case 'ins':
      return new InsertedTextRun({ ...content, ...stampOf(desk) })
    case 'del':
      return new DeletedTextRun({ ...content, ...stampOf(desk) })
    case 'moveFrom':
      return new MovedFromRun({ ...content, ...stampOf(desk) })
    case 'moveTo':
      return new MovedToRun({ ...content, ...stampOf(desk) })
    case 'same':
      return plainRun(content)
  }
}

/** The number of the comment that says what there is to say, if there is something. */
export function takeNote(desk: Desk): number | null {
  if (desk.waiting === null) return null
  const id = desk.comments.length
  desk.comments.push(commentOf(id, desk.waiting, desk.by))
  desk.waiting = null
  return id
}

/** The words, and the start of the comment on them, which ends in a later paragraph. */
export function openNote(desk: Desk, note: number | null, spans: readonly MarkedSpan[]): ParagraphChild[] {
  if (note !== null) desk.openNotes.push(note)
  return [...(note === null ? [] : [new CommentRangeStart(note)]), ...printWords(desk, spans)]
}

/** The comment spans from the first change of the paragraph to the last, or the whole of it when only its end changed. */
export function withNote(desk: Desk, note: number | null, spans: readonly MarkedSpan[]): ParagraphChild[] {
  if (note === null) return printWords(desk, spans)
  const isChanged = ({ mark }: MarkedSpan): boolean => mark !== 'same'
  let first = Math.max(0, spans.findIndex(isChanged))
  let stop = spans.some(isChanged) ? spans.findLastIndex(isChanged) + 1 : spans.length
  // A link is never cut in two.
  const isInside = (at: number): boolean => {
    const link = spans[at]?.link ?? null
    return link !== null && spans[at - 1]?.link === link
  }
  while (first > 0 && isInside(first)) first -= 1
  while (stop < spans.length && isInside(stop)) stop += 1
  return [
    ...printWords(desk, spans.slice(0, first)),
    new CommentRangeStart(note),
    ...printWords(desk, spans.slice(first, stop)),
    ...closeNote(note),
    ...printWords(desk, spans.slice(stop)),
  ]
}
