/** Turns an edited file, read into units, into overrides, text to keep and lines for the screen. */
import type { WrittenPolicy } from '../../policy/lock.js'
import type { Override } from '../../policy/override.js'
import { plainText, type Inline } from '../../document/tree.js'
import { compareProvision } from './compare.js'
import { knownPolicy, type Known, type KnownPolicy } from './known.js'
import { apartFromFrame } from './generated-lists.js'
import { layOut, type Layout, type Segment } from './layout.js'
import { leavesOf, sameLeaf, sameWords } from '../../document/leaves.js'
import { type Note, adoptionNotes, plainNote } from './notes.js'
import { nameOf } from './known.js'
import { clauseScheme, isReferenceLabel, mapInline } from '../../document/markdown/references.js'
import type { Result } from './result.js'
import { ownLines, strayText, type KeptText } from './strays.js'
import { bare, withoutNumber } from '../../document/tidy.js'
import { unitText, type Edited, type Unit } from '../../document/unit.js'
import { writeOwnWords } from '../../document/markdown/write.js'

/** What an edited file brings in; nothing the practice wrote is missing from it. */
export interface Adopted {
  /** New or changed ones, whole; each replaces the file of its path. */
  readonly overrides: readonly Override[]
  /** Clauses whose text is the library's again. */
  readonly restored: readonly string[]
  /** Override files to remove: what `restored` means for each clause, and additions that are gone or taken in. */
  readonly obsolete: readonly Pick<Override, 'clause' | 'kind'>[]
  readonly kept: readonly KeptText[]
  readonly comments: readonly { readonly author: string; readonly text: string; readonly clause: string | null }[]
  readonly notes: readonly Note[]
}

/** Maps the edited file onto the provisions that were written and says what changed; `date` goes on the overrides. */
export function adopt(edited: Edited, policy: WrittenPolicy, date: string): Adopted {
  // A file with no bold or italic word at all lost them on its way, not by an edit.
  const isPlain = edited.units.every((unit) => unit.leaves.every((leaf) => leaf.marks === ''))
  const known = knownPolicy(policy, isPlain ? sameWords : sameLeaf)
  const units = edited.units.flatMap((unit) => prepared(unit, known))
  const layout = layOut(units, known)
  const comments = edited.remarks.map(({ author, text, unit }) => ({
    author,
    text,
    clause: layout.owners[unit] ?? null,
  }))
  const hidden = edited.hidden.map((text): KeptText => ({
    name: 'hidden-comment',
    text,
    why: 'readers of the file do not see it',
  }))
  const refusal = refuse(units, layout, policy)
  if (refusal !== null) return { ...refusal, kept: [...refusal.kept, ...hidden], comments }
  const strays = layout.strays.map((stray) => strayText(stray, known))
  const results = layout.segments.map((segment) => {
    const extra = strays.flatMap((stray) => (stray.neighbor === segment.known ? stray.units : []))
    return compareSegment(segment, extra, known, { overrides: policy.overrides, date })
  })
  const struck = layout.missing.map((provision) => strike(provision, { overrides: policy.overrides, date }))
  const kept = [...results, ...struck].flatMap((result) => result.kept)
  return {
    overrides: [...results, ...struck].flatMap((result) => result.overrides),
    restored: results.filter((result) => result.restored).map((result) => result.known.clause),
    obsolete: results.flatMap((result) => result.obsolete),
    kept: [...kept, ...strays.flatMap((stray) => stray.kept), ...hidden],
    comments,
    notes: adoptionNotes({
      policy,
      layout,
      results,
      struck: layout.missing,
      strays: strays.flatMap((stray) => stray.kept),
    }),
  }
}

const prepared = (unit: Unit, known: KnownPolicy): readonly Unit[] =>
  withReferences(unit, known).flatMap((one) => apartFromFrame(one, known))

