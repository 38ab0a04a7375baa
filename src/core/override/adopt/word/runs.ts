/** Turns what stands inside a Word paragraph into pieces of text, tracked changes accepted, and notes what hangs on it. */
import { blankLine } from '../../../document/tree.js'
import { addressOf, fieldAddress, readField, type OpenField } from './fields.js'
import type { WordFile } from './package.js'
import { isOn, type Styles } from './styles.js'
import { all, at, child, attributeOf, type XmlNode } from './xml.js'

/** What reading needs to know, and the fields that are open: a field may span paragraphs. */
export interface RunReading {
  readonly file: WordFile
  readonly styles: Styles
  readonly fields: OpenField[]
  /** Words that readers of the file don't see. */
  readonly hidden: string[]
  /** Footnotes and endnotes, with the first words of their paragraph. */
  readonly notes: NoteInText[]
}

/** A footnote or endnote. */
interface NoteInText {
  readonly kind: 'footnote' | 'endnote'
  readonly text: string
  readonly near: string
}

/** Text with its looks. */
export interface StyledText {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  /** Struck through by formatting. */
  readonly struck: boolean
  readonly url: string | null
}

/** What one or several joined paragraphs hold. */
export interface Content {
  readonly pieces: StyledText[]
  /** Names of the clauses' bookmarks, in lower case. */
  readonly anchors: string[]
  readonly comments: string[]
  readonly authors: string[]
  /** Text boxes: their text follows the paragraph. */
  readonly boxes: XmlNode[]
  /** Footnotes and endnotes. */
  readonly notes: Omit<NoteInText, 'near'>[]
}

export const emptyContent = (): Content => ({
  pieces: [],
  anchors: [],
  comments: [],
  authors: [],
  boxes: [],
  notes: [],
})

type Looks = Omit<StyledText, 'text'>
const plain: Looks = { bold: false, italic: false, struck: false, url: null }

/** Reads the children of a paragraph into `out`. */
export const readRuns = (paragraph: XmlNode, reading: RunReading, out: Content): void => {
  readInside(paragraph, plain, reading, out)
}

const skipped = new Set(['w:pPr', 'w:rPr', 'w:sdtPr', 'w:sdtEndPr', 'w:delText', 'w:delInstrText', 'w:tcPr', 'w:rt'])

function read(node: XmlNode, looks: Looks, reading: RunReading, out: Content): void {
  const reader = readers[node.tag]
  if (reader !== undefined) reader(node, looks, reading, out)
  else if (!skipped.has(node.tag)) {
    addText(node, looks, reading, out)
    if (node.tag !== 'w:t' && node.tag !== 'm:t') readInside(node, looks, reading, out)
  }
}

type Reader = (node: XmlNode, looks: Looks, reading: RunReading, out: Content) => void

const readInside = (node: XmlNode | undefined, looks: Looks, reading: RunReading, out: Content): void => {
  for (const inner of node?.children ?? []) read(inner, looks, reading, out)
}

const added: Reader = (node, looks, reading, out) => {
  noteAuthor(node, out)
  readInside(node, looks, reading, out)
}

const deleted: Reader = (node, _looks, _reading, out) => {
  noteAuthor(node, out)
  for (const mark of all(node, 'w:commentReference')) out.comments.push(mark.attributes['w:id'] ?? '')
}

function noteAuthor(node: XmlNode, out: Content): void {
  const author = node.attributes['w:author']
  if (author !== undefined) out.authors.push(author)
}

const mark: Reader = (node, _looks, reading, out) => {
  readMark(node, out)
}

const field: Reader = (node, _looks, reading) => {
  readField(node, reading.fields)
}

/** A policy has no footnotes: their words are told beside it. */
function noteOf(kind: NoteInText['kind']): Reader {
  return (node, _looks, { file }, out) => {
    const note = file.notes.get(`${kind}:${node.attributes['w:id'] ?? ''}`)
    const text = note === undefined ? '' : runText(note)
    if (text !== '') out.notes.push({ kind, text })
  }
}

