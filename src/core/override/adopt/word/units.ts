/** Turns a Word file into units: paragraphs gathered into lists and quotations, comments at the unit they mark. */
import type { Block, ListItem } from '../../../document/tree.js'
import { unitOf, type Edited, type Remark, type Unit } from '../../../document/unit.js'
import { besideText } from './beside.js'
import type { WordFile } from './package.js'
import { readParagraphs, type WordParagraph } from './paragraphs.js'
import { runText, type RunReading } from './runs.js'
import { readStyles } from './styles.js'
import { all } from './xml.js'

/** Reads the file; anchors and links inside it carry the names of bookmarks, which only the policy it started from can tell. */
export function readWord(file: WordFile): Edited {
  const styles = readStyles(file.styles, file.numbering)
  const hidden: string[] = []
  const notes: RunReading['notes'] = []
  const paragraphs = readParagraphs(file.body, { file, styles, fields: [], hidden, notes })
  const units: Unit[] = []
  const remarks: Remark[] = []
  const told = new Set<string>()
  let anchors: readonly string[] = []
  for (const group of gather(paragraphs)) {
    anchors = [...anchors, ...group.flatMap((paragraph) => paragraph.anchors)]
    const authors = [...new Set(group.flatMap((paragraph) => paragraph.authors))]
    const [first] = group
    const read = unitOf(asBlock(group), first?.heading ?? null, anchors, authors).map((unit) =>
      first?.box == null ? unit : { ...unit, box: first.box },
    )
    for (const id of group.flatMap((paragraph) => paragraph.comments)) {
      const comment = file.comments.get(id)
      if (comment === undefined || told.has(id)) continue
      told.add(id)
      const ends = all(comment, 'w:p').at(-1)?.attributes['w14:paraId'] ?? ''
      remarks.push({
        author: comment.attributes['w:author'] ?? '',
        text: runText(comment),
        unit: units.length,
        ...(file.resolved.has(ends) && { resolved: true }),
      })
    }
    units.push(...read)
    if (read.length > 0) anchors = []
  }
  return { units, remarks, hidden: hidden.filter((text) => text.trim() !== ''), beside: besideText(file, notes) }
}

/** Paragraphs that make one block together: a list, or lines of a quotation. */
function gather(paragraphs: readonly WordParagraph[]): readonly (readonly WordParagraph[])[] {
  const groups: WordParagraph[][] = []
  for (const paragraph of paragraphs) {
    const group = groups.at(-1)
    if (group?.[0] !== undefined && belongs(group[0], paragraph)) group.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

function belongs(first: WordParagraph, paragraph: WordParagraph): boolean {
  if (paragraph.heading !== null || paragraph.rows !== null || paragraph.anchors.length > 0) return false
  if (paragraph.box !== first.box) return false
  if (first.marker === null) return first.quoted && paragraph.quoted && paragraph.marker === null
  if (paragraph.marker === null) return paragraph.continues
  if (paragraph.marker.level > 0) return true
  const isNew = paragraph.marker.ordered && paragraph.marker.list !== first.marker.list
  return paragraph.marker.ordered === first.marker.ordered && !isNew
}

function asBlock(group: readonly WordParagraph[]): Block {
  const [first] = group
  if (first?.rows != null) return { type: 'table', widths: [], children: first.rows }
  if (first?.marker != null) return asList(group)
  if (first?.quoted === true && first.heading === null) return { type: 'blockquote', children: group.map(asLine) }
  return asLine(first)
}

const asLine = (paragraph: WordParagraph | undefined): Block => ({
  type: 'paragraph',
  children: paragraph?.inline ?? [],
})

/** Items of the first paragraph's level; deeper ones nest under the item before them. */
function asList(group: readonly WordParagraph[]): Block {
  const level = Math.min(...group.map((paragraph) => paragraph.marker?.level ?? 99))
  const items: WordParagraph[][] = []
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

function gatherNested(paragraphs: readonly WordParagraph[]): readonly Block[] {
  const groups: WordParagraph[][] = []
  for (const paragraph of paragraphs) {
    const last = groups.at(-1)
    if (last?.[0]?.marker != null && paragraph.marker !== null) last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups.map((group) => (group[0]?.marker == null ? asLine(group[0]) : asList(group)))
}
