/** Looks after files that somebody changed: their words become overrides, and words that give way are kept. */
import type { Adopted, AdoptOptions } from '../../core/override/adopt/adopted.js'
import type { Ledger } from '../../core/override/adopt/ledger.js'
import type { Policies } from '../../core/override/adopt/based-on.js'
import { plainNote } from '../../core/override/adopt/notes.js'
import { takeIn, type FromFile } from '../../core/override/take-in.js'
import { fitOverrides, type TextClash } from '../../core/override/fit.js'
import { changedAnswers, type ChangedAnswer } from '../../core/override/renamed.js'
import type { Lock, WrittenPolicy } from '../../core/policy/lock.js'
import { overridePath, rewriteOverride, writeOverride, type Override } from '../../core/policy/override.js'
import { fitNotices, takeInNotices, type TakenNotices } from '../../core/override/notices.js'
import { libraryBoxes } from '../../core/policy/disclaimer/disclaimer.js'
import { isSameBox, noticeFile, noticePath, type OwnNotice } from '../../core/policy/disclaimer/own-notice.js'
import type { LibraryPaper } from '../../core/override/papers.js'
import { ownPaperFile, ownPaperPath, type OwnPaper } from '../../core/policy/papers/own-paper.js'
import { editedNotices } from './notice-files.js'
import { bringInPapers } from './own-papers.js'
import { frameOfFile } from './paper-files.js'
import type { Output } from '../../render/output.js'
import { lockProvisions } from '../../core/policy/written.js'
import { earlierPolicies } from '../history/drafts.js'
import { assembled, type TouchedFile, type Workspace } from '../workspace.js'
import { keptText, type KeptFile } from './kept.js'
import { isReadBack, readEdits } from './read-back.js'
import { returnedCopies, reviewNotes } from './returned.js'

/** What files that somebody changed, and `overrides/` itself, bring into the policy. */
export interface Edits {
  /** All overrides as they stand after this. */
  readonly overrides: readonly Override[]
  /** Own wording for the boxes of sites as it stands after this. */
  readonly notices: readonly OwnNotice[]
  /** Own wording of papers other than the policy as it stands after this. */
  readonly papers: readonly OwnPaper[]
  /** Papers with own wording as the library gives them now: what a conflict is settled against. */
  readonly libraryPapers: readonly LibraryPaper[]
  /** Files of `overrides/` to write, and to remove. */
  readonly write: readonly Output[]
  readonly remove: readonly string[]
  readonly kept: readonly KeptFile[]
  readonly comments: Adopted['comments']
  /** Provisions where the library and the practice changed the same words. */
  readonly conflicts: readonly TextClash[]
  /** Files brought back that hold no edits that can be read, in plain words. */
  readonly unread: readonly string[]
  /** Files beside the policy that are written: each returned file as it came, and the comments in it. */
  readonly beside: readonly Output[]
  /** What each returned file came to. */
  readonly returned: readonly Adopted[]
  /** What became of every word of each returned file, of the policy or another paper. */
  readonly ledgers: readonly Ledger[]
  readonly notes: readonly string[]
}

/** Files brought back from outside, and the policy as it would be written now where that isn't what the lock has. */
export interface Brought {
  readonly returned?: readonly TouchedFile[]
  readonly now?: WrittenPolicy | null
  /** Rules that a returned file lacks are left out, however many. */
  readonly whole?: boolean
}

