/** Two documents, cut at their headings → which section or provision became which, line by line. */
import { diffArrays } from 'diff'
import type { Block, Document, Section } from '../../core/document/tree.js'
import type { Library } from '../../core/library/library.js'
import { mapInline } from '../../core/document/markdown/references.js'
import { carriedOver, movedClauses, type Placed } from '../../core/revision/places.js'
import { align, equal, type AlignOptions, type Pair } from './align.js'
import type { Line, LineUnit } from './words.js'

/** A heading with what stands under it, up to the next heading of a section or provision. */
export interface Group<L extends Line> {
  readonly key: string
  readonly kind: 'front' | Section['kind']
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly lines: readonly L[]
}

/** What became of a group; a moved one shows twice, where it was and where it is. */
export type Fate<L extends Line> =
  | { readonly kind: 'kept'; readonly was: Group<L>; readonly is: Group<L>; readonly pairs: readonly Pair<L>[] }
  | { readonly kind: 'removed'; readonly was: Group<L> }
  | { readonly kind: 'added'; readonly is: Group<L> }
  | { readonly kind: 'movedFrom'; readonly was: Group<L>; readonly is: Group<L>; readonly same: boolean }
  | { readonly kind: 'movedTo'; readonly was: Group<L>; readonly is: Group<L>; readonly same: boolean }

/** The headings a document is cut at: its sections and their provisions. */
export function headingsOf(document: Document): readonly Section[] {
  const sections = document.children.filter((block): block is Section => block.type === 'section')
  return sections.flatMap((section) => [
    section,
    ...section.children.filter((block): block is Section => block.type === 'section' && block.kind === 'provision'),
  ])
}

/** Cuts a document's lines at its headings. */
export function groupsOf(document: Document, units: readonly LineUnit[]): readonly Group<LineUnit>[] {
  const cuts = new Set(headingsOf(document))
  const groups: (Group<LineUnit> & { lines: LineUnit[] })[] = [
    { key: 'front', kind: 'front', id: 'front', number: null, title: '', lines: [] },
  ]
  const keys = new Map<string, number>()
  for (const unit of units) {
    const start = unit.kind === 'text' ? unit.line.section : null
    if (start !== null && cuts.has(start)) {
      const key = `${start.kind}:${start.id}`
      const seen = keys.get(key) ?? 0
      keys.set(key, seen + 1)
      const { kind, id, number, title } = start
      groups.push({ key: seen === 0 ? key : `${key}:${seen}`, kind, id, number, title, lines: [] })
    }
    groups.at(-1)?.lines.push(unit)
  }
  return groups
}

/** Matches the groups of two documents, in reading order, what was removed before what was added. */
export function fatesOf<L extends Line>(
  before: readonly Group<L>[],
  after: readonly Group<L>[],
  options: AlignOptions<L>,
): readonly Fate<L>[] {
  const was = new Map(before.map((group) => [group.key, group]))
  const is = new Map(after.map((group) => [group.key, group]))
  const moved = movedClauses(placesOf(before), placesOf(after))
  const mark = (group: Group<L>, side: string): string => (moved.has(group.key) ? `${group.key} ${side}` : group.key)
  const settled = diffArrays(
    before.map((group) => mark(group, 'from')),
    after.map((group) => mark(group, 'to')),
  )
  return settled.flatMap(({ added, removed, value }) =>
    value.map((marked): Fate<L> => {
      const key = marked.split(' ')[0] ?? ''
      const [old, now] = [was.get(key), is.get(key)]
      if (old !== undefined && now !== undefined) {
        if (!added && !removed) return { kind: 'kept', was: old, is: now, pairs: align(old.lines, now.lines, options) }
        return { kind: removed ? 'movedFrom' : 'movedTo', was: old, is: now, same: sameLines(old, now) }
      }
      if (now !== undefined) return { kind: 'added', is: now }
      if (old !== undefined) return { kind: 'removed', was: old }
      throw new Error(`no group ${key}`)
    }),
  )
}

const sameLines = <L extends Line>(was: Group<L>, is: Group<L>): boolean =>
  was.lines.length === is.lines.length &&
  was.lines.every((line, index) => {
    const other = is.lines[index]
    return other !== undefined && equal(line, other, 'any')
  })

/** Provisions, each with the section it stands in. */
function placesOf(groups: readonly Group<Line>[]): readonly Placed[] {
  let section = ''
  return groups.flatMap((group): Placed[] => {
    if (group.kind === 'provision') return [{ clause: group.key, section }]
    section = group.key
    return []
  })
}

const clausesOf = (document: Document): readonly { readonly clause: string }[] =>
  headingsOf(document)
    .filter(({ kind }) => kind === 'provision')
    .map(({ id }) => ({ clause: id }))

/** Gives provisions that a later clause took over, and references to them, that clause's id. */
export function withPresentIds(library: Library, before: Document, after: Document): Document {
  const old = clausesOf(before)
  const now = carriedOver(library, old, clausesOf(after))
  const heirs = new Map(old.map(({ clause }, index) => [clause, now[index]?.clause ?? clause]))
  if ([...heirs].every(([from, to]) => from === to)) return before
  const heir = (id: string): string => heirs.get(id) ?? id
  const rename = (block: Block): Block =>
    block.type === 'section'
      ? {
          ...block,
          id: block.kind === 'provision' ? heir(block.id) : block.id,
          children: block.children.map(rename),
        }
      : block
  const children = mapInline(before.children, (node) =>
    node.type === 'reference' ? [{ ...node, clause: heir(node.clause) }] : [node],
  )
  return { ...before, children: children.map(rename) }
}
