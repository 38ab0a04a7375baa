/** Block nodes → the paragraphs and tables of a Word document. */
import { Bookmark, Paragraph, type IParagraphOptions, type ParagraphChild, type Table } from 'docx'
import {
  plainText,
  type Block,
  type List,
  type ListItem,
  type Quotation,
  type Rationale,
  type Section,
  type Sources,
} from '../../core/document/tree.js'
import { joinCitations } from '../../core/document/citations.js'
import { contents } from './contents.js'
import { wordInlines, runs } from './inline.js'
import { boxes, bullets, listIndent, listLevels, orderedList } from './numbering.js'
import type { WordScope, Scope } from './scope.js'
import { quoteIndent } from './styles.js'
import { dataTable, gap, signatureLines } from './tables.js'

type Output = Paragraph | Table

/** Why a rule stands and what it is based on, in one small paragraph. */
interface Notes {
  readonly type: 'notes'
  readonly rationale: Rationale | null
  readonly sources: Sources | null
}
type Printed = Exclude<Block, Rationale | Sources> | Notes

/** Renders blocks in order; a thematic break puts the block after it on a new page. */
export function blocks(nodes: readonly Block[], scope: Scope, place: WordScope): Output[] {
  let breakBefore = place.breakBefore
  const printed = withNotes(nodes)
  return printed.flatMap((node, index) => {
    if (node.type === 'thematicBreak') {
      // A card must stay on its one page.
      breakBefore = scope.document.layout !== 'card'
      return []
    }
    const next = printed[index + 1]
    const keepNext = next === undefined ? place.keepNext : leadsTo(node, next)
    const output = block(node, scope, { ...place, breakBefore, keepNext })
    if (output.length > 0) breakBefore = endsWithBreak(node)
    return output
  })
}

function withNotes(nodes: readonly Block[]): Printed[] {
  return nodes.flatMap((node, index): Printed[] => {
    const [before, after] = [nodes[index - 1], nodes[index + 1]]
    if (node.type === 'rationale') {
      return [{ type: 'notes', rationale: node, sources: after?.type === 'sources' ? after : null }]
    }
    if (node.type !== 'sources') return [node]
    return before?.type === 'rationale' ? [] : [{ type: 'notes', rationale: null, sources: node }]
  })
}

function block(node: Exclude<Printed, { type: 'thematicBreak' }>, scope: Scope, place: WordScope): Output[] {
  switch (node.type) {
    case 'paragraph':
      return [textParagraph(wordInlines(node.children, scope.bookmarks), place)]
    case 'notes':
      return notes(node, scope, place)
    case 'list':
      return list(node, scope, place)
    case 'table':
      if (node.children.length === 0) return []
      return [...pageBreak(place), dataTable(node, scope, leftOf(place), place.compact), gap()]
    case 'signature':
      if (node.labels.length === 0) return []
      return [...pageBreak(place), signatureLines(node, scope, leftOf(place)), gap()]
    case 'blockquote':
      return blocks(node.children, scope, { ...place, style: 'BlockText', indent: place.indent + quoteIndent })
    case 'quotation':
      return quotation(node, place)
    case 'contents':
      return scope.document.layout === 'card' ? [] : contents(scope, place)
    case 'section':
      return section(node, scope, place)
  }
}

const leftOf = (place: WordScope): number => place.indent + place.listDepth * listIndent

const pageBreak = (place: WordScope): Paragraph[] => (place.breakBefore ? [gap(true)] : [])

const flow = (place: WordScope): IParagraphOptions => ({
  ...(place.breakBefore && { pageBreakBefore: true }),
  ...(place.keepNext && { keepNext: true }),
})

function textParagraph(children: ParagraphChild[], place: WordScope): Paragraph {
  const left = leftOf(place)
  const usual = place.style === 'BlockText' ? quoteIndent : 0
  return new Paragraph({ ...flow(place), style: styleOf(place), ...(left !== usual && { indent: { left } }), children })
}

/** The style of running text here. */
const styleOf = ({ style, compact }: WordScope): string => (compact && style !== 'BlockText' ? `Small${style}` : style)

