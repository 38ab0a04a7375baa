/** Two documents, cut at their headings → which section or provision became which, line by line. */
import { movedClauses, type Placed } from '../../core/revision/places.js'
import type { Document, Section } from '../../core/document/tree.js'
import { diffArrays } from 'diff'
import { align, equal, type Pair } from './align.js'
import type { Line } from './words.js'

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

/** Cuts lines at the document's headings; `startOf` finds the heading a line is, if it is one. */
export function groupsOf<L extends Line>(
  lines: readonly L[],
  startOf: (line: L) => Section | undefined,
): readonly Group<L>[] {
  const groups: (Group<L> & { lines: L[] })[] = [
    { key: 'front', kind: 'front', id: 'front', number: null, title: '', lines: [] },
  ]
  const keys = new Map<string, number>()
  for (const line of lines) {
    const start = startOf(line)
    if (start !== undefined) {
      const key = `${start.kind}:${start.id}`
      const seen = keys.get(key) ?? 0
      keys.set(key, seen + 1)
      const { kind, id, number, title } = start
      groups.push({ key: seen === 0 ? key : `${key}:${seen}`, kind, id, number, title, lines: [] })
    }
    groups.at(-1)?.lines.push(line)
  }
  return groups
}

/** Matches the groups of two documents, in reading order, what was removed before what was added. */
export function fatesOf<L extends Line>(
  before: readonly Group<L>[],
  after: readonly Group<L>[],
  options: Parameters<typeof align<L>>[2],
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
    return other !== undefined && equal(line, other)
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
