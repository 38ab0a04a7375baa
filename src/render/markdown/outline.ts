/** Finds every heading of a document and the link target a Markdown viewer gives it. */
import type { Block, Document, ListItem, Section } from '../../core/document/tree.js'
import { oneLine } from './inline.js'

/** A heading as printed, with its level (1–6) and its link target, without the "#". */
export interface OutlineEntry {
  readonly text: string
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6
  readonly target: string
  readonly section: Section | null
}

/** All headings in order; `targets` finds a provision's link target by clause id. */
export interface Outline {
  readonly document: Document
  readonly headings: readonly OutlineEntry[]
  readonly bySection: ReadonlyMap<Section, OutlineEntry>
  readonly targets: ReadonlyMap<string, string>
}

/** The heading above a table of contents that has no section of its own. */
export const CONTENTS_TITLE = 'Contents'

/** What a section's heading says: "1. Title", "1.1 Title" or "Title". */
export function headingText(section: Section): string {
  const title = oneLine(section.title).trim()
  if (section.number === null) return title
  return section.kind === 'section' ? `${section.number}. ${title}` : `${section.number} ${title}`
}

/** The link target GitHub makes of a heading's text; a text met before gets "-1", "-2", …. */
function slugger(): (text: string) => string {
  const seen = new Map<string, number>()
  return (text) => {
    const slug = text
      .trim()
      .toLowerCase()
      .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let candidate = slug
    let count = seen.get(slug) ?? 0
    while (seen.has(candidate)) candidate = `${slug}-${++count}`
    seen.set(slug, count)
    if (candidate !== slug) seen.set(candidate, 0)
    return candidate
  }
}

function level(depth: number): OutlineEntry['depth'] {
  return Math.min(depth, 6) as OutlineEntry['depth']
}

/** The headings of a document in reading order. */
export function outline(document: Document): Outline {
  const slug = slugger()
  const headings: OutlineEntry[] = []
  const bySection = new Map<Section, OutlineEntry>()
  const targets = new Map<string, string>()
  const add = (text: string, depth: number, section: Section | null): void => {
    const heading: OutlineEntry = { text, depth: level(depth), target: slug(text), section }
    headings.push(heading)
    if (section === null) return
    bySection.set(section, heading)
    if (section.kind === 'provision' && !targets.has(section.id)) targets.set(section.id, heading.target)
  }
  const visit = (blocks: readonly (Block | ListItem)[], depth: number): void => {
    for (const block of blocks) {
      if (block.type === 'section') {
        add(headingText(block), depth, block)
        visit(block.children, depth + 1)
      } else if (block.type === 'contents') {
        if (depth === 2) add(CONTENTS_TITLE, 2, null)
      } else if (block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote') {
        visit(block.children, depth)
      }
    }
  }
  add(oneLine(document.title), 1, null)
  visit(document.children, 2)
  return { document, headings, bySection, targets }
}
