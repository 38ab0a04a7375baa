/** A policy and the comments for its lawyer → a Word file with every answer highlighted, and a comment at each rule and answer. */
import { CommentRangeStart, Paragraph, TextRun, type ICommentOptions, type ParagraphChild } from 'docx'
import { reviewAuthor } from '../../core/document/review-mark.js'
import type { Document } from '../../core/document/tree.js'
import type { Review } from '../../core/why/review.js'
import { archive } from '../docx/archive.js'
import { countBookmarks, inBookmark } from '../docx/bookmarks.js'
import { closeNote, commentOf } from '../docx/comments.js'
import { componentXml, paragraphXml } from '../docx/forms.js'
import { textWidth } from '../docx/page.js'
import { countLists, paragraphLook } from '../docx/paragraphs.js'
import { printSpans, type RunContent } from '../docx/runs.js'
import { openShell } from '../docx/shell.js'
import { tableXml } from '../docx/tables.js'
import { nameBookmarks } from '../lines/bookmarks.js'
import type { TextLine, WordSpan } from '../lines/line.js'
import { linesOf } from '../lines/lines.js'

/** The comments made so far, and the answers that are named already. */
interface Desk {
  readonly review: Review
  readonly date: string
  readonly comments: ICommentOptions[]
  readonly named: Set<string>
  readonly numbered: ReturnType<typeof countBookmarks>
}

/** The file's bytes, which depend on nothing but the input; `date` (ISO) stands on the comments. */
// eslint-disable-next-line @typescript-eslint/require-await -- as renderDocx: callers load docx when they need it
export async function renderReview(document: Document, review: Review, date: string): Promise<Uint8Array> {
  const lists = countLists()
  const width = textWidth(document)
  const desk: Desk = { review, date, comments: [], named: new Set(), numbered: countBookmarks() }
  const printed = linesOf(document, nameBookmarks(document)).map((line) =>
    line.kind === 'table' ? line : new Paragraph({ ...paragraphLook(line, lists), children: withComment(desk, line) }),
  )
  const { uses, around } = openShell(document, { comments: desk.comments })
  const body = printed.map((one) =>
    one instanceof Paragraph
      ? componentXml(one, uses)
      : tableXml(one, width, (look, spans) => paragraphXml(look, spans, uses)),
  )
  return archive(around(body.join(''), lists.count()))
}

/** The line's words, inside the comment on its rule, if it opens one. */
function withComment(desk: Desk, line: TextLine): ParagraphChild[] {
  const clause = line.section?.kind === 'provision' ? line.section.id : null
  const lines = line.role === 'title' ? desk.review.top : clause === null ? undefined : desk.review.clauses.get(clause)
  const note = lines === undefined ? null : addComment(desk, lines)
  const words = inBookmark(desk.numbered(line.bookmark), answersNamed(desk, line.spans))
  return note === null ? words : [new CommentRangeStart(note), ...words, ...closeNote(note)]
}

/** Every answer highlighted; the first place of each inside a comment that names it. */
function answersNamed(desk: Desk, spans: readonly WordSpan[]): ParagraphChild[] {
  return spans.flatMap((span, at) => {
    // A link is never cut in two.
    if (span.link !== null) return span.link === spans[at - 1]?.link ? [] : printSpans(linked(spans, at), highlighted)
    const runs = printSpans([span], highlighted)
    const lines =
      span.answer === undefined || desk.named.has(span.answer) ? undefined : desk.review.answers.get(span.answer)
    if (span.answer === undefined || lines === undefined) return runs
    desk.named.add(span.answer)
    const note = addComment(desk, lines)
    return [new CommentRangeStart(note), ...runs, ...closeNote(note)]
  })
}

const linked = (spans: readonly WordSpan[], at: number): readonly WordSpan[] => {
  const end = spans.findIndex((span, index) => index > at && span.link !== spans[at]?.link)
  return spans.slice(at, end === -1 ? spans.length : end)
}

const highlighted = (content: RunContent, { answer }: WordSpan): ParagraphChild =>
  new TextRun({ ...content, ...(answer !== undefined && { highlight: 'yellow' }) })

function addComment(desk: Desk, lines: readonly string[]): number {
  const id = desk.comments.length
  desk.comments.push(commentOf(id, lines, { author: reviewAuthor, date: desk.date }))
  return id
}
