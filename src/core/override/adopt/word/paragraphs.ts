/** Turns the body of a Word file into a flat run of paragraphs and tables. */
import { plainText, type Inline, type TableRow } from '../../../document/tree.js'
import { toInline } from './inline.js'
import { emptyContent, readRuns, runsOn, type Content, type RunReading } from './runs.js'
import type { Marker } from './styles.js'
import { shortened } from '../../../ground/phrase.js'
import { all, child, attributeOf, type XmlNode } from './xml.js'

export interface WordParagraph {
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

/** Paragraphs in order; deleted ones are gone and those whose mark was deleted are joined. */
export function readParagraphs(container: XmlNode, reading: RunReading): readonly WordParagraph[] {
  const result: WordParagraph[] = []
  let open = emptyContent()
  const flush = (paragraph: XmlNode | null): void => {
    result.push(...withBeside(open, asParagraph(open, paragraph, reading), reading))
    open = emptyContent()
  }
  const visit = (node: XmlNode): void => {
    switch (node.tag) {
      case 'w:p':
        readRuns(node, reading, open)
        if (!runsOn(node)) flush(node)
        return
      case 'w:tbl':
        if (open.pieces.length > 0) flush(null)
        result.push(asTable(node, reading, open))
        open = emptyContent()
        return
      case 'w:bookmarkStart':
      case 'w:commentRangeStart':
        readRuns({ ...node, children: [node] }, reading, open)
        return
      case 'w:sdt':
        child(node, 'w:sdtContent')?.children.forEach(visit)
        return
      case 'mc:AlternateContent':
        ;(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback'))?.children.forEach(visit)
        return
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
        node.children.forEach(visit)
    }
  }
  container.children.forEach(visit)
  if (open.pieces.length + open.comments.length + open.boxes.length + open.notes.length > 0) flush(null)
  return result
}

/** A paragraph and the text boxes on it; its notes are put aside. */
function withBeside({ notes, boxes }: Content, read: WordParagraph, reading: RunReading): readonly WordParagraph[] {
  const near = shortened(plainText(read.inline), 50)
  for (const note of notes) reading.notes.push({ ...note, near })
  return [read, ...boxes.flatMap((box) => readParagraphs(box, reading).map((inside) => ({ ...inside, box: near })))]
}

const plain = { box: null, rows: null, heading: null, marker: null, continues: false, quoted: false }

/** A bullet that somebody typed, or that was typed for them where the numbering was lost. */
const typedBullet = /^\s*(?:[●•◦▪■‣○∙⁃]\s*|[-–]\s+)/

function asParagraph(content: Content, paragraph: XmlNode | null, { styles }: RunReading): WordParagraph {
  const properties = paragraph === null ? undefined : child(paragraph, 'w:pPr')
  const name = styles.name(attributeOf(properties, 'w:pStyle'))
  const { anchors, comments, authors } = content
  const [first, ...rest] = content.pieces
  const isTyped = first !== undefined && typedBullet.test(first.text) && styles.marker(properties) === null
  return {
    ...plain,
    inline: toInline(isTyped ? [{ ...first, text: first.text.replace(typedBullet, '') }, ...rest] : content.pieces),
    heading: styles.heading(properties),
    marker: isTyped ? { list: 'typed', level: 0, ordered: false, checkbox: false } : styles.marker(properties),
    continues: /^list (text|continue)/.test(name),
    quoted: /quot|attribution|block text/.test(name),
    anchors,
    comments,
    authors,
  }
}

/** Tracked deletions of rows and cells count; what a cell holds becomes one line of text. */
function asTable(table: XmlNode, reading: RunReading, open: Content): WordParagraph {
  const anchors = [...open.anchors]
  const comments = [...open.comments]
  const authors: string[] = []
  const rows = all(table, 'w:tr').filter((row) => child(child(row, 'w:trPr'), 'w:del') === undefined)
  const cells = (row: XmlNode): readonly XmlNode[] =>
    all(row, 'w:tc').filter((cell) => child(child(cell, 'w:tcPr'), 'w:cellDel') === undefined)
  return {
    ...plain,
    inline: [],
    rows: rows.map((row) => ({
      type: 'tableRow',
      children: cells(row).map((cell) => {
        const lines = readParagraphs(cell, reading).map((line) => {
          anchors.push(...line.anchors)
          comments.push(...line.comments)
          authors.push(...line.authors)
          return line.rows === null ? line.inline : line.rows.flatMap(rowLine)
        })
        return { type: 'tableCell', children: joined(lines.filter((line) => plainText(line).trim() !== '')) }
      }),
    })),
    anchors,
    comments,
    authors,
  }
}

const rowLine = (row: TableRow): readonly Inline[] => joined(row.children.map((cell) => cell.children))

const joined = (lines: readonly (readonly Inline[])[]): readonly Inline[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as const, ...line]))
