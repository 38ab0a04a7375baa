/** The lines of a paper → the words, spaces and signs that a redline keeps, strikes or adds. */
import type { SpanLook, PaperLine, RowLine, WordSpan, TableLine, TextLine } from '../lines/line.js'

/** The smallest piece a redline tells apart. */
export interface Token {
  /** What is compared: the text with its look and where it leads. */
  readonly key: string
  readonly text: string
  /** Counts as a word when changes are counted. */
  readonly isWord: boolean
  /** A number that the program counts, of a section or provision: where a provision moved, it may differ. */
  readonly isCounted: boolean
}

/** A word with its look and the address of the link it stands in, or ''. */
export interface Word extends Token {
  readonly look: SpanLook
  readonly link: string
}

/** A paragraph, list item, heading, row or table, as far as comparing needs it. */
export interface Line<T extends Token = Token> {
  /** What kind of line it is: two lines of one shape differ in their words only. */
  readonly shape: string
  readonly tokens: readonly T[]
}

export interface TextUnit extends Line<Word> {
  readonly kind: 'text'
  readonly line: TextLine
}
export interface RowUnit extends Line<Word> {
  readonly row: RowLine
  readonly cells: readonly TextUnit[]
}
export interface TableUnit extends Line<Word> {
  readonly kind: 'table'
  readonly line: TableLine
  readonly rows: readonly RowUnit[]
}
export type LineUnit = TextUnit | TableUnit

/** A paper's line, ready to compare. */
export function lineUnitOf(line: PaperLine): LineUnit {
  if (line.kind === 'text') return textUnit(line)
  const rows = line.rows.map((row): RowUnit => {
    const cells = row.cells.map(textUnit)
    return { shape: `row of ${cells.length}`, row, cells, tokens: cells.flatMap(({ tokens }) => tokens) }
  })
  const shape = `${line.role} of ${line.weights.length}`
  return { kind: 'table', shape, line, rows, tokens: rows.flatMap(({ tokens }) => tokens) }
}

const textUnit = (line: TextLine): TextUnit => ({ kind: 'text', shape: shapeOf(line), line, tokens: wordsIn(line) })

/** Where a page breaks and which list it is does not make a line another. */
export function shapeOf({ role, place, marker, section }: TextLine): string {
  const { style, quoteDepth, listDepth, headingDepth, compact } = place
  if (role === 'heading') return `heading ${headingDepth} ${section?.number == null ? 'plain' : 'numbered'}`
  return [role, marker ?? '', style, quoteDepth, listDepth, compact ? 'small' : ''].join(' ')
}

/** Words that look alike are one run, however many nodes they came from. */
function wordsIn({ spans }: TextLine): readonly Word[] {
  const runs: { look: SpanLook; link: string; text: string }[] = []
  for (const { text, look, link } of spans) {
    const last = runs.at(-1)
    const target = link?.target ?? ''
    if (last?.link === target && lookKey(last) === lookKey({ look })) last.text += text
    else runs.push({ look, link: target, text })
  }
  return runs.flatMap((run) => splitWords(run.text).map((text) => wordOf(text, run)))
}

const lookKey = ({ look }: Pick<WordSpan, 'look'>): string =>
  `${look.bold ? 'b' : ''}${look.italics ? 'i' : ''}${look.blank ? '_' : ''}${look.style ?? ''}`

function wordOf(text: string, { look, link }: Pick<Word, 'look' | 'link'>): Word {
  const isCounted = link.startsWith('#') && isNumber(text)
  // A counted number is the same wherever it leads: the words around it say where.
  const key = `${text}|${lookKey({ look })}|${isCounted ? '#' : link}`
  return { key, text, isWord: isWord(text), isCounted, look, link }
}

const pattern = /(?<!\d)\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+(?:['’_-][\p{L}\p{N}\p{M}]+)*|[^]/gu

/** Words, dotted numbers, and every other character on its own. */
const splitWords = (text: string): readonly string[] => text.match(pattern) ?? []

const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece)

const isNumber = (piece: string): boolean => /^\d+(?:\.\d+)*$/.test(piece)

/** How many words a run of tokens has. */
export const wordCount = (tokens: readonly Token[]): number => tokens.filter((token) => token.isWord).length
