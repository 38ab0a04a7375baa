/** Turns an edited file, read into units, into overrides, text to keep and lines for the screen. */
import type { WrittenPolicy } from '../../policy/lock.js'
import type { Override } from '../../policy/override.js'
import { sameLeaf, sameWords } from '../../document/leaves.js'
import { writeOwnWords } from '../../document/markdown/write.js'
import type { Edited, Unit } from '../../document/unit.js'
import { knownPolicy, nameOf, type Known, type KnownPolicy } from './known.js'
import { layOut, type Layout } from './place/layout.js'
import { ledgerOf, unplaced, type Ledger } from './ledger.js'
import { adoptionNotes, plainNote, type Note } from './notes.js'
import { acceptedNote, readersRemarks, type Accepted } from './remarks.js'
import { isPart } from './place/part.js'
import { compareSegment, strike } from './provision.js'
import type { Result } from './result.js'
import { seeThrough } from './shapes/see-through.js'
import { strayText, type KeptText } from './place/strays.js'

/** A remark in the margin of the file. */
export interface MarginNote {
  readonly author: string
  readonly text: string
  readonly clause: string | null
  /** The provision's title and number, or where else it stands. */
  readonly place: string
  /** Marked as settled in the file. */
  readonly resolved?: true
}

/** What an edited file brings in; nothing the practice wrote is missing from it. */
export interface Adopted {
  /** New or changed ones, whole; each replaces the file of its path. */
  readonly overrides: readonly Override[]
  /** Clauses whose text is the library's again. */
  readonly restored: readonly string[]
  /** Override files to remove: what `restored` means for each clause, and additions that are gone or taken in. */
  readonly obsolete: readonly Pick<Override, 'clause' | 'kind'>[]
  readonly kept: readonly KeptText[]
  readonly comments: readonly MarginNote[]
  readonly notes: readonly Note[]
  /** Alternatives of the copy for the lawyer that replies take: answers to change, if the owner agrees. */
  readonly accepted: readonly Accepted[]
  /** The file lacks most of the policy and was taken as a part: how many rules it holds, and of how many. */
  readonly part: { readonly holds: number; readonly of: number } | null
  /** Lines with words struck through that were not ours: they stand as they are until somebody decides. */
  readonly unclear: readonly string[]
  readonly ledger: Ledger
}

/** How a file is taken. */
export interface AdoptOptions {
  /** Goes on the overrides. */
  readonly date: string
  /** Rules that the file lacks are left out, however many. */
  readonly whole?: boolean
}

/** Maps the edited file onto the provisions that were written and says what changed. */
export function adopt(edited: Edited, policy: WrittenPolicy, options: AdoptOptions): Adopted {
  // A file with no bold or italic word at all lost them on its way, not by an edit.
  const isPlain = edited.units.every((unit) => unit.leaves.every((leaf) => leaf.marks === ''))
  const known = knownPolicy(policy, isPlain ? sameWords : sameLeaf)
  const { units, from, unclear, ours, boxed } = seeThrough(edited.units, known)
  const layout = layOut(units, known, policy)
  const { remarks, accepted: replies } = readersRemarks(edited.remarks)
  const comments = remarks.map(({ unit, ...remark }) => ({ ...remark, ...placeOf(layout, from.indexOf(unit)) }))
  const accepted = replies.map(({ unit, ...one }) => ({ ...one, place: placeOf(layout, from.indexOf(unit)).place }))
  const taking = accepted.map(acceptedNote)
  const beside = [...(edited.beside ?? []), ...boxed]
  const aside = [...edited.hidden.map(hiddenWords), ...beside]
  const refusal = refuse(units, layout, policy)
  if (refusal !== null)
    return { ...refusal, kept: [...refusal.kept, ...aside], comments, accepted, notes: [...refusal.notes, ...taking] }
  const taken = takeLayout(layout, known, policy, options)
  const kept = [...taken.kept, ...aside]
  const ledger = ledgerOf({
    ...taken,
    written: known,
    layout,
    kept,
    beside: taken.part === null ? [] : layout.missing,
    comments: comments.map(({ text }) => text),
    hidden: edited.hidden,
    margins: beside,
    ours,
    source: edited.source ?? null,
  })
  const lost = lostWords(ledger)
  const { results, struck, strays, part } = taken
  const notes = adoptionNotes({ layout, results, struck: struck.map((one) => one.known), strays, aside, lost, part })
  return {
    overrides: [...results, ...struck].flatMap((result) => result.overrides),
    restored: results.filter((result) => result.restored).map((result) => result.known.clause),
    obsolete: results.flatMap((result) => result.obsolete),
    ...{ kept: [...kept, ...lost], comments, notes: [...notes, ...taking], accepted, part, unclear, ledger },
  }
}

interface TakenLayout {
  readonly results: readonly Result[]
  readonly struck: readonly Result[]
  readonly strays: readonly KeptText[]
  readonly kept: readonly KeptText[]
  readonly part: Adopted['part']
}

function takeLayout(
  layout: Layout,
  known: KnownPolicy,
  policy: WrittenPolicy,
  { date, whole }: AdoptOptions,
): TakenLayout {
  const stamp = { overrides: policy.overrides, date }
  const placed = layout.strays.map(strayText)
  const results = layout.segments.map((segment) => {
    const extra = placed.flatMap((stray) => (stray.neighbor === segment.known ? stray.units : []))
    return compareSegment(segment, extra, known, stamp)
  })
  const isExcerpt = whole !== true && isPart(layout, policy)
  const struck = isExcerpt ? [] : layout.missing.map((provision) => strike(provision, stamp))
  const strays = placed.flatMap((stray) => stray.kept)
  const kept = [...[...results, ...struck].flatMap((result) => result.kept), ...strays]
  const of = policy.provisions.length
  return { results, struck, strays, kept, part: isExcerpt ? { holds: of - layout.missing.length, of } : null }
}

const hiddenWords = (text: string): KeptText => ({
  name: 'hidden-comment',
  text,
  why: 'readers of the file do not see it',
})

function placeOf({ placed }: Layout, at: number): Pick<MarginNote, 'clause' | 'place'> {
  const owner: Known | null = placed[at]?.known ?? null
  return { clause: owner?.clause ?? null, place: owner === null ? 'Outside the numbered rules' : nameOf(owner) }
}

/** What the ledger has no place for is kept and told, whatever the reason. */
function lostWords(ledger: Ledger): readonly KeptText[] {
  const text = unplaced(ledger)
    .map((line) => line.text)
    .join('\n\n')
  const why = 'it could not be told where in the policy these words belong'
  return text === '' ? [] : [{ name: 'not-placed', text, why }]
}

/** An empty file, or one that shares next to nothing with the policy, is a mistake rather than an edit. */
function refuse(units: readonly Unit[], layout: Layout, { provisions }: WrittenPolicy): Adopted | null {
  const ledger: Ledger = { lines: [], gone: [] }
  const nothing = {
    overrides: [],
    restored: [],
    obsolete: [],
    comments: [],
    accepted: [],
    part: null,
    unclear: [],
    ledger,
  }
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
