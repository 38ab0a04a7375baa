/** A document's facts and sections → the lines before its text: title block and contents. */
import { text, type Block, type Document, type Inline, type Section } from '../../core/document/tree.js'
import type { Bookmarks } from './bookmarks.js'
import { textLine, topPlace, type LinePlace, type WordSpan, type TextLine } from './line.js'
import { linkedSpans, plainSpans, spansOf } from './spans.js'

/** Title, practice and the lines of facts. */
export function titleLines({ title, practice, facts, layout }: Document, bookmarks: Bookmarks): TextLine[] {
  const lines: readonly (readonly Inline[])[] =
    layout === 'card'
      ? [facts.flatMap(({ label, value }, index) => [text(`${index > 0 ? ' · ' : ''}${label}: `), ...value])]
      : facts.map(({ label, value }) => [{ type: 'strong', children: [text(label)] }, text('\t'), ...value])
  return [
    textLine('title', topPlace, plainSpans(title)),
    textLine('practice', topPlace, plainSpans(practice)),
    ...lines.filter((line) => line.length > 0).map((line) => textLine('fact', topPlace, spansOf(line, bookmarks))),
  ]
}

/** A short, linked list of contents without page numbers: a heading, then one line for each section with its provisions run in. */
export const contentsLines = (document: Document, bookmarks: Bookmarks, place: LinePlace): TextLine[] => [
  textLine('contentsTitle', place, plainSpans('Contents')),
  ...sectionsOf(document.children).map((section) =>
    textLine('contentsEntry', { ...place, breakBefore: false, keepNext: false }, entrySpans(section, bookmarks)),
  ),
]

const sectionsOf = (nodes: readonly Block[]): Section[] =>
  nodes.filter((node): node is Section => node.type === 'section')

function entrySpans(section: Section, bookmarks: Bookmarks): WordSpan[] {
  const title = section.number === null ? section.title : `${section.number}\t${section.title}`
  const inner = descendants(section).flatMap((provision, index) => {
    // A number and its title's first word stay on one line.
    const label = provision.number === null ? provision.title : `${provision.number}\u00A0${provision.title}`
    return [
      ...plainSpans(index === 0 ? '  ' : ' · '),
      ...linkedSpans(bookmarks.ofSection.get(provision), label, {}, 'ContentsLink'),
    ]
  })
  return [...linkedSpans(bookmarks.ofSection.get(section), title, { bold: true }, 'ContentsLink'), ...inner]
}

const descendants = (section: Section): Section[] =>
  sectionsOf(section.children).flatMap((child) => [child, ...descendants(child)])
