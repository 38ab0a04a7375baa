/** A marked tree → a Word file with tracked changes, each with a comment that says why. */
import {
  CommentRangeStart,
  DeletedTextRun,
  InsertedTextRun,
  Paragraph,
  TextRun,
  type ICommentOptions,
  type IParagraphOptions,
  type ParagraphChild,
  type Table,
} from 'docx'
import { archive } from '../docx/archive.js'
import { openBookmarks } from '../docx/bookmarks.js'
import { packParts } from '../docx/pack.js'
import { textWidth } from '../docx/page.js'
import { countLists, paragraphLook, type ListCounter } from '../docx/paragraphs.js'
import { plainRun, printSpans, type RunContent } from '../docx/runs.js'
import { printTable, type TableInk } from '../docx/tables.js'
import { clean } from '../lines/spans.js'
import { bookmarksOf } from './bookmarks.js'
import {
  isMarked,
  isRestyled,
  type Mark,
  type MarkedBlock,
  type MarkedDocument,
  type MarkedGroup,
  type MarkedLine,
  type MarkedRow,
  type MarkedSpan,
} from './marked.js'
import {
  closeNote,
  commentOf,
  commentStyles,
  MovedFromRun,
  MovedParagraph,
  MovedToRun,
  MoveRange,
  type Authorship,
  type Stamp,
} from './tracked.js'

/** Change ids start here, out of the way of bookmark ids. */
const firstChange = 1000

/** The redline's bytes, which depend on nothing but the input: accept all changes for the present text, reject all for the earlier. */
// eslint-disable-next-line @typescript-eslint/require-await -- as renderDocx: callers load docx when they need it
export async function renderRedlineDocx(marked: MarkedDocument, by: Authorship): Promise<Uint8Array> {
  const { after } = marked
  const lists = countLists(marked.present)
  const desk = openDesk(marked, by, lists)
  const children = apart([...marked.groups.flatMap((group) => printGroup(desk, group)), ...tail(marked)])
  closeNotes(desk, children)
  const body = children.map((one) => ('options' in one ? printDraft(one) : one))
  const comments = desk.comments.length > 0 && { comments: { children: desk.comments } }
  return archive(packParts(after, body, lists.count(), { styles: commentStyles(after), ...comments }))
}

/** A paragraph that may still take the end of a comment. */
interface Draft {
  readonly options: IParagraphOptions
  readonly moved: Stamp | null
  readonly end: Mark
  /** It stays, and its last words don't. */
  readonly endsChanged: boolean
  readonly children: ParagraphChild[]
}
type Printed = Draft | Table | MoveRange

