/** Two document trees → one marked tree: every line of both, with what became of it, its words, and why. */
import type { Document, List, ListItem } from '../../core/document/tree.js'
import type { Library } from '../../core/library/library.js'
import type { Revision } from '../../core/revision/change.js'
import { nameBookmarks } from '../lines/bookmarks.js'
import type { Holder, LinkTarget, RowLine, WordSpan, TableLine, TextLine } from '../lines/line.js'
import { linesOf } from '../lines/lines.js'
import { align, equal, type Pair } from './align.js'
import { compare, endsLine, type Edit } from './compare.js'
import { fatesOf, groupsOf, withPresentIds, type Fate, type Group } from './groups.js'
import { noteLines } from './notes.js'
import { shapeOf, lineUnitOf, type RowUnit, type TableUnit, type TextUnit, type LineUnit, type Word } from './words.js'

/** What becomes of a word, a paragraph's end, or a row. */
export type Mark = 'same' | 'ins' | 'del' | 'moveFrom' | 'moveTo'

export interface MarkedSpan extends WordSpan {
  readonly mark: Mark
}
/** A line as it stands now, or stood if it is gone; `formerly` is what it was, where it stays. */
export interface MarkedLine extends TextLine {
  readonly spans: readonly MarkedSpan[]
  readonly end: Mark
  readonly formerly: TextLine | null
}
export interface MarkedRow extends RowLine {
  readonly mark: Mark
  readonly cells: readonly MarkedLine[]
}
export interface MarkedTable extends TableLine {
  readonly mark: Mark
  readonly rows: readonly MarkedRow[]
}
export type MarkedBlock = MarkedLine | MarkedTable

/** A section or provision, up to the next one; `note` says what happened and why, for whoever shows its changes. */
export interface MarkedGroup {
  readonly kind: Fate<LineUnit>['kind']
  /** The same for both ends of one move. */
  readonly key: string
  readonly was: Group<LineUnit> | null
  readonly is: Group<LineUnit> | null
  /** Moved, with the same words at both ends. */
  readonly isPureMove: boolean
  readonly blocks: readonly MarkedBlock[]
  readonly note: readonly string[]
}

/** The marked tree, printed by one thin printer for each format. */
export interface MarkedDocument {
  readonly before: Document
  readonly after: Document
  readonly revision: Revision
  readonly groups: readonly MarkedGroup[]
  /** The present list or item for an earlier one that is the same, else the one given. */
  readonly present: <T extends List | ListItem>(node: T) => T
}

export interface RedlineInput {
  readonly library: Library
  readonly before: Document
  readonly after: Document
  readonly revision: Revision
}

/** Compares two documents once, for all printers. */
export function markDocuments({ library, before: given, after, revision }: RedlineInput): MarkedDocument {
  const before = withPresentIds(library, given, after)
  const fates = fatesOf(groupsIn(before), groupsIn(after), alignment)
  const groups = fates.map((fate): MarkedGroup => {
    const was = 'was' in fate ? fate.was : null
    const is = 'is' in fate ? fate.is : null
    const note = noteLines(library, revision, fate)
    const key = (is ?? was)?.key ?? ''
    return { kind: fate.kind, key, was, is, note, isPureMove: isPureMove(fate), blocks: blocksOf(fate) }
  })
  return { before, after, revision, groups, present: sameNodes(fates) }
}

const groupsIn = (document: Document): readonly Group<LineUnit>[] =>
  groupsOf(document, linesOf(document, nameBookmarks(document)).map(lineUnitOf))

/** Headings, and tables, are told apart from other lines; only running text is split or merged. */
const alignment = {
  apart: (before: LineUnit, after: LineUnit): boolean =>
    before.kind !== after.kind ||
    (before.kind === 'table' && before.shape !== after.shape) ||
    fixedRole(before) !== fixedRole(after),
  divides: (line: LineUnit): boolean => line.kind === 'text' && fixedRole(line) === null && line.tokens.length > 0,
}

/** The role of a line that never turns into running text. */
const fixedRole = (unit: LineUnit): string | null =>
  unit.kind === 'text' && (unit.line.role === 'heading' || unit.line.role === 'gap') ? unit.line.role : null

/** A move needs the same words at both ends, and Word moves no tables; all else is struck here and added there. */
const isPureMove = (fate: Fate<LineUnit>): boolean =>
  (fate.kind === 'movedFrom' || fate.kind === 'movedTo') &&
  fate.same &&
  [...fate.was.lines, ...fate.is.lines].every((unit) => unit.kind === 'text')

function blocksOf(fate: Fate<LineUnit>): readonly MarkedBlock[] {
  switch (fate.kind) {
    case 'kept':
      return fate.pairs.flatMap(markPair)
    case 'removed':
      return fate.was.lines.map((unit) => wholeUnit(unit, 'del'))
    case 'added':
      return fate.is.lines.map((unit) => wholeUnit(unit, 'ins'))
    case 'movedFrom':
      return fate.was.lines.map((unit) => wholeUnit(unit, isPureMove(fate) ? 'moveFrom' : 'del'))
    case 'movedTo':
      return fate.is.lines.map((unit) => wholeUnit(unit, isPureMove(fate) ? 'moveTo' : 'ins'))
  }
}

const wholeUnit = (unit: LineUnit, mark: Mark): MarkedBlock =>
  unit.kind === 'text'
    ? wholeLine(unit, mark)
    : { ...unit.line, mark, rows: unit.rows.map((row) => wholeRow(row, mark)) }

const wholeRow = ({ row, cells }: RowUnit, mark: Mark): MarkedRow => ({
  header: row.header,
  mark,
  cells: cells.map((cell) => wholeLine(cell, mark)),
})

