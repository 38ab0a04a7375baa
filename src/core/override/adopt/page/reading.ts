/** Gathers the words of a page into paragraphs while its elements are read. */
import { bare } from '../../../document/tidy.js'
import { plainText } from '../../../document/tree.js'
import { emptyParagraph, withoutTypedBullet, type FileParagraph, type Marker } from '../shapes/gather.js'
import { toInline } from '../word/inline.js'
import type { StyledText } from '../word/runs.js'

/** How words look, and what they stand in. */
export interface Around {
  readonly looks: Omit<StyledText, 'text'>
  readonly marker: Marker | null
  /** How many lists it is in. */
  readonly lists: number
  readonly quoted: boolean
  /** Line breaks of the text are line breaks. */
  readonly isTyped: boolean
}

/** Words that stand in nothing. */
export const plainAround: Around = {
  looks: { bold: false, italic: false, struck: false, url: null },
  ...{ marker: null, lists: 0, quoted: false, isTyped: false },
}

/** What was read so far. */
export interface Reading {
  readonly paragraphs: FileParagraph[]
  readonly hidden: string[]
  readonly beside: { readonly name: string; readonly text: string; readonly why: string }[]
  pieces: StyledText[]
  anchors: string[]
  /** The next paragraph opens its list item. */
  opens: boolean
  /** Letters and digits of the last heading. */
  heading: string
  /** Letters and digits of the name of its window. */
  name: string
}

/** Nothing yet. */
export const begin = (): Reading => ({
  ...{ paragraphs: [], hidden: [], beside: [], pieces: [], anchors: [] },
  ...{ opens: false, heading: '', name: '' },
})

/** Words of the paragraph that is open. */
export function addText(text: string, { looks, isTyped }: Around, { pieces }: Reading): void {
  const words = isTyped ? text : text.replace(/[ \t\n\r\f]+/g, ' ')
  if (words !== '' && (pieces.length > 0 || words.trim() !== '')) pieces.push({ ...looks, text: words })
}

/** What was read since the last paragraph is one. */
export function flush(reading: Reading, around: Around, heading: number | null = null): void {
  const { pieces, anchors, opens } = reading
  if (pieces.length === 0) return
  reading.pieces = []
  reading.anchors = []
  reading.opens = false
  const typed = around.marker === null && heading === null && !around.quoted ? withoutTypedBullet(pieces) : null
  const inline = toInline(typed?.pieces ?? pieces)
  if (heading !== null) reading.heading = bare(plainText(inline))
  reading.paragraphs.push({
    ...emptyParagraph,
    ...{ inline, heading, anchors, quoted: around.quoted },
    marker: opens ? around.marker : (typed?.marker ?? null),
    continues: around.marker !== null && !opens,
  })
}
