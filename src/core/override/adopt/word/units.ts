/** Turns a Word file into units: paragraphs gathered into lists and quotations, comments at the unit they mark. */
import { unitOf, type Edited, type Remark, type Unit } from '../../../document/unit.js'
import { besideText } from './beside.js'
import type { WordFile } from './package.js'
import { blockOf, gathered } from '../shapes/gather.js'
import { readParagraphs } from './paragraphs.js'
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
  for (const group of gathered(paragraphs)) {
    anchors = [...anchors, ...group.flatMap((paragraph) => paragraph.anchors)]
    const authors = [...new Set(group.flatMap((paragraph) => paragraph.authors))]
    const [first] = group
    const read = unitOf(blockOf(group), first?.heading ?? null, anchors, authors).map((unit) =>
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
