/** A practice, what it was written from and a day → what is due on that day, most urgent first, each with what to do about it. */
import { formatDate, shiftDate } from '../ground/date.js'
import { count, naturalList } from '../ground/phrase.js'
import { holds } from '../answers/condition.js'
import { citationLabel } from '../library/authority.js'
import type { Conflict } from '../library/conflict.js'
import type { Library } from '../library/library.js'
import { endOfTerm } from '../library/term.js'
import { disclaimersFor } from '../policy/disclaimer/disclaimer.js'
import { eventMessage, lawEvents } from '../policy/law-calendar.js'
import type { Policy } from '../policy/policy.js'
import { citedAuthorities } from '../policy/slots/authorities.js'
import { isAccepted, signedUnder, type Noted } from './noted.js'

/** What can be due, most urgent first. */
export type DueKind =
  | 'trial-ended'
  | 'review-due'
  | 'law-event'
  | 'hand-edit'
  | 'review-note'
  | 'open-item'
  | 'not-issued'
  | 'signature-missing'
  | 'not-pasted'
  | 'newer-library'
  | 'stale-source'

/** What takes a due item off the list. */
export type DueAction =
  | { readonly do: 'answer'; readonly questions: readonly string[] }
  | { readonly do: 'build' | 'update' | 'issue' | 'check' | 'sign' }
  | { readonly do: 'paste'; readonly platform: string }
  | { readonly do: 'read'; readonly file: string }

/** Something to do; `since` is the day it fell due, or the day it was found where nobody can know (ISO). */
export interface DueItem {
  readonly kind: DueKind
  readonly what: string
  readonly since: string
  readonly action: DueAction
}

/** A version as it was issued. */
export interface IssuedVersion {
  readonly version: string
  readonly date: string
  readonly effective: string
  readonly reviewDate: string
  /** Versions a signature of which holds for this one: itself, and those since which no duty changed. */
  readonly signedAs: readonly string[]
}

/** Everything that what is due depends on. */
export interface DueInput {
  readonly library: Library
  /** As the answers give it now. */
  readonly policy: Policy
  readonly today: string
  /** Day of the first build; null before it. */
  readonly started: string | null
  /** Version of the library the documents were written with; null before the first build. */
  readonly written: string | null
  /** The version last issued; `changes` are provisions that differ from it now. */
  readonly issued: IssuedVersion | null
  readonly changes: number
  /** A build would write something. */
  readonly unwritten: boolean
  /** Files that somebody changed since they were written. */
  readonly edited: readonly string[]
  /** Comments of returned files that are not settled, and the file that lists them. */
  readonly notes: { readonly file: string; readonly open: readonly string[] }
  /** Answers that can't stand together: nothing can be written until they are settled. */
  readonly stops: readonly Conflict[]
  readonly noted: Noted
}

/** Everything that is due. */
export const dueItems = (input: DueInput): readonly DueItem[] => finders.flatMap((find) => find(input))

type Finder = (input: DueInput) => readonly DueItem[]

/** Months before the review date that it is spoken of. */
const reviewNotice = 1
/** Months ahead that the law calendar is read. */
const lawNotice = 3

const endedTerms: Finder = ({ library, policy, today }) =>
  library.terms.flatMap((term): readonly DueItem[] => {
    const since = endOfTerm(term, policy.answers)
    if (since === null || since > today || !holds(term.when, policy.answers)) return []
    const what = `${term.say} (Over since ${formatDate(since)}.)`
    return [{ kind: 'trial-ended', what, since, action: { do: 'answer', questions: [term.question] } }]
  })

const review: Finder = ({ library, policy, issued, today }) => {
  // A date that the answers have already moved on counts, issued or not.
  const since = issued !== null && issued.reviewDate > policy.reviewDate ? issued.reviewDate : policy.reviewDate
  if (since > shiftDate(today, reviewNotice)) return []
  const what =
    since <= today
      ? `The policy should have been read again by ${formatDate(since)}. Read it, then give it a new date.`
      : `The policy should be read again by ${formatDate(since)}.`
  return [{ kind: 'review-due', what, since, action: { do: 'answer', questions: [library.parts.effectiveDate] } }]
}

const lawChanges: Finder = ({ library, policy, issued, started, today, noted }) => {
  const from = issued?.date ?? started ?? today
  return lawEvents(library, policy.answers, from, shiftDate(today, lawNotice)).flatMap((event): readonly DueItem[] => {
    const what = eventMessage(library, event)
    if (isAccepted(noted, { rule: 'sources/event', message: what })) return []
    return [{ kind: 'law-event', what, since: event.date, action: { do: 'check' } }]
  })
}

