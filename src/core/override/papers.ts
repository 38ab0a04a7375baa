/** Joins edits of papers with the practice's own wording of them, and fits that to the library as it is now. */
import { ownPaperPath, type OwnPaper } from '../policy/papers/own-paper.js'
import { settledText } from '../policy/papers/paper-text.js'
import type { KeptText } from './adopt/place/strays.js'
import type { Settlement, TextClash } from './fit.js'
import { renamedNote, renamedWords, type ChangedAnswer } from './renamed.js'
import { threeWayParts, type SettlePart } from './three-way-parts.js'
import { meaning, threeWayPlain } from './three-way.js'

/** The words of a paper, in a file that somebody changed. */
export interface EditedPaper {
  readonly paper: string
  /** The changed file. */
  readonly path: string
  readonly text: string
  /** Who made tracked changes in it. */
  readonly author: string | null
  /** What had been written there, and the library's text where own words stood. */
  readonly written: { readonly text: string; readonly base: string | null }
}

/** A paper as the library and the answers give it now. */
export interface LibraryPaper {
  readonly paper: string
  readonly title: string
  readonly text: string
}

/** What a run stands on: the library's papers and version, and the day. */
export interface PaperGround {
  readonly papers: readonly LibraryPaper[]
  readonly version: string
  readonly date: string
}

/** Own wording as it stands now, and what happened to it on the way. */
export interface TakenPapers {
  readonly papers: readonly OwnPaper[]
  readonly kept: readonly KeptText[]
  readonly conflicts: readonly TextClash[]
  /** Plain-language lines for the screen. */
  readonly notes: readonly string[]
}

/** `now`: the files as they are, which the owner may have changed since the edited file was written. */
export function takeInPapers(
  { papers: known, version, date }: PaperGround,
  now: readonly OwnPaper[],
  edits: readonly EditedPaper[],
): Omit<TakenPapers, 'conflicts'> {
  let papers = now
  const kept: KeptText[] = []
  const notes: string[] = []
  for (const edit of edits) {
    const library = known.find(({ paper }) => paper === edit.paper)
    const own = papers.find(({ paper }) => paper === edit.paper)
    const { written } = edit
    if (library === undefined || says(edit.text, own?.text ?? library.text, written.text)) continue
    const others = papers.filter((one) => one !== own)
    const name = `“${library.title}” (${edit.path})`
    const isAsWritten = own === undefined || says(own.text, written.text)
    if (isAsWritten && says(edit.text, library.text, ...(written.base === null ? [] : [written.base]))) {
      papers = others
      notes.push(`${name} has the library's text again.`)
      continue
    }
    const text = isAsWritten ? edit.text : joined(own.text, written.text, edit.text)
    if (text === null) {
      kept.push({ name: edit.paper, text: edit.text, why: `${name} ${changedTwice}, and the other wording stands` })
      notes.push(`${name} ${changedTwice}: one stands, the other is kept.`)
      continue
    }
    const base = own?.base ?? { version, text: written.base ?? written.text }
    papers = [...others, { author: null, ...own, ...byWhom(edit), paper: edit.paper, text, base, date }]
    notes.push(`${name}: your wording is kept.`)
  }
  return { papers: inOrder(papers), kept, notes }
}

const changedTwice = 'was changed in two places in different ways'

const byWhom = ({ author }: EditedPaper): Partial<OwnPaper> => (author === null ? {} : { author })

const says = (text: string, ...others: readonly string[]): boolean => {
  const said = meaning(text)
  return others.some((other) => meaning(other) === said)
}

const joined = (mine: string, base: string, theirs: string): string | null =>
  threeWayPlain(settledText(mine), settledText(base), settledText(theirs))

/** Brings own wording up to the library's text of now: merged part by part, a conflict for each part where both changed the same words. */
export function fitPapers(
  { papers: known, version }: PaperGround,
  papers: readonly OwnPaper[],
  changed: readonly ChangedAnswer[] = [],
): TakenPapers {
  const kept: KeptText[] = []
  const conflicts: TextClash[] = []
  const notes: string[] = []
  const fitted = papers.flatMap((own): readonly OwnPaper[] => {
    const library = known.find(({ paper }) => paper === own.paper)
    if (library === undefined) {
      const why = `the library no longer has the paper that ${ownPaperPath(own)} was for`
      kept.push({ name: own.paper, text: own.text, why })
      notes.push(`The library no longer has the paper that ${ownPaperPath(own)} was for: its words are kept.`)
      return []
    }
    if (says(own.text, library.text)) {
      notes.push(`“${library.title}”: the library now says what your wording said, so its file is taken out.`)
      return []
    }
    if (own.base === null) return [{ ...own, base: { version, text: library.text } }]
    if (says(own.base.text, library.text)) return [own]
    const renamed = renamedWords({ body: own.text, base: own.base }, library.text, changed)
    if (renamed !== null) {
      if (renamed.body !== own.text) notes.push(renamedNote(library.title, renamed.used))
      return [{ ...own, text: renamed.body, base: { version, text: library.text } }]
    }
    const merged = mergeWith(own, library.text, () => null)
    conflicts.push(
      ...merged.clashes.map(({ mine, base, theirs }) => clashOf(own, library, version, { mine, base, theirs })),
    )
    const isJoined = !says(merged.text, own.text)
    if (isJoined) notes.push(`“${library.title}”: the library's change and your wording are joined.`)
    return [{ ...own, text: isJoined ? merged.text : own.text, base: { version, text: merged.base } }]
  })
  return { papers: inOrder(fitted), kept, conflicts, notes }
}

const mergeWith = (own: OwnPaper, library: string, settle: SettlePart): ReturnType<typeof threeWayParts> =>
  threeWayParts(settledText(own.text), settledText(own.base?.text ?? library), settledText(library), settle)

const clashOf = (
  own: OwnPaper,
  { title }: LibraryPaper,
  version: string,
  { mine, base, theirs }: Readonly<Record<'mine' | 'base' | 'theirs', string>>,
): TextClash => ({
  paper: ownPaperPath(own),
  clause: own.paper,
  title,
  kind: 'replace',
  version,
  base,
  yours: mine,
  library: theirs,
})

/** Own wording after one conflict is settled: that part is based on the library's text of now, so that it isn't asked again. */
export const settlePaper = (
  known: readonly LibraryPaper[],
  papers: readonly OwnPaper[],
  { paper, version, base, yours, library }: TextClash,
  settlement: Settlement,
): readonly OwnPaper[] =>
  papers.map((own) => {
    const now = known.find((one) => one.paper === own.paper)
    if (ownPaperPath(own) !== paper || now === undefined) return own
    const words = settlement === 'mine' ? yours : settlement === 'theirs' ? library : settlement.words
    const isThis: SettlePart = (part) =>
      part.mine === yours && part.base === base && part.theirs === library ? words : null
    const merged = mergeWith(own, now.text, isThis)
    return { ...own, text: merged.text, base: { version, text: merged.base } }
  })

const inOrder = (papers: readonly OwnPaper[]): readonly OwnPaper[] =>
  [...papers].sort((a, b) => (a.paper < b.paper ? -1 : 1))