/** Brings in every edit of the policy's own files, then fits all overrides to the library as it is now. */
export async function bringInEdits(workspace: Workspace, brought: Brought = {}): Promise<Edits> {
  const { lock, library } = workspace
  const read = lock === null ? [] : await readFiles(workspace, lock, brought)
  const files = read.flatMap((file) => ('problem' in file ? [] : [file]))
  const unread = read.flatMap((file) => ('problem' in file ? [file.problem] : []))
  const taken = takeIn(workspace.overrides, files)
  const plain = taken.overrides.length === 0 ? [] : lockProvisions(assembled(workspace, []))
  const changed = changedAnswers(library.questions, lock?.answers ?? {}, workspace.answers.values)
  const fitted = fitOverrides(library, plain, taken.overrides, changed)
  const own = bringInNotices(workspace, changed)
  const papers = bringInPapers(workspace, [...workspace.touched, ...(brought.returned ?? [])], {
    overrides: fitted.overrides,
    notices: own.notices,
    changed,
  })
  const returned = files.flatMap(({ adopted, from }) => (from === null ? [] : [adopted]))
  return {
    ...overrideFiles(workspace, { ...own, overrides: fitted.overrides, papers: papers.papers }),
    libraryPapers: papers.library,
    kept: [...taken.kept, ...fitted.kept, ...own.kept, ...papers.kept].map(({ name, text, why }) =>
      keptText(name, text, why),
    ),
    comments: [...files.flatMap(({ adopted }) => adopted.comments), ...papers.comments],
    conflicts: [...fitted.conflicts, ...own.conflicts, ...papers.conflicts],
    unread: [...unread, ...papers.unread],
    beside: await besideFiles(workspace, brought.returned ?? [], [
      ...files.flatMap(({ from, adopted }) => (from === null ? [] : [{ name: from, comments: adopted.comments }])),
      ...papers.returned,
    ]),
    returned,
    ledgers: [...returned, ...papers.returned].map(({ ledger }) => ledger),
    notes: [...passedOverNotes(workspace), ...unread, ...taken.notes, ...fitted.notes, ...own.notes, ...papers.notes],
  }
}

/** The boxes' texts that somebody changed, and own wording of them under the library of now. */
function bringInNotices(workspace: Workspace, changed: readonly ChangedAnswer[]): TakenNotices {
  const { library, answers, notices, date } = workspace
  const edited = editedNotices(workspace)
  if (notices.length + edited.length === 0) return { notices, kept: [], conflicts: [], notes: [] }
  const ground = { boxes: libraryBoxes(library, answers), version: library.version, date }
  const taken = takeInNotices(ground, notices, edited)
  const fitted = fitNotices(ground, taken.notices, changed)
  return { ...fitted, kept: [...taken.kept, ...fitted.kept], notes: [...taken.notes, ...fitted.notes] }
}

/** A returned file's comments. */
interface CommentedFile {
  readonly name: string
  readonly comments: Adopted['comments']
}

/** Each returned file as it came, and the comments in it. */
async function besideFiles(
  { folder, date }: Workspace,
  returned: readonly TouchedFile[],
  commented: readonly CommentedFile[],
): Promise<readonly Output[]> {
  const came = returned.flatMap(({ path, bytes }) => (bytes === null ? [] : [{ name: path, bytes }]))
  const comments = commented.flatMap((file) => file.comments)
  const names = commented.map(({ name }) => name).join(', ')
  return [...(await returnedCopies(folder, date, came)), ...(await reviewNotes(folder, date, names, comments))]
}

/** The edits with conflicts settled the way the owner chose; words that give way are kept. */
export const settledEdits = (
  edits: Edits,
  workspace: Pick<Workspace, 'overrideTexts'>,
  chosen: Pick<Edits, 'overrides' | 'notices' | 'papers'>,
): Edits => ({
  ...edits,
  ...overrideFiles(workspace, chosen),
  kept: [
    ...edits.kept,
    ...edits.overrides
      .filter(
        (old) => old.body !== '' && !chosen.overrides.some((now) => now.clause === old.clause && now.body === old.body),
      )
      .map(({ clause, body }) => keptText(clause, body, gaveWay)),
    ...edits.notices
      .filter((old) => !chosen.notices.some((now) => isSameBox(now, old) && now.text === old.text))
      .map(({ platform, field, text }) => keptText(`${platform}-${field}`, text, gaveWay)),
    ...edits.papers
      .filter((old) => !chosen.papers.some((now) => now.paper === old.paper && now.text === old.text))
      .map(({ paper, text }) => keptText(paper, text, gaveWay)),
  ],
  conflicts: [],
})

