/** The sections of a document → a short, linked list of contents without page numbers. */
import { Paragraph, type ParagraphChild } from 'docx'
import type { Block, Section } from '../../core/document/tree.js'
import { linkTo, runs } from './inline.js'
import type { WordScope, Scope } from './scope.js'

/** A heading, then one paragraph for each section with its provisions run in. */
export function contents(scope: Scope, place: WordScope): Paragraph[] {
  const heading = new Paragraph({
    style: 'ContentsHeading',
    pageBreakBefore: place.breakBefore,
    children: runs('Contents'),
  })
  return [heading, ...sectionsOf(scope.document.children).map((section) => entry(section, scope))]
}

const sectionsOf = (nodes: readonly Block[]): Section[] =>
  nodes.filter((node): node is Section => node.type === 'section')

function entry(section: Section, scope: Scope): Paragraph {
  const inner = descendants(section)
  const children: ParagraphChild[] = linkTo(
    scope.bookmarks.ofSection.get(section),
    section.number === null ? section.title : `${section.number}\t${section.title}`,
    { bold: true },
    'ContentsLink',
  )
  inner.forEach((provision, index) => {
    // A number and its title's first word stay on one line.
    const label = provision.number === null ? provision.title : `${provision.number}\u00A0${provision.title}`
    children.push(...runs(index === 0 ? '  ' : ' · '))
    children.push(...linkTo(scope.bookmarks.ofSection.get(provision), label, {}, 'ContentsLink'))
  })
  return new Paragraph({ style: 'ContentsLine', children })
}

const descendants = (section: Section): Section[] =>
  sectionsOf(section.children).flatMap((child) => [child, ...descendants(child)])
