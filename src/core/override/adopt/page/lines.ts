/** Turns the elements of a page into its paragraphs and tables as they stand one below the other, and tells what its readers do not see. */
import type { Edited } from '../../../document/unit.js'
import { bare } from '../../../document/tidy.js'
import { blankLine, plainText, type TableRow } from '../../../document/tree.js'
import { emptyParagraph, cellLine, type FileParagraph, type Marker } from '../shapes/gather.js'
import { hasBox, isHidden, isSkip, linked, styled, elementText } from './element.js'
import { addText, begin, flush, plainAround, type Reading, type Around } from './reading.js'
import { marginName } from '../word/beside.js'
import { all, type XmlNode } from '../word/xml.js'

/** A page as it is read. */
export interface PageLines {
  readonly paragraphs: readonly FileParagraph[]
  readonly hidden: readonly string[]
  readonly beside: NonNullable<Edited['beside']>
}

/** Reads the page. */
export function pageLines(root: XmlNode): PageLines {
  const reading = begin()
  readInside(root, plainAround, reading)
  flush(reading, plainAround)
  takeFoot(reading)
  const { paragraphs, hidden, beside } = reading
  return { paragraphs, hidden: hidden.filter((text) => text.trim() !== ''), beside }
}

/** The foot of a page of ours is its last line where another program has put it into the text. */
function takeFoot({ paragraphs, beside, name }: Reading): void {
  const text = plainText(paragraphs.at(-1)?.inline ?? []).trim()
  const words = bare(text).replace(/version\d+(?:draft)?$/, '')
  // The name of its window has title and practice the other way round.
  const isFoot = words !== bare(text) && words.length === name.length && (name + name).includes(words)
  if (!isFoot) return
  paragraphs.pop()
  beside.push({ name: marginName, text, why: inMargin })
}

const inMargin = 'it stands in the header or footer of the file'

type Reader = (node: XmlNode, around: Around, reading: Reading) => void

const readInside: Reader = (node, around, reading) => {
  for (const inner of node.children) read(inner, around, reading)
}

function read(node: XmlNode, around: Around, reading: Reading): void {
  if (node.tag === '') {
    addText(node.text, around, reading)
    return
  }
  const { id, name } = node.attributes
  if (id !== undefined) reading.anchors.push(id)
  else if (node.tag === 'a' && name !== undefined) reading.anchors.push(name)
  if (isHidden(node)) {
    reading.hidden.push(elementText(node))
    return
  }
  const looks = styled(node.attributes['style'] ?? '', around.looks)
  ;(readers[node.tag] ?? readInside)(node, { ...around, looks }, reading)
}

const ended =
  (change: (around: Around, node: XmlNode) => Around = (around) => around, heading: number | null = null): Reader =>
  (node, around, reading) => {
    flush(reading, around)
    readInside(node, change(around, node), reading)
    flush(reading, change(around, node), heading)
  }

const look =
  (looks: Partial<Around['looks']>): Reader =>
  (node, around, reading) => {
    readInside(node, { ...around, looks: { ...around.looks, ...looks } }, reading)
  }

const nothing: Reader = () => undefined

const beside =
  (name: string, why: string, textOf: (node: XmlNode) => string): Reader =>
  (node, _, reading) => {
    const text = textOf(node)
    if (text !== '') reading.beside.push({ name, text, why })
  }

const noPictures = 'the policy has no place for pictures; the picture is in the file itself, in kept/returned'