/** Links to headings of the policy become references, so that their numbers stay right. */
function withReferences(unit: Unit, { reference }: KnownPolicy): readonly Unit[] {
  const change = (node: Inline): readonly Inline[] => {
    if (node.type !== 'link' || !/^(#|clause:)/.test(node.url)) return [node]
    const label = plainText(node.children)
    const found = reference(label, node.url)
    if (found === null) return node.children
    return isReferenceLabel(label) ? [found] : [{ ...node, url: `${clauseScheme}${found.clause}` }]
  }
  const [block] = mapInline([unit.block], change)
  return block === undefined ? [] : [{ ...unit, block, leaves: leavesOf([block]) }]
}

/** An empty file, or one that shares next to nothing with the policy, is a mistake rather than an edit. */
function refuse(units: readonly Unit[], layout: Layout, { provisions }: WrittenPolicy): Adopted | null {
  const nothing = { overrides: [], restored: [], obsolete: [], comments: [] }
  if (provisions.length === 0) return null
  if (units.length === 0) {
    return {
      ...nothing,
      kept: [],
      notes: [plainNote('The file is empty, so nothing was taken from it. The policy stays as it was.')],
    }
  }
  const found = layout.segments.filter((segment) => !segment.known.struck).length
  if (found > provisions.length * 0.1) return null
  const why = 'almost nothing in it is from this policy'
  const kept = { name: 'whole-file', text: writeOwnWords(units.map((unit) => unit.block)), why }
  return {
    ...nothing,
    kept: [kept],
    notes: [
      plainNote(
        'Almost nothing in the file is from this policy, so nothing was taken from it. Its text is kept aside.',
      ),
    ],
  }
}

/** The overrides that the file was written with, and the date of new ones. */
interface Stamp {
  readonly overrides: readonly Override[]
  readonly date: string
}

function compareSegment(segment: Segment, extra: readonly Unit[], known: KnownPolicy, options: Stamp): Result {
  const { clause } = segment.known
  const lines = new Set(segment.known.leaves.map((leaf) => leaf.text))
  const copies = segment.copies.filter((unit) => unit.leaves.some((leaf) => !lines.has(leaf.text)))
  const own = ownLines([...segment.units, ...copies, ...extra], segment.known, known)
  const of = (kind: Override['kind']): Override | null =>
    options.overrides.find((override) => override.clause === clause && override.kind === kind) ?? null
  const existing = { replace: of('replace'), add: of('add') }
  const result = compareProvision(segment, own.units, existing, known, options.date)
  const isBack = segment.known.struck && result.overrides.every((override) => override.kind === 'add')
  const isStruck = result.overrides.some((override) => override.kind === 'strike')
  return {
    ...result,
    known: segment.known,
    obsolete: isBack ? [...result.obsolete, { clause, kind: 'strike' }] : result.obsolete,
    restored: result.restored || isBack,
    kept: isStruck ? [...own.kept, ...leftBehind(segment, existing.replace)] : own.kept,
  }
}

/** What the practice wrote for a provision that now has no text: a title, and the wording that its file held. */
function leftBehind({ known, heading }: Segment, old: Override | null): readonly KeptText[] {
  const title = heading === null ? '' : withoutNumber(unitText(heading))
  const isNew = title !== '' && bare(title) !== bare(known.title ?? '')
  const why = `the heading you gave ${nameOf(known)}, which has no text now`
  return [
    ...(isNew ? [{ name: `${known.clause}-title`, text: title, why }] : []),
    ...(old === null ? [] : [struckWords(known, old)]),
  ]
}

function strike(known: Known, { overrides, date }: Stamp): Result {
  const old = overrides.find((override) => override.clause === known.clause && override.kind === 'replace')
  const base = old === undefined ? { version: known.version, text: known.text } : old.base
  const override: Override = { clause: known.clause, kind: 'strike', title: null, body: '', base, date, author: null }
  const kept = old === undefined ? [] : [struckWords(known, old)]
  return { known, overrides: [override], obsolete: [], restored: false, kept }
}

/** The file of the strike takes the place of the file with the words. */
const struckWords = (known: Known, old: Override): KeptText => ({
  name: `${known.clause}-struck`,
  text: old.title === null ? old.body : `${old.title}\n\n${old.body}`,
  why: `your wording of ${nameOf(known)}, which you have now left out`,
})