/** What each element does; any other is read for its text. */
const readers: Readonly<Record<string, Reader>> = {
  'w:ins': added,
  'w:moveTo': added,
  'w:del': deleted,
  'w:moveFrom': deleted,
  'w:bookmarkStart': mark,
  'w:commentRangeStart': mark,
  'w:commentReference': mark,
  'w:fldChar': field,
  'w:instrText': field,
  'w:r': (node, looks, reading, out) => {
    const own = runLooks(node, looks, reading)
    if (isOn(child(node, 'w:rPr'), 'w:vanish')) reading.hidden.push(rawWords(node))
    else if (isFillIn(node)) out.pieces.push({ ...own, text: blankLine })
    else readInside(node, own, reading, out)
  },
  'w:hyperlink': (node, looks, reading, out) => {
    readInside(node, { ...looks, url: addressOf(node, reading.file.links) ?? looks.url }, reading, out)
  },
  'w:fldSimple': (node, looks, reading, out) => {
    const url = fieldAddress(node.attributes['w:instr'] ?? '') ?? looks.url
    readInside(node, { ...looks, url }, reading, out)
  },
  'w:sdt': (node, looks, reading, out) => {
    if (!isOn(child(node, 'w:sdtPr'), 'w:showingPlcHdr')) readInside(child(node, 'w:sdtContent'), looks, reading, out)
  },
  'mc:AlternateContent': (node, looks, reading, out) => {
    const choice = child(node, 'mc:Choice')
    const hasText = choice !== undefined && all(choice, 'w:t').length > 0
    readInside(hasText ? choice : (child(node, 'mc:Fallback') ?? choice), looks, reading, out)
  },
  'w:footnoteReference': noteOf('footnote'),
  'w:endnoteReference': noteOf('endnote'),
  'w:txbxContent': (node, _looks, _reading, out) => {
    out.boxes.push(node)
  },
}

function readMark(node: XmlNode, out: Content): void {
  if (node.tag !== 'w:bookmarkStart') {
    out.comments.push(node.attributes['w:id'] ?? '')
    return
  }
  const name = (node.attributes['w:name'] ?? '').toLowerCase()
  if (name.startsWith('clause_')) out.anchors.push(name)
}

function runLooks(run: XmlNode, looks: Looks, { styles }: RunReading): Looks {
  const properties = child(run, 'w:rPr')
  const style = styles.name(attributeOf(properties, 'w:rStyle'))
  return {
    ...looks,
    bold: child(properties, 'w:b') === undefined ? style === 'strong' : isOn(properties, 'w:b'),
    italic: child(properties, 'w:i') === undefined ? style === 'emphasis' : isOn(properties, 'w:i'),
    struck: isOn(properties, 'w:strike') || isOn(properties, 'w:dstrike'),
  }
}

/** Underlined spaces: a line to fill in that nobody has filled in. */
const isFillIn = (run: XmlNode): boolean =>
  (!['', 'none'].includes(attributeOf(child(run, 'w:rPr'), 'w:u') ?? '') && /^[\s\u00A0]{6,}$/.test(rawWords(run))) ||
  // The blanks of ours whose line another program left out.
  /^(?:\u00A0{12,}|\u2007{8,})$/.test(rawWords(run))

const rawWords = (run: XmlNode): string =>
  all(run, 'w:t')
    .flatMap((node) => node.children.map((inner) => inner.text))
    .join('')

function addText(node: XmlNode, looks: Looks, reading: RunReading, out: Content): void {
  const open = reading.fields.find((field) => !field.inResult)
  if (open !== undefined) return
  const field = reading.fields.map(({ instruction }) => fieldAddress(instruction)).find((url) => url !== null)
  const text = textOf(node)
  if (text !== '') out.pieces.push({ ...looks, url: looks.url ?? field ?? null, text })
}

function textOf(node: XmlNode): string {
  switch (node.tag) {
    case 'w:t':
    case 'm:t':
      return node.children.map((inner) => inner.text).join('')
    case 'w:tab':
    case 'w:ptab':
      return ' '
    case 'w:br':
      return ['page', 'column'].includes(node.attributes['w:type'] ?? '') ? ' ' : '\n'
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '-'
    case 'w:sym':
      return String.fromCodePoint(parseInt(node.attributes['w:char'] ?? '', 16) || 0x2022)
    default:
      return ''
  }
}

/** The words of an element, paragraphs joined by spaces; deletions left out. */
export const runText = (node: XmlNode): string =>
  all(node, 'w:p').map(paragraphWords).join(' ').replace(/\s+/g, ' ').trim()

const paragraphWords = (node: XmlNode): string => {
  if (node.tag === 'w:t') return node.children.map((inner) => inner.text).join('')
  if (['w:tab', 'w:br', 'w:cr'].includes(node.tag)) return ' '
  if (['w:del', 'w:moveFrom', 'w:pPr', 'w:instrText'].includes(node.tag)) return ''
  return node.children.map(paragraphWords).join('')
}

/** Whether the paragraph's own mark is a tracked deletion: it then runs on into the next one. */
export const runsOn = (paragraph: XmlNode): boolean => {
  const mark = at(paragraph, 'w:pPr', 'w:rPr')
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
}
