/** Turns the body of a Word file into a flat run of paragraphs and tables. */
import { plainText } from '../../../document/tree.js'
import { emptyParagraph, cellLine, withoutTypedBullet, type FileParagraph } from '../shapes/gather.js'
import { toInline } from './inline.js'
import { emptyContent, readRuns, runsOn, type Content, type RunReading } from './runs.js'
import { shortened } from '../../../ground/phrase.js'
import { all, child, attributeOf, type XmlNode } from './xml.js'

/** Paragraphs in order; deleted ones are gone and those whose mark was deleted are joined. */
export function readParagraphs(container: XmlNode, reading: RunReading): readonly FileParagraph[] {
  const result: FileParagraph[] = []
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
function withBeside({ notes, boxes }: Content, read: FileParagraph, reading: RunReading): readonly FileParagraph[] {
  const near = shortened(plainText(read.inline), 50)
  for (const note of notes) reading.notes.push({ ...note, near })
  return [read, ...boxes.flatMap((box) => readParagraphs(box, reading).map((inside) => ({ ...inside, box: near })))]
}

function asParagraph(content: Content, paragraph: XmlNode | null, { styles }: RunReading): FileParagraph {
  const properties = paragraph === null ? undefined : child(paragraph, 'w:pPr')
  const name = styles.name(attributeOf(properties, 'w:pStyle'))
  const { anchors, comments, authors } = content
  const marker = styles.marker(properties)
  const typed = marker === null ? withoutTypedBullet(content.pieces) : null
  return {
    ...emptyParagraph,
    inline: toInline(typed?.pieces ?? content.pieces),
    heading: styles.heading(properties),
    marker: typed?.marker ?? marker,
    continues: /^list (text|continue)/.test(name),
    quoted: /quot|attribution|block text/.test(name),
    anchors,
    comments,
    authors,
  }
}

/** Tracked deletions of rows and cells count; what a cell holds becomes one line of text. */
function asTable(table: XmlNode, reading: RunReading, open: Content): FileParagraph {
  const anchors = [...open.anchors]
  const comments = [...open.comments]
  const authors: string[] = []
  const rows = all(table, 'w:tr').filter((row) => child(child(row, 'w:trPr'), 'w:del') === undefined)
  const cells = (row: XmlNode): readonly XmlNode[] =>
    all(row, 'w:tc').filter((cell) => child(child(cell, 'w:tcPr'), 'w:cellDel') === undefined)
  return {
    ...emptyParagraph,
    rows: rows.map((row) => ({
      type: 'tableRow',
      children: cells(row).map((cell) => {
        const lines = readParagraphs(cell, reading)
        anchors.push(...lines.flatMap((line) => line.anchors))
        comments.push(...lines.flatMap((line) => line.comments))
        authors.push(...lines.flatMap((line) => line.authors))
        return { type: 'tableCell', children: cellLine(lines) }
      }),
    })),
    anchors,
    comments,
    authors,
  }
}