/** What printing keeps count of: changes, comments, moves and bookmarks. */
interface Desk {
  readonly marked: MarkedDocument
  readonly by: Authorship
  readonly lists: ListCounter
  readonly bookmarks: ReadonlyMap<string, MarkedLine>
  readonly inBookmark: ReturnType<typeof openBookmarks>
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

const openDesk = (marked: MarkedDocument, by: Authorship, lists: ListCounter): Desk => ({
  marked,
  by,
  lists,
  bookmarks: bookmarksOf(marked),
  inBookmark: openBookmarks(),
  comments: [],
  moves: new Map(),
  openNotes: [],
  waiting: null,
  changes: firstChange,
})

function printGroup(desk: Desk, group: MarkedGroup): Printed[] {
  const start = group.isPureMove ? stampOf(desk) : null
  // A move is explained where it went.
  desk.waiting = group.isPureMove && group.kind === 'movedFrom' ? null : group.note
  const printed = group.blocks.flatMap((block) => printBlock(desk, block))
  desk.waiting = null
  if (start === null) return printed
  const name = desk.moves.get(group.key) ?? `move${desk.moves.size + 1}`
  desk.moves.set(group.key, name)
  const kind = group.kind === 'movedFrom' ? 'moveFrom' : 'moveTo'
  return [new MoveRange(kind, 'Start', { ...start, name }), ...printed, new MoveRange(kind, 'End', { id: start.id })]
}

/** A file's last paragraph can't go with its change: where it would have to, an empty one stands after it. */
function tail({ groups }: MarkedDocument): readonly Draft[] {
  const last = groups.at(-1)?.blocks.at(-1)
  if (last?.kind !== 'text' || last.end === 'same') return []
  return [{ options: { spacing: { before: 0, after: 0 } }, moved: null, end: 'same', endsChanged: false, children: [] }]
}

/** LibreOffice takes a change at the end of a paragraph and the change of the whole next one for one: a space keeps them apart. */
function apart(printed: readonly Printed[]): readonly Printed[] {
  return printed.map((one, at) => {
    const next = printed[at + 1]
    if (!('options' in one) || !one.endsChanged || next === undefined) return one
    return 'options' in next && next.end === 'same' ? one : { ...one, children: [...one.children, new TextRun(' ')] }
  })
}

/** The last paragraph takes what no later one can. */
function closeNotes(desk: Desk, printed: readonly Printed[]): void {
  const last = printed.findLast((one): one is Draft => 'options' in one)
  last?.children.unshift(...desk.openNotes.splice(0).flatMap(closeNote))
}

function printDraft({ options, children, moved, end }: Draft): Paragraph {
  if (moved === null) return new Paragraph({ ...options, children })
  return new MovedParagraph({ ...options, children }, end === 'moveFrom' ? 'moveFrom' : 'moveTo', moved)
}

const stampOf = (desk: Desk): Stamp => ({
  id: (desk.changes += 1),
  author: clean(desk.by.author),
  date: `${desk.by.date}T00:00:00Z`,
})

function printBlock(desk: Desk, block: MarkedBlock): Printed[] {
  if (block.kind === 'text') return [printLine(desk, block, paragraphLook(block, desk.lists), false)]
  return [printTable(block, textWidth(desk.marked.after), inkOf(desk))]
}

const inkOf = (desk: Desk): TableInk<MarkedRow> => ({
  cell: (cell, look) => printDraft(printLine(desk, cell, look, true)),
  row: ({ mark }) =>
    mark === 'same' ? {} : mark === 'ins' ? { insertion: stampOf(desk) } : { deletion: stampOf(desk) },
})

function printLine(desk: Desk, line: MarkedLine, look: IParagraphOptions, inCell: boolean): Draft {
  const { end } = line
  const isMoved = end === 'moveFrom' || end === 'moveTo'
  const closing = end === 'same' && !inCell ? desk.openNotes.splice(0).flatMap(closeNote) : []
  const { formerly } = line
  const isOther = formerly !== null && isRestyled(line, desk.marked.present)
  const options = {
    ...look,
    ...(end === 'ins' && { run: { insertion: stampOf(desk) } }),
    ...(end === 'del' && { run: { deletion: stampOf(desk) } }),
    ...(isOther && { revision: { ...paragraphLook(formerly, desk.lists), ...stampOf(desk) } }),
  }
  const isWhole = end !== 'same' && line.spans.every(({ mark }) => mark !== 'same')
  const note = isMarked(line, desk.marked.present) ? takeNote(desk) : null
  const spans = line.spans.map((span) => linkedSpan(desk, span))
  const words = isWhole && !inCell ? openNote(desk, note, spans) : withNote(desk, note, spans)
  const isOpened = line.bookmark !== null && desk.bookmarks.get(line.bookmark) === line
  const children = [...closing, ...(isOpened ? desk.inBookmark(line, words) : words)]
  const endsChanged =
    end === 'same' && !inCell && line.spans.some(({ mark }) => mark !== 'same') && line.spans.at(-1)?.mark !== 'same'
  return { options, moved: isMoved ? stampOf(desk) : null, end, endsChanged, children }
}

/** LibreOffice leaves an empty paragraph behind for each link in moved text; a link to a heading that is gone leads nowhere. */
function linkedSpan(desk: Desk, span: MarkedSpan): MarkedSpan {
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

function takeNote(desk: Desk): number | null {
  if (desk.waiting === null) return null
  const id = desk.comments.length
  desk.comments.push(commentOf(id, desk.waiting, desk.by))
  desk.waiting = null
  return id
}

function openNote(desk: Desk, note: number | null, spans: readonly MarkedSpan[]): ParagraphChild[] {
  if (note !== null) desk.openNotes.push(note)
  return [...(note === null ? [] : [new CommentRangeStart(note)]), ...printWords(desk, spans)]
}

/** The comment spans from the first change of the paragraph to the last, or the whole of it when only its end changed. */
function withNote(desk: Desk, note: number | null, spans: readonly MarkedSpan[]): ParagraphChild[] {
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
