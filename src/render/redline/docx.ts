/** A marked tree → a Word file with tracked changes, each with a comment that says why. */
import { FileChild, Paragraph, TextRun, type IParagraphOptions, type ParagraphChild, type Table } from 'docx'
import { archive } from '../docx/archive.js'
import { inBookmark, type NumberedName } from '../docx/bookmarks.js'
import { closeNote, type Authorship } from '../docx/comments.js'
import { componentXml, paragraphXml, type Uses } from '../docx/forms.js'
import { textWidth } from '../docx/page.js'
import { countLists, paragraphLook } from '../docx/paragraphs.js'
import { openShell } from '../docx/shell.js'
import { printTable, tableXml, type TableInk } from '../docx/tables.js'
import type { TableLine, WordSpan } from '../lines/line.js'
import { linkedSpan, openDesk, openNote, stampOf, takeNote, withNote, type Desk } from './desk.js'
import {
  isMarked,
  isRestyled,
  type Mark,
  type MarkedBlock,
  type MarkedDocument,
  type MarkedGroup,
  type MarkedLine,
  type MarkedRow,
} from './marked.js'
import { MovedParagraph, MoveRange, type Stamp } from './tracked.js'

/** The redline's bytes, which depend on nothing but the input: accept all changes for the present text, reject all for the earlier. */
// eslint-disable-next-line @typescript-eslint/require-await -- as renderDocx: callers load docx when they need it
export async function renderRedlineDocx(marked: MarkedDocument, by: Authorship): Promise<Uint8Array> {
  const lists = countLists(marked.present)
  const desk = openDesk(marked, by, lists)
  const printed = apart([...marked.groups.flatMap((group) => printGroup(desk, group)), ...tail(marked)])
  closeNotes(desk, printed)
  const { uses, around } = openShell(marked.after, { comments: desk.comments })
  const width = textWidth(marked.after)
  const body = printed.map((one) => {
    if ('options' in one) return draftXml(one, uses)
    if (one instanceof FileChild) return componentXml(one, uses)
    return tableXml(one, width, (look, spans) => paragraphXml(look, spans, uses))
  })
  return archive(around(body.join(''), lists.count()))
}

const draftXml = (draft: Draft, uses: Uses): string =>
  draft.unmarked === null
    ? componentXml(printDraft(draft), uses)
    : paragraphXml(draft.options, draft.unmarked, uses, draft.bookmark, draft.closing)

/** A paragraph that may still take the end of a comment. */
interface Draft {
  readonly options: IParagraphOptions
  readonly moved: Stamp | null
  readonly end: Mark
  /** It stays, and its last words don't. */
  readonly endsChanged: boolean
  /** Signs that comments end with, before its words. */
  readonly closing: ReturnType<typeof closeNote>
  readonly bookmark: NumberedName | null
  /** Its words, where nothing of it is marked; else `children`. */
  readonly unmarked: readonly WordSpan[] | null
  readonly children: readonly ParagraphChild[]
}
/** A table of which nothing is marked is still to be printed. */
type Printed = Draft | Table | TableLine | MoveRange

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

const unmarkedDraft = { moved: null, end: 'same', endsChanged: false, bookmark: null, children: [] } as const

/** A file's last paragraph can't go with its change: where it would have to, an empty one stands after it. */
function tail({ groups }: MarkedDocument): readonly Draft[] {
  const last = groups.at(-1)?.blocks.at(-1)
  if (last?.kind !== 'text' || last.end === 'same') return []
  const options = { spacing: { before: 0, after: 0 } }
  return [{ ...unmarkedDraft, options, closing: [], unmarked: [] }]
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
  last?.closing.unshift(...desk.openNotes.splice(0).flatMap(closeNote))
}

function printDraft({ options, closing, bookmark, children: words, moved, end }: Draft): Paragraph {
  const children = [...closing, ...inBookmark(bookmark, words)]
  if (moved === null) return new Paragraph({ ...options, children })
  return new MovedParagraph({ ...options, children }, end === 'moveFrom' ? 'moveFrom' : 'moveTo', moved)
}

function printBlock(desk: Desk, block: MarkedBlock): Printed[] {
  if (block.kind === 'text') return [printLine(desk, block, paragraphLook(block, desk.lists), false)]
  const { present } = desk.marked
  if (block.rows.every(({ mark, cells }) => mark === 'same' && !cells.some((cell) => isMarked(cell, present)))) {
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, spans: cell.spans.map((span) => linkedSpan(desk, span)) })),
    }))
    return [{ ...block, rows }]
  }
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
  const spans = line.spans.map((span) => linkedSpan(desk, span))
  const isOpened = line.bookmark !== null && desk.bookmarks.get(line.bookmark) === line
  const bookmark = desk.numbered(isOpened ? line.bookmark : null)
  const unmarked = isMarked(line, desk.marked.present) ? null : spans
  const isWhole = end !== 'same' && line.spans.every(({ mark }) => mark !== 'same')
  const note = unmarked === null ? takeNote(desk) : null
  const children =
    unmarked !== null && !inCell ? [] : isWhole && !inCell ? openNote(desk, note, spans) : withNote(desk, note, spans)
  const endsChanged = end === 'same' && !inCell && ![undefined, 'same'].includes(line.spans.at(-1)?.mark)
  return {
    ...{ options, end, endsChanged, closing, bookmark, unmarked, children },
    moved: isMoved ? stampOf(desk) : null,
  }
}
