/** The provisions a lock kept of an earlier version → the document they stood in, as far as it can be told. */
import { ownWords } from '../../core/adopt/own-words.js'
import { citationLabel } from '../../core/library/authority.js'
import type { Library } from '../../core/library/library.js'
import type { WrittenProvision } from '../../core/lock.js'
import { carriedOver } from '../../core/revision/places.js'
import {
  paragraph,
  plainText,
  text,
  type Block,
  type Citation,
  type Document,
  type Inline,
  type Section,
} from '../../core/tree.js'

/** What is known of the earlier version. */
export interface Earlier {
  readonly library: Library
  readonly provisions: readonly WrittenProvision[]
  /** Provisions as they are now: a clause that took over an earlier one's place is the same provision. */
  readonly now: readonly WrittenProvision[]
  /**
   * Where all but the provisions comes from (title block, opening words, appendices): best, the frame's document made
   * of the earlier answers. Words that the library changed there since can't be told.
   */
  readonly like: Document
}

/** Rebuilds the earlier document; section titles and openings are those of the library now. */
export function documentBefore({ library, provisions, now, like }: Earlier): Document {
  const carried = carriedOver(library, provisions, now)
  const numbers = new Map(carried.map(({ clause, number }) => [clause, number]))
  const ids = [...new Set(carried.map(({ section }) => section))]
  const sections = ids.map((id): Section => {
    const inside = carried.filter(({ section }) => section === id)
    const known = library.sections.find((section) => section.id === id)
    return {
      type: 'section',
      kind: 'section',
      id,
      number: inside[0]?.number.split('.')[0] ?? null,
      title: known?.title ?? id,
      children: [
        ...(known === undefined || known.intro === '' ? [] : [paragraph(known.intro)]),
        ...inside.map((provision) => sectionOf(library, provision, numbers)),
      ],
    }
  })
  return { ...like, children: inPlaceOfSections(like.children, sections) }
}

function inPlaceOfSections(children: readonly Block[], sections: readonly Section[]): readonly Block[] {
  const isNumbered = (block: Block): boolean => block.type === 'section' && block.kind === 'section'
  const first = children.findIndex(isNumbered)
  if (first === -1) return [...children, ...sections]
  return [...children.slice(0, first), ...sections, ...children.slice(first).filter((block) => !isNumbered(block))]
}

function sectionOf(library: Library, provision: WrittenProvision, numbers: ReadonlyMap<string, string>): Section {
  const reference = (clause: string, label: string): Inline => {
    const number = numbers.get(clause) ?? /[\d.]+$/.exec(label)?.[0]
    return number === undefined ? text(label) : { type: 'reference', clause, number, title: clause }
  }
  const citations = provision.authorities.map((id): Citation => {
    const authority = library.authorities.find((candidate) => candidate.id === id)
    return { type: 'citation', authority: id, label: authority === undefined ? id : citationLabel(authority) }
  })
  return {
    type: 'section',
    kind: 'provision',
    id: provision.clause,
    number: provision.number,
    title: provision.title,
    children: [
      ...ownWords(provision.text, reference).map(asQuotation),
      { type: 'rationale', children: [text(provision.rationale)] },
      ...(citations.length === 0 ? [] : [{ type: 'sources' as const, children: citations }]),
    ],
  }
}

/** In Markdown, a quotation of an authority is a quoted block whose last line says who is quoted. */
function asQuotation(block: Block): Block {
  if (block.type !== 'blockquote') return block
  const lines = block.children.map((child) => (child.type === 'paragraph' ? plainText(child.children) : null))
  const last = lines.at(-1)
  if (lines.length < 2 || last == null || !last.startsWith('— ') || lines.includes(null)) return block
  return { type: 'quotation', authority: '', value: lines.slice(0, -1).join('\n'), attribution: last.slice(2) }
}