const wholeLine = ({ line, tokens }: TextUnit, mark: Mark): MarkedLine => ({
  ...line,
  end: mark,
  formerly: null,
  spans: spansOfWords(tokens.map((word) => ({ word, mark }))),
})

function markPair({ before, after }: Pair<LineUnit>): readonly MarkedBlock[] {
  const [was, is] = [before[0], after[0]]
  if (was === undefined) return after.map((unit) => wholeUnit(unit, 'ins'))
  if (is === undefined) return before.map((unit) => wholeUnit(unit, 'del'))
  if (was.kind === 'table' && is.kind === 'table') return [markTable(was, is)]
  return markLines({ before: before.filter(isText), after: after.filter(isText) })
}

const isText = (unit: LineUnit): unit is TextUnit => unit.kind === 'text'

function markTable(was: TableUnit, is: TableUnit): MarkedTable {
  const rows = align(was.rows, is.rows, { divides: () => false, kin: haveOneName }).flatMap(
    ({ before: [old], after: [now] }) => {
      if (old === undefined) return now === undefined ? [] : [wholeRow(now, 'ins')]
      return now === undefined ? [wholeRow(old, 'del')] : [markRow(old, now)]
    },
  )
  return { ...is.line, mark: 'same', rows }
}

/** A row is named by its first cell: under the same name it is the same row, whatever else it says now. */
const haveOneName = (was: RowUnit, is: RowUnit): boolean => {
  const [name, other] = [was.cells[0], is.cells[0]]
  return name !== undefined && other !== undefined && name.tokens.some(({ isWord }) => isWord) && equal(name, other)
}

const markRow = (was: RowUnit, is: RowUnit): MarkedRow => ({
  header: is.row.header,
  mark: 'same',
  cells: is.cells.flatMap((cell, at) => markLines({ before: was.cells.slice(at, at + 1), after: [cell] })),
})

interface MarkedWord {
  readonly word: Word
  readonly mark: Mark
}

/** Edits of a pair as lines: each line end that is kept, struck or added closes one. */
function markLines(pair: Pair<TextUnit>): readonly MarkedLine[] {
  const lines: MarkedLine[] = []
  let words: MarkedWord[] = []
  const take = (pieces: Edit<Word, TextUnit>['is'], mark: Mark, earlier: Edit<Word, TextUnit>['was']): void => {
    pieces.forEach((piece, at) => {
      if (!endsLine(piece)) return words.push({ word: piece, mark })
      const old = earlier[at]
      const formerly = old !== undefined && endsLine(old) ? old.ends.line : null
      lines.push({ ...piece.ends.line, end: mark, formerly, spans: spansOfWords(words) })
      words = []
    })
  }
  for (const edit of compare<Word, TextUnit>(pair)) {
    if (edit.kind === 'same') take(edit.is, 'same', edit.was)
    else {
      take(edit.was, 'del', [])
      take(edit.is, 'ins', [])
    }
  }
  return lines
}

/** Words of one look, link and fate as one span; neighbors that lead to the same place share their link. */
function spansOfWords(words: readonly MarkedWord[]): readonly MarkedSpan[] {
  const spans: (Omit<MarkedSpan, 'text'> & { text: string; key: string })[] = []
  let link = null as LinkTarget | null
  for (const { word, mark } of words) {
    if (word.link === '') link = null
    else if (link?.target !== word.link) link = { target: word.link }
    const key = `${mark} ${JSON.stringify(word.look)} ${word.link}`
    const last = spans.at(-1)
    if (last?.key === key) last.text += word.text
    else spans.push({ key, text: word.text, look: word.look, link, mark })
  }
  return spans
}

/** Items that are paired say which list is which; no present list stands for two earlier ones. */
function sameNodes(fates: readonly Fate<LineUnit>[]): MarkedDocument['present'] {
  const present = new Map<List | ListItem, List | ListItem>()
  const taken = new Set<List | ListItem>()
  const pair = (old: List | ListItem, now: List | ListItem): void => {
    if (present.has(old) || taken.has(now)) return
    present.set(old, now)
    taken.add(now)
  }
  const holdersOf = (unit: LineUnit | undefined): readonly Holder[] => unit?.line.place.holders ?? []
  for (const fate of fates) {
    for (const { before, after } of fate.kind === 'kept' ? fate.pairs : []) {
      const [was, is] = [holdersOf(before[0]), holdersOf(after[0])]
      if (was.length !== is.length || after.length === 0) continue
      was.forEach((old, at) => {
        const now = is[at]
        if (old.type !== 'item' || now?.type !== 'item' || old.list.ordered !== now.list.ordered) return
        pair(old.list, now.list)
        pair(old.item, now.item)
      })
    }
  }
  return <T extends List | ListItem>(node: T): T => (present.get(node) as T | undefined) ?? node
}

/** Whether a line that stays looks another way now, or counts with another list. */
export function isRestyled({ formerly, ...line }: MarkedLine, present: MarkedDocument['present']): boolean {
  if (formerly === null || line.role === 'cell') return false
  const [was, is] = [formerly.place.holders.at(-1), line.place.holders.at(-1)]
  const lists = was?.type === 'item' && is?.type === 'item' ? [present(was.list), is.list] : []
  const isOtherList = line.marker === 'number' && lists[0] !== lists[1]
  return isOtherList || shapeOf(formerly) !== shapeOf(line)
}

/** Whether anything about a line is marked. */
export const isMarked = (line: MarkedLine, present: MarkedDocument['present']): boolean =>
  line.end !== 'same' || line.spans.some(({ mark }) => mark !== 'same') || isRestyled(line, present)
