/** The lines a paper is printed in: paragraphs and tables in reading order, each with its place, before any format is chosen. */
import type { Blockquote, List, ListItem, Section } from '../../core/document/tree.js'

/** How a stretch of words looks: bold, italic, a line to write on, or a style that says what it is. */
export interface SpanLook {
  readonly bold?: true
  readonly italics?: true
  readonly blank?: true
  readonly style?: 'Hyperlink' | 'ContentsLink' | 'RationaleText' | 'SourcesText'
}

/** One link, shared by every span in it: `#bookmark`, or a web address. */
export interface LinkTarget {
  readonly target: string
}

/** Words that look alike and lead to the same place; a new line is a line break, a tab a tab. */
export interface WordSpan {
  readonly text: string
  readonly look: SpanLook
  readonly link: LinkTarget | null
  /** The question whose answer these words are. */
  readonly answer?: string
}

/** What a line stands in, outermost first: items of lists, and quotes. */
export type Holder =
  | { readonly type: 'item'; readonly list: List; readonly item: ListItem }
  | { readonly type: 'quote'; readonly quote: Blockquote }

/** Where a line stands: its paragraph style, how deep in quotes, lists and headings, set small or not, and how it hangs on its neighbors. */
export interface LinePlace {
  readonly style: 'BodyText' | 'ListText' | 'BlockText'
  readonly holders: readonly Holder[]
  readonly quoteDepth: number
  readonly listDepth: number
  readonly headingDepth: number
  readonly compact: boolean
  readonly breakBefore: boolean
  readonly keepNext: boolean
}

/** The place of the first block of a document. */
export const topPlace: LinePlace = {
  style: 'BodyText',
  holders: [],
  quoteDepth: 0,
  listDepth: 0,
  headingDepth: 0,
  compact: false,
  breakBefore: false,
  keepNext: false,
}

/** What a line is for. */
export type LineRole =
  | 'title'
  | 'practice'
  | 'fact'
  | 'contentsTitle'
  | 'contentsEntry'
  | 'heading'
  | 'text'
  | 'item'
  | 'notes'
  | 'quotation'
  | 'attribution'
  | 'cell'
  | 'gap'

/** One paragraph. */
export interface TextLine {
  readonly kind: 'text'
  readonly role: LineRole
  readonly place: LinePlace
  /** The marker in front of a list's item. */
  readonly marker: 'number' | 'bullet' | 'box' | null
  /** The section that a heading opens, with its bookmark. */
  readonly section: Section | null
  readonly bookmark: string | null
  readonly spans: readonly WordSpan[]
}

/** One row of a table; every row of a table has as many cells. */
export interface RowLine {
  readonly header: boolean
  readonly cells: readonly TextLine[]
}

/** A table of data, or lines to sign on; `weights` are the columns' relative widths. Its caption and what it holds are for readers who listen. */
export interface TableLine {
  readonly kind: 'table'
  readonly role: 'data' | 'signature'
  readonly place: LinePlace
  readonly caption: string
  readonly description: string
  readonly weights: readonly number[]
  readonly rows: readonly RowLine[]
}

export type PaperLine = TextLine | TableLine

/** A paragraph of these words, with what is special about it. */
export const textLine = (
  role: LineRole,
  place: LinePlace,
  spans: readonly WordSpan[],
  special: Partial<Pick<TextLine, 'marker' | 'section' | 'bookmark'>> = {},
): TextLine => ({ kind: 'text', role, place, spans, marker: null, section: null, bookmark: null, ...special })

/** The words of spans. */
export const spanText = (spans: readonly WordSpan[]): string => spans.map(({ text }) => text).join('')
