/** A Word file with tracked changes → what it says when they are accepted or rejected; written apart from the code it judges. */
import { XMLParser } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'

export type Parts = ReadonlyMap<string, string | Uint8Array>
type Xml = Record<string, unknown>

/** One paragraph as a reader meets it. `list` is the marker that Word would count; `clause` the bookmark it stands under. */
export interface ReadLine {
  readonly style: string
  readonly list: string
  readonly text: string
  readonly clause: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  processEntities: true,
})

export const partsOf = (bytes: Uint8Array): Parts =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]))

const nameOf = (node: Xml): string => Object.keys(node).find((key) => key !== ':@') ?? ''
const inside = (node: Xml | undefined): readonly Xml[] => (node === undefined ? [] : (node[nameOf(node)] as Xml[]))
const find = (nodes: readonly Xml[], name: string): Xml | undefined => nodes.find((node) => nameOf(node) === name)
const attribute = (node: Xml | undefined, name: string): string =>
  (node?.[':@'] as Record<string, string> | undefined)?.[name] ?? ''
const value = (nodes: readonly Xml[], name: string): string => attribute(find(nodes, name), 'w:val')

const bodyOf = (parts: Parts): readonly Xml[] => {
  const root = parser.parse(String(parts.get('word/document.xml'))) as Xml[]
  return inside(find(inside(find(root, 'w:document')), 'w:body'))
}

const gone = { accept: ['w:del', 'w:moveFrom'], reject: ['w:ins', 'w:moveTo'] } as const
const stays = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:hyperlink'] as const

/** Every paragraph once all changes are accepted or rejected. */
export function readLines(parts: Parts, mode: 'accept' | 'reject'): readonly ReadLine[] {
  const lines: ReadLine[] = []
  const counters = new Map<string, number[]>()
  const formats = listFormats(parts)
  let [pending, clause] = ['', '']
  const textOf = (nodes: readonly Xml[]): string =>
    nodes
      .map((node): string => {
        const name = nameOf(node)
        if ((gone[mode] as readonly string[]).includes(name)) return ''
        if ((stays as readonly string[]).includes(name)) return textOf(inside(node))
        if (name === 'w:r') return runText(inside(node))
        return ''
      })
      .join('')
  const paragraph = (node: Xml): void => {
    const children = inside(node)
    let properties = inside(find(children, 'w:pPr'))
    const mark = inside(find(properties, 'w:rPr'))
    const former = find(properties, 'w:pPrChange')
    if (mode === 'reject' && former !== undefined) properties = inside(find(inside(former), 'w:pPr'))
    const text = pending + textOf(children)
    pending = ''
    if (mark.some((one) => (gone[mode] as readonly string[]).includes(nameOf(one)))) {
      pending = text
      return
    }
    const bookmark = attribute(find(children, 'w:bookmarkStart'), 'w:name')
    if (/^(clause|section)_/.test(bookmark)) clause = bookmark
    const list = markerOf(inside(find(properties, 'w:numPr')), formats, counters)
    // Nobody sees a space at the end of a paragraph.
    lines.push({ style: value(properties, 'w:pStyle'), list, text: text.replace(/ +$/, ''), clause })
  }
  const walk = (nodes: readonly Xml[]): void => {
    for (const node of nodes) {
      const name = nameOf(node)
      if (name === 'w:p') paragraph(node)
      else if (name === 'w:tbl' || name === 'w:tc') walk(inside(node))
      else if (name === 'w:tr') {
        const properties = inside(find(inside(node), 'w:trPr'))
        if (!properties.some((one) => (gone[mode] as readonly string[]).includes(nameOf(one)))) walk(inside(node))
      }
    }
  }
  walk(bodyOf(parts))
  // Nor an empty paragraph at the end of the file.
  const last = lines.at(-1)
  if (last?.text === '' && last.style === '' && last.list === '') lines.pop()
  return pending === '' ? lines : [...lines, { style: 'left over', list: '', text: pending, clause }]
}

function runText(nodes: readonly Xml[]): string {
  return nodes
    .map((node) => {
      const name = nameOf(node)
      if (name === 'w:tab') return '\t'
      if (name === 'w:br') return '\n'
      if (name !== 'w:t' && name !== 'w:delText') return ''
      return inside(node)
        .map((child) => (child['#text'] as string | undefined) ?? '')
        .join('')
    })
    .join('')
}

