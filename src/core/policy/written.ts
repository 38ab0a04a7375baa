/** Turns a policy into what its lock keeps of the words: each provision's text, and every line around the provisions. */
import { writeOwnWords } from '../document/markdown/write.js'
import { sourcesLine } from '../document/labels.js'
import type { WrittenProvision } from './lock.js'
import type { Policy, Provision } from './policy.js'
import { plainText, type Block, type Document, type Section } from '../document/tree.js'

/** The body as Markdown, without "Why" and "Based on"; references as `[section 6.3](clause:no-review-replies)`. */
const provisionText = (provision: Pick<Provision, 'body'>): string => writeOwnWords(provision.body)

/** Every provision as the lock keeps it. */
export const lockProvisions = (policy: Policy): readonly WrittenProvision[] =>
  policy.sections.flatMap((section) =>
    section.provisions.map((provision) => ({
      clause: provision.clause,
      version: provision.version,
      section: section.id,
      number: provision.number,
      title: provision.title,
      text: provisionText(provision),
      rationale: plainText(provision.rationale),
      authorities: [...provision.authorities],
      own: provision.own,
    })),
  )

/** Plain text of every line that is not a provision's text: title block, contents, headings, appendices, "Based on". */
export function linesAround(document: Document): readonly string[] {
  const facts = document.facts.map((fact) => `${fact.label}: ${plainText(fact.value)}`)
  const lines = [
    document.title,
    document.practice,
    ...facts,
    'Contents',
    ...document.children.flatMap(outside),
    ...runIn(document.children),
  ]
  return [...new Set(lines.map((line) => line.replace(/\s+/g, ' ').trim()))].filter((line) => line !== '')
}

function outside(block: Block): readonly string[] {
  switch (block.type) {
    case 'section':
      return [
        heading(block),
        ...(block.kind === 'provision' ? block.children.filter(isSources) : block.children).flatMap(outside),
      ]
    case 'paragraph':
      return [plainText(block.children)]
    case 'rationale':
      return [`Why: ${plainText(block.children)}`]
    case 'sources':
      return [sourcesLine(block.children)]
    case 'list':
      return block.children.flatMap((item) => item.children.flatMap(outside))
    case 'table':
      return block.children.flatMap((row) => row.children.map((cell) => plainText(cell.children)))
    case 'blockquote':
      return block.children.flatMap(outside)
    case 'quotation':
      return [...block.value.split(/\n+/), `— ${block.attribution}`]
    case 'signature':
      return block.labels
    case 'contents':
    case 'thematicBreak':
      return []
  }
}

/** A line of the Word file's contents: a section with its provisions run in. */
const runIn = (blocks: readonly Block[]): readonly string[] =>
  sectionsOf(blocks).map((section) => [section, ...inside(section)].map(heading).join(' '))

const sectionsOf = (blocks: readonly Block[]): readonly Section[] => blocks.filter((block) => block.type === 'section')

const inside = (section: Section): readonly Section[] =>
  sectionsOf(section.children).flatMap((child) => [child, ...inside(child)])

const isSources = (block: Block): boolean => block.type === 'sources'

const heading = (section: Section): string =>
  section.number === null ? section.title : `${section.number} ${section.title}`