const handEdits: Finder = ({ edited, today }) =>
  edited.length === 0
    ? []
    : [
        {
          kind: 'hand-edit',
          what: `${count(edited.length, 'file')} changed since we wrote ${edited.length === 1 ? 'it' : 'them'}: ${listed(edited)}.`,
          since: today,
          action: { do: 'update' },
        },
      ]

const reviewNotes: Finder = ({ notes: { file, open }, today }) => {
  const [first] = open
  if (first === undefined) return []
  const what = `${count(open.length, 'comment')} in ${file} not settled, first: “${shortened(first)}”. When one is settled, put [x] after its dash.`
  return [{ kind: 'review-note', what, since: today, action: { do: 'read', file } }]
}

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99).trimEnd()}…` : text)

const openAnswers: Finder = ({ library, policy, stops, started, today }) => {
  const since = started ?? today
  const open = library.questions.filter(({ id }) => ['unsure', 'blank'].includes(policy.answers.origins[id] ?? ''))
  const names = listed(open.map(({ short }) => short))
  const action: DueAction = { do: 'answer', questions: open.map(({ id }) => id) }
  return [
    ...stops.map((conflict): DueItem => ({
      kind: 'open-item',
      what: `These answers can’t stand together: ${conflict.say}`,
      since: today,
      action: { do: 'check' },
    })),
    ...(open.length === 0
      ? []
      : [{ kind: 'open-item', what: `${count(open.length, 'answer')} still open: ${names}.`, since, action } as const]),
  ]
}

const release: Finder = ({ library, issued, changes, written, unwritten, edited, started, today }) => {
  const since = issued?.date ?? started ?? today
  const item = (what: string, action: DueAction): readonly DueItem[] => [{ kind: 'not-issued', what, since, action }]
  if (written === null) return item('No document has been written yet.', { do: 'build' })
  // Edits and a newer library are items of their own, with the same way out.
  if (unwritten && (edited.length > 0 || isNewer(library.version, written))) return []
  if (unwritten)
    return item('The answers, or this program, changed since the documents were written.', { do: 'update' })
  if (issued === null) return item('No version has been issued yet, so nobody can sign one.', { do: 'issue' })
  if (changes === 0) return []
  return item(`${count(changes, 'provision')} changed since version ${issued.version} was issued.`, { do: 'issue' })
}

/** From the day the version takes effect: before it, nobody is late. */
const signatures: Finder = ({ issued, today, noted }) => {
  if (issued === null || issued.effective > today) return []
  const signed = signedUnder(noted, issued.signedAs)
  if (signed !== undefined && signed.missing.length === 0) return []
  const waits =
    signed === undefined
      ? 'nobody is recorded as having signed it'
      : `it still waits for the signature of ${naturalList(signed.missing)}`
  const what = `Version ${issued.version} has been in effect since ${formatDate(issued.effective)}, and ${waits}.`
  return [{ kind: 'signature-missing', what, since: issued.effective, action: { do: 'sign' } }]
}

const pastedTexts: Finder = ({ library, policy, noted }) =>
  noted.pasted.flatMap(({ platform, field, text, date }): readonly DueItem[] => {
    const now = disclaimersFor(library, policy.answers, [platform], policy.notices).find(
      (one) => (one.field ?? '') === field,
    )
    if (now === undefined || now.text === null || now.text === text) return []
    const what = `The disclaimer for ${platform} changed since you pasted it on ${formatDate(date)}.`
    return [{ kind: 'not-pasted', what, since: date, action: { do: 'paste', platform } }]
  })

const newerLibrary: Finder = ({ library, written, today }) =>
  written === null || !isNewer(library.version, written)
    ? []
    : [
        {
          kind: 'newer-library',
          what: `Your documents were written from library ${written}; this is ${library.version}. You see what changes before anything is written.`,
          since: today,
          action: { do: 'update' },
        },
      ]

const staleSources: Finder = ({ library, policy, today }) => {
  const stale = citedAuthorities(library, policy).filter(({ reviewBy }) => reviewBy < today)
  const [oldest] = [...stale].sort((a, b) => (a.reviewBy < b.reviewBy ? -1 : 1))
  if (oldest === undefined) return []
  const what = `${count(stale.length, 'source')} should have been looked up again by now, first ${citationLabel(oldest)}.`
  return [{ kind: 'stale-source', what, since: oldest.reviewBy, action: { do: 'check' } }]
}

/** One line a kind; adding one = one function + one line here. */
const finders: readonly Finder[] = [
  endedTerms,
  review,
  lawChanges,
  handEdits,
  reviewNotes,
  openAnswers,
  release,
  signatures,
  pastedTexts,
  newerLibrary,
  staleSources,
]

/** Whether one version (three numbers) comes after another. */
function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0)
}

/** The first few, and how many more there are. */
function listed(names: readonly string[]): string {
  const few = 4
  return naturalList(names.length > few + 1 ? [...names.slice(0, few), `${names.length - few} more`] : names)
}
