/** Turns the flat run of paragraphs that a Word file or a page is read into into blocks: items into lists, lines into quotations. */
import { plainText, type Block, type Inline, type ListItem, type TableRow } from '../../../document/tree.js'

/** How a list item is marked. */
export interface Marker {
  /** Tells lists apart. */
  readonly list: string
  readonly level: number
  readonly ordered: boolean
  readonly checkbox: boolean
}

/** A paragraph or table of a file, as it stands there. */
export interface FileParagraph {
  readonly inline: readonly Inline[]
  readonly rows: readonly TableRow[] | null
  readonly heading: number | null
  readonly marker: Marker | null
  /** Goes on with the list item before it. */
  readonly continues: boolean
  readonly quoted: boolean
  readonly anchors: readonly string[]
  readonly comments: readonly string[]
  readonly authors: readonly string[]
  /** In a text box: the first words of the paragraph it hangs on. */
  readonly box: string | null
}

/** A paragraph with nothing in it and nothing to it. */
export const emptyParagraph: FileParagraph = {
  ...{ inline: [], rows: null, heading: null, marker: null, continues: false, quoted: false },
  ...{ anchors: [], comments: [], authors: [], box: null },
}

/** A bullet that somebody typed, or that was typed for them where the numbering was lost. */
const typedBullet = /^\s*(?:[●•◦▪■‣○∙⁃·]\s*|[-–]\s+)/

/** The pieces of a line without the bullet typed before it, and its marker; null where none is. */
export function withoutTypedBullet<Piece extends { readonly text: string }>(
  pieces: readonly Piece[],
): { readonly pieces: readonly Piece[]; readonly marker: Marker } | null {
  const [first, ...rest] = pieces
  if (first === undefined || !typedBullet.test(first.text)) return null
  const marker = { list: 'typed', level: 0, ordered: false, checkbox: false }
  return { pieces: [{ ...first, text: first.text.replace(typedBullet, '') }, ...rest], marker }
}

/** What a cell holds is one line of text. */
export const cellLine = (paragraphs: readonly FileParagraph[]): readonly Inline[] =>
  joined(paragraphs.map(({ rows, inline }) => (rows === null ? inline : rows.flatMap(rowLine))))

const rowLine = (row: TableRow): readonly Inline[] => joined(row.children.map((cell) => cell.children))

const joined = (lines: readonly (readonly Inline[])[]): readonly Inline[] =>
  lines
    .filter((line) => plainText(line).trim() !== '')
    .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as const, ...line]))

/** Paragraphs that make one block together: a list, or lines of a quotation. */
export function gathered(paragraphs: readonly FileParagraph[]): readonly (readonly FileParagraph[])[] {
  const groups: FileParagraph[][] = []
  for (const paragraph of paragraphs) {
    const group = groups.at(-1)
    if (group?.[0] !== undefined && belongs(group[0], paragraph)) group.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

function belongs(first: FileParagraph, paragraph: FileParagraph): boolean {
  if (paragraph.heading !== null || paragraph.rows !== null || paragraph.anchors.length > 0) return false
  if (paragraph.box !== first.box) return false
  if (first.marker === null) return first.quoted && paragraph.quoted && paragraph.marker === null
  if (paragraph.marker === null) return paragraph.continues
  if (paragraph.marker.level > 0) return true
  const isNew = paragraph.marker.ordered && paragraph.marker.list !== first.marker.list
  return paragraph.marker.ordered === first.marker.ordered && !isNew
}

/** The block that a group makes. */
export function blockOf(group: readonly FileParagraph[]): Block {
  const [first] = group
  if (first?.rows != null) return { type: 'table', widths: [], children: first.rows }
  if (first?.marker != null) return asList(group)
  if (first?.quoted === true && first.heading === null) return { type: 'blockquote', children: group.map(asLine) }
  return asLine(first)
}

const asLine = (paragraph: FileParagraph | undefined): Block => ({
  type: 'paragraph',
  children: paragraph?.inline ?? [],
})

/** Items of the first paragraph's level; deeper ones nest under the item before them. */
function asList(group: readonly FileParagraph[]): Block {
  const level = Math.min(...group.map((paragraph) => paragraph.marker?.level ?? 99))
  const items: FileParagraph[][] = []
  for (const paragraph of group) {
    const last = items.at(-1)
    if (last === undefined || paragraph.marker?.level === level) items.push([paragraph])
    else last.push(paragraph)
  }
  const children = items.map(([head, ...rest]): ListItem => {
    const nested = gatherNested(rest)
    return {
      type: 'listItem',
      checked: head?.marker?.checkbox === true ? false : null,
      children: [asLine(head), ...nested],
    }
  })
  return { type: 'list', ordered: group[0]?.marker?.ordered ?? false, children }
}

function gatherNested(paragraphs: readonly FileParagraph[]): readonly Block[] {
  const groups: FileParagraph[][] = []
  for (const paragraph of paragraphs) {
    const last = groups.at(-1)
    if (last?.[0]?.marker != null && paragraph.marker !== null) last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups.map((group) => (group[0]?.marker == null ? asLine(group[0]) : asList(group)))
}
