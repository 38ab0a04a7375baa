/** Turns a provision as found in the edited file, or gone from it, into overrides and the words that give way to them. */
import { bare, withoutNumber } from '../../document/tidy.js'
import { unitText, type Unit } from '../../document/unit.js'
import type { Override } from '../../policy/override.js'
import { compareProvision } from './compare.js'
import { nameOf, type Known, type KnownPolicy } from './known.js'
import type { Segment } from './place/layout.js'
import type { Result } from './result.js'
import { ownLines, type KeptText } from './place/strays.js'

/** The overrides that the file was written with, and the date of new ones. */
interface Stamp {
  readonly overrides: readonly Override[]
  readonly date: string
}

/** What became of a provision that is in the file; `extra` is text outside that stands with it. */
export function compareSegment(segment: Segment, extra: readonly Unit[], known: KnownPolicy, options: Stamp): Result {
  const { clause } = segment.known
  const lines = new Set(segment.known.leaves.map((leaf) => leaf.text))
  const copies = segment.copies.filter((unit) => unit.leaves.some((leaf) => !lines.has(leaf.text)))
  const own = ownLines([...segment.units, ...copies, ...extra], segment)
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

/** A provision that is gone from the file, left out. */
export function strike(known: Known, { overrides, date }: Stamp): Result {
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