/** Numbering id → the format of each level. */
function listFormats(parts: Parts): ReadonlyMap<string, readonly string[]> {
  const root = inside(find(parser.parse(String(parts.get('word/numbering.xml'))) as Xml[], 'w:numbering'))
  const levels = new Map(
    root
      .filter((node) => nameOf(node) === 'w:abstractNum')
      .map((node) => [
        attribute(node, 'w:abstractNumId'),
        inside(node)
          .filter((child) => nameOf(child) === 'w:lvl')
          .map((level) => value(inside(level), 'w:numFmt') + value(inside(level), 'w:lvlText')),
      ]),
  )
  return new Map(
    root
      .filter((node) => nameOf(node) === 'w:num')
      .map((node) => [attribute(node, 'w:numId'), levels.get(value(inside(node), 'w:abstractNumId')) ?? []]),
  )
}

function markerOf(
  list: readonly Xml[],
  formats: ReadonlyMap<string, readonly string[]>,
  counters: Map<string, number[]>,
): string {
  const id = value(list, 'w:numId')
  if (id === '') return ''
  const level = Number(value(list, 'w:ilvl'))
  const format = formats.get(id)?.[level] ?? 'undefined list'
  if (format.startsWith('bullet')) return `${level} ${format}`
  const counts = counters.get(id) ?? []
  counts.length = level + 1
  counts[level] = (counts[level] ?? 0) + 1
  counters.set(id, counts)
  return `${level} ${format} ${counts[level]}`
}

/** Bookmark of a section or provision → the words its changes touch, its comments, and whether anything is marked. */
export interface Marked {
  readonly words: number
  readonly texts: readonly string[]
  readonly comments: readonly string[]
  readonly marks: number
}

interface Mutable {
  words: number
  texts: string[]
  comments: string[]
  marks: number
}

/** Counts the changes under each heading; moved words don't count as changed. */
export function marksByHeading(parts: Parts): ReadonlyMap<string, Marked> {
  const found = new Map<string, Mutable>()
  let heading = ''
  const at = (): Mutable => {
    const one = found.get(heading) ?? { words: 0, texts: [], comments: [], marks: 0 }
    found.set(heading, one)
    return one
  }
  const walk = (nodes: readonly Xml[], changed: boolean): void => {
    for (const node of nodes) {
      const name = nameOf(node)
      if (name === '#text') continue
      if (name === 'w:bookmarkStart' && /^(clause|section)_/.test(attribute(node, 'w:name')))
        heading = attribute(node, 'w:name')
      if (name === 'w:p') heading = startsUnder(node) ?? heading
      if (/^w:(ins|del|moveFrom|moveTo|pPrChange)$/.test(name)) at().marks += 1
      if (name === 'w:commentRangeStart') at().comments.push(attribute(node, 'w:id'))
      if (changed && (name === 'w:t' || name === 'w:delText')) {
        const said = inside(node).map((child) => (child['#text'] as string | undefined) ?? '')
        at().texts.push(...said)
        at().words += wordsIn(said.join('')).length
      }
      walk(inside(node), changed || name === 'w:ins' || name === 'w:del')
    }
  }
  walk(bodyOf(parts), false)
  return found
}

/** The struck heading of a moved provision has no bookmark of its own; its properties come first, so look ahead. */
const startsUnder = (node: Xml): string | undefined => {
  const name = attribute(find(inside(node), 'w:bookmarkStart'), 'w:name')
  if (/^(clause|section)_/.test(name)) return name
  const style = value(inside(find(inside(node), 'w:pPr')), 'w:pStyle')
  return /^Heading[12]$/.test(style) ? 'struck heading' : undefined
}

export const wordsIn = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Fewest words that must be struck and added to turn one text into the other. */
export function fewestChanges(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0)
  for (const word of before) {
    const next = [0]
    for (let j = 0; j < after.length; j += 1)
      next.push(word === after[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return before.length + after.length - 2 * (row.at(-1) ?? 0)
}

/** The text of each comment by its number. */
export function commentsOf(parts: Parts): ReadonlyMap<string, string> {
  const xml = String(parts.get('word/comments.xml') ?? '')
  return new Map(
    [...xml.matchAll(/<w:comment w:id="(\d+)".*?<\/w:comment>/gs)].map(([whole, id = '']) => [
      id,
      whole
        .replace(/<\/w:p>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .trim(),
    ]),
  )
}