function notes({ rationale, sources }: Notes, scope: Scope, place: WordScope): Paragraph[] {
  const reason = { style: 'RationaleText' }
  const labels = joinCitations((sources?.children ?? []).map(({ label }) => label))
  const children = [
    ...(rationale === null
      ? []
      : [...runs('Why: ', reason), ...wordInlines(rationale.children, scope.bookmarks, reason)]),
    ...(rationale === null || labels.length === 0 ? [] : runs(' ')),
    ...(labels.length === 0 ? [] : runs(`Based on: ${labels.join('; ')}`, { style: 'SourcesText' })),
  ]
  const left = leftOf(place)
  if (children.length === 0) return []
  return [new Paragraph({ ...flow(place), style: 'Notes', ...(left > 0 && { indent: { left } }), children })]
}

function quotation(node: Quotation, place: WordScope): Paragraph[] {
  const left = leftOf(place)
  const shift = left > 0 && { indent: { left: left + quoteIndent, right: quoteIndent } }
  const quote = new Paragraph({
    ...flow(place),
    style: 'Quotation',
    ...shift,
    keepNext: true,
    children: runs(node.value),
  })
  const attribution = new Paragraph({
    style: 'Attribution',
    ...shift,
    keepNext: place.keepNext,
    children: runs(`— ${node.attribution}`),
  })
  return [quote, attribution]
}

function list(node: List, scope: Scope, place: WordScope): Output[] {
  if (node.ordered) scope.orderedLists += 1
  const markers = node.ordered ? orderedList(scope.orderedLists) : bullets
  const last = node.children.length - 1
  return node.children.flatMap((item, index) =>
    listItem(item, item.checked === false ? boxes : markers, scope, {
      ...place,
      breakBefore: place.breakBefore && index === 0,
      keepNext: place.keepNext && index === last,
    }),
  )
}

function listItem(item: ListItem, reference: string, scope: Scope, place: WordScope): Output[] {
  const [first, ...others] = item.children
  const level = Math.min(place.listDepth, listLevels - 1)
  const left = place.indent + listIndent * (level + 1)
  const leads = first?.type === 'paragraph'
  const rest = leads ? others : item.children
  const marked = new Paragraph({
    ...flow({ ...place, keepNext: rest.length === 0 && place.keepNext }),
    style: styleOf({ ...place, style: 'ListText' }),
    numbering: { reference, level },
    ...(place.indent > 0 && { indent: { left, hanging: listIndent } }),
    children: leads ? wordInlines(first.children, scope.bookmarks) : [],
  })
  const inner = { ...place, style: 'ListText', listDepth: level + 1, breakBefore: false } as const
  return [marked, ...blocks(rest, scope, inner)]
}

function section(node: Section, scope: Scope, place: WordScope): Output[] {
  const depth = node.number === null ? place.headingDepth + 1 : node.number.split('.').length
  const level = Math.min(depth, 3)
  const id = scope.bookmarks.ofSection.get(node)
  const title = runs(node.title)
  const heading = new Paragraph({
    ...flow({ ...place, keepNext: false }),
    style: node.number === null ? `UnnumberedHeading${level}` : `Heading${level}`,
    children: id === undefined ? title : [new Bookmark({ id, children: title })],
  })
  const compact = place.compact || node.kind === 'appendix'
  const inner = { ...place, headingDepth: level, compact, breakBefore: false, keepNext: false }
  return [heading, ...blocks(node.children, scope, inner)]
}

/** Whether the block belongs on the page of the next one: a rule with its reason, an opening line with its list, a section's introduction with its first rule. */
function leadsTo(node: Printed, next: Printed): boolean {
  if (next.type === 'notes' || (next.type === 'section' && next.kind === 'provision')) return true
  return node.type === 'paragraph' && next.type !== 'paragraph' && plainText(node.children).trimEnd().endsWith(':')
}

/** A break at the end of a section belongs to what follows the section. */
function endsWithBreak(node: Block | Notes): boolean {
  const last = node.type === 'section' ? node.children.at(-1) : undefined
  return last !== undefined && (last.type === 'thematicBreak' || endsWithBreak(last))
}