const gaveWay = 'you chose another text in place of yours'

/** Which files of `overrides/` change on the way to these. */
function overrideFiles(
  { overrideTexts }: Pick<Workspace, 'overrideTexts'>,
  chosen: Pick<Edits, 'overrides' | 'notices' | 'papers'>,
): Pick<Edits, 'overrides' | 'notices' | 'papers' | 'write' | 'remove'> {
  const { overrides, notices, papers } = chosen
  const clauses = overrides.map((override) => {
    const path = overridePath(override)
    const text = overrideTexts.get(path)
    return { path, content: text === undefined ? writeOverride(override) : rewriteOverride({ path, text }, override) }
  })
  const boxes = notices.map((notice) => {
    const path = noticePath(notice)
    return { path, content: noticeFile(notice, overrideTexts.get(path)) }
  })
  const others = papers.map((own) => {
    const path = ownPaperPath(own)
    return { path, content: ownPaperFile(own, overrideTexts.get(path)) }
  })
  const next = [...clauses, ...boxes, ...others]
  return {
    ...{ overrides, notices, papers },
    write: next.filter(({ path, content }) => overrideTexts.get(path) !== content),
    remove: [...overrideTexts.keys()].filter((path) => !next.some((file) => file.path === path)),
  }
}

/** Names the files in `overrides/` that no build reads. */
export const passedOverNotes = ({ passedOver }: Pick<Workspace, 'passedOver'>): readonly string[] =>
  passedOver.map(({ path, why }) => `${path} is not read: ${why}.`)

/** A touched file that is there. */
export type Present = TouchedFile & { readonly bytes: Uint8Array }
type ReadFile = FromFile | { readonly problem: string }

/** The touched files whose edits are brought in: the policy's own that are there. */
export const touchedPolicies = (files: readonly TouchedFile[], lock: Lock): readonly Present[] =>
  files.filter((file): file is Present => file.bytes !== null && isPolicy(file, lock))

const isPolicy = ({ path, returned }: TouchedFile, lock: Lock): boolean =>
  isReadBack(path) && (returned === true || lock.policyFiles.includes(path))

/** The edits of each file that can hold any: the policy's own that are there, and whatever was brought back. */
async function readFiles(
  { folder, library, issued, date, tally, touched }: Workspace,
  lock: Lock,
  { returned = [], now = null, whole = false }: Brought,
): Promise<readonly ReadFile[]> {
  const policies = touchedPolicies(
    [...touched, ...returned.filter(({ path }) => frameOfFile(library, path) === null)],
    lock,
  )
  if (policies.length === 0) return []
  const present = [lock, ...(now === null ? [] : [now])] as const
  const earlier = await earlierPolicies(folder, issued, present)
  return policies.map((file) => {
    tally('read', file.path)
    return readOne(file, [...present, ...earlier], present, { date, whole: whole && file.returned === true })
  })
}

/** Reads one file against the text it started from: one of `present` unless an earlier one is closer. */
function readOne(
  file: Present,
  policies: Policies,
  present: readonly WrittenPolicy[],
  options: AdoptOptions,
): ReadFile {
  const found = readEdits(file.path, file.bytes, policies, options)
  if ('problem' in found) return { problem: `${file.path}: ${found.problem}` }
  const { adopted, base } = found
  const late = `${file.path} started from an earlier text (version ${base.version}): its edits are joined with the policy of now.`
  const isPresent = present.some(({ provisions }) => provisions === base.provisions)
  const notes = isPresent ? adopted.notes : [plainNote(late), ...adopted.notes]
  const from = file.returned === true ? file.path : null
  return { adopted: { ...adopted, notes }, provisions: base.provisions, overrides: base.overrides, from }
}