/** What each element does; any other is read for its text. */
const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, ended(undefined, level)])),
  ...Object.fromEntries(
    'p div section article main nav aside address figure figcaption form fieldset legend center details summary body td th tr caption'
      .split(' ')
      .map((tag) => [tag, ended()]),
  ),
  ...Object.fromEntries('script style noscript colgroup'.split(' ').map((tag) => [tag, nothing])),
  ...Object.fromEntries('b strong'.split(' ').map((tag) => [tag, look({ bold: true })])),
  ...Object.fromEntries('i em'.split(' ').map((tag) => [tag, look({ italic: true })])),
  ...Object.fromEntries('s strike del'.split(' ').map((tag) => [tag, look({ struck: true })])),
  ...Object.fromEntries('ul ol menu'.split(' ').map((tag) => [tag, list])),
  ...Object.fromEntries(
    'pre textarea'.split(' ').map((tag) => [tag, ended((around) => ({ ...around, isTyped: true }))]),
  ),
  head: (node, _, reading) => {
    reading.name = bare(all(node, 'title').map(elementText).join(' '))
  },
  li: item,
  table,
  blockquote: ended((around) => ({ ...around, quoted: true })),
  br: (_, { looks }, { pieces }) => {
    pieces.push({ ...looks, text: '\n' })
  },
  hr: (_, around, reading) => {
    // A line drawn in an item is one to fill in, which Markdown took for a break.
    if (around.marker === null) flush(reading, around)
    else addText(` ${blankLine}`, around, reading)
  },
  dt: (node, around, reading) => {
    flush(reading, around)
    readInside(node, around, reading)
    addText(/:\s*$/.test(elementText(node)) ? ' ' : ': ', around, reading)
  },
  dd: (node, around, reading) => {
    readInside(node, around, reading)
    flush(reading, around)
  },
  a: (node, around, reading) => {
    if (isSkip(node)) return
    const url = linked(node.attributes['href'] ?? null)
    readInside(node, { ...around, looks: { ...around.looks, url: url ?? around.looks.url } }, reading)
  },
  template: (node, _, { hidden }) => {
    hidden.push(elementText(node))
  },
  '#comment': ({ text }, _, { anchors, hidden }) => {
    // What stands there in our Markdown.
    const clause = /^\s*clause:\s*([a-z0-9-]+)\s*$/.exec(text)?.[1]
    if (clause !== undefined) anchors.push(clause)
    // What Word writes for itself.
    else if (!/^\[(?:if|endif)|\[endif\]$/.test(text.trim())) hidden.push(text)
  },
  footer: beside(marginName, inMargin, elementText),
  // What pandoc puts above a page: the name of its window.
  header: (node, around, reading) => {
    const isName = node.attributes['id'] === 'title-block-header' && bare(elementText(node)) === reading.name
    if (!isName) ended()(node, around, reading)
  },
  img: beside('picture', noPictures, ({ attributes }) => `A picture: ${attributes['alt'] ?? 'it has no description'}`),
}

function list(node: XmlNode, around: Around, reading: Reading): void {
  flush(reading, around)
  const lists = around.lists + 1
  readInside(node, { ...around, lists, marker: markerOf(node, lists, reading) }, reading)
  flush(reading, around)
}

function markerOf(node: XmlNode, lists: number, { paragraphs }: Reading): Marker {
  return { list: String(paragraphs.length), level: lists - 1, ordered: node.tag === 'ol', checkbox: false }
}

function item(node: XmlNode, around: Around, reading: Reading): void {
  flush(reading, around)
  const marker = around.marker ?? markerOf(node, 1, reading)
  const inside = {
    ...around,
    lists: Math.max(1, around.lists),
    marker: { ...marker, checkbox: hasBox(node) },
  }
  reading.opens = true
  readInside(node, inside, reading)
  flush(reading, inside)
  reading.opens = false
}

/** What a cell holds becomes one line of text. */
function table(node: XmlNode, around: Around, reading: Reading): void {
  flush(reading, around)
  // Heard, not seen: the heading above says the same.
  const captions = node.children.filter(({ tag }) => tag === 'caption')
  for (const caption of captions)
    if (bare(elementText(caption)) !== withoutNumber(reading.heading)) read(caption, around, reading)
  for (const stray of outsideCells(node)) read(stray, around, reading)
  flush(reading, around)
  const rows = all(node, 'tr').map((row): TableRow => {
    const cells = row.children.filter(({ tag }) => tag === 'td' || tag === 'th')
    return { type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: cellOf(cell, reading) })) }
  })
  const { anchors } = reading
  reading.anchors = []
  reading.paragraphs.push({ ...emptyParagraph, rows, anchors })
}

function cellOf(cell: XmlNode, reading: Reading): ReturnType<typeof cellLine> {
  const inside = begin()
  readInside(cell, plainAround, inside)
  flush(inside, plainAround)
  reading.hidden.push(...inside.hidden)
  reading.beside.push(...inside.beside)
  reading.anchors.push(...inside.anchors, ...inside.paragraphs.flatMap(({ anchors }) => anchors))
  return cellLine(inside.paragraphs)
}

/** What stands in a table and in none of its cells. */
const outsideCells = ({ children }: XmlNode): readonly XmlNode[] =>
  children.flatMap((inner) =>
    ['thead', 'tbody', 'tfoot', 'tr'].includes(inner.tag)
      ? outsideCells(inner)
      : ['td', 'th', 'caption'].includes(inner.tag)
        ? []
        : [inner],
  )

const withoutNumber = (heading: string): string => heading.replace(/^\d+/, '')
