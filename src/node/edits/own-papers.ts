/** Brings papers that somebody changed into the practice's own wording of them, and that up to the library of now. */
import type { MarginNote } from '../../core/override/adopt/adopted.js'
import type { Ledger } from '../../core/override/adopt/ledger.js'
import type { ReadPaper } from '../../core/override/adopt/paper.js'
import { fitPapers, takeInPapers, type LibraryPaper, type TakenPapers } from '../../core/override/papers.js'
import type { ChangedAnswer } from '../../core/override/renamed.js'
import type { OwnNotice } from '../../core/policy/disclaimer/own-notice.js'
import type { Override } from '../../core/policy/override.js'
import type { WrittenPaper } from '../../core/policy/lock.js'
import { frameDocument } from '../../core/policy/paper.js'
import { paperText } from '../../core/policy/papers/paper-text.js'
import { assembled, type TouchedFile, type Workspace } from '../workspace.js'
import { withoutBoxTexts } from './box-texts.js'
import { isPage } from './read-back.js'
import { frameOfFile, ownFrames, readPaperFile, type ReadPaperFile } from './paper-files.js'

/** Own wording of papers, what came of it, and what else the changed files held. */
export interface BroughtPapers extends TakenPapers {
  /** The papers that have own wording, as the library and the answers give them now. */
  readonly library: readonly LibraryPaper[]
  readonly comments: readonly MarginNote[]
  /** The files among them that somebody brought back, their comments, and what became of each word. */
  readonly returned: readonly {
    readonly name: string
    readonly comments: readonly MarginNote[]
    readonly ledger: Ledger
  }[]
  /** Files that can't be read, in plain words. */
  readonly unread: readonly string[]
}

/** The changed files of papers, each read against what the lock says was written. */
function readPapers(
  { library, lock, tally }: Pick<Workspace, 'library' | 'lock' | 'tally'>,
  files: readonly TouchedFile[],
): readonly (ReadPaperFile | { readonly problem: string })[] {
  return files.flatMap(({ path, bytes }) => {
    const frame = frameOfFile(library, path)
    const writtenAs = (id: string | null | undefined): WrittenPaper | undefined =>
      lock?.papers.find(({ paper }) => paper === id)
    const written = writtenAs(frame?.id)
    if (bytes === null || written === undefined) return []
    tally('read', path)
    const file = { path, bytes: withoutBoxTexts({ path, bytes }, written.text, lock?.notices ?? [], library) }
    return readPaperFile(file, written, isPage(path) ? (writtenAs(frame?.behind) ?? null) : null)
  })
}

/** One account of a file that holds several papers. */
const together = (papers: readonly Pick<ReadPaper, 'ledger'>[]): Ledger => ({
  lines: papers.flatMap(({ ledger }) => ledger.lines),
  gone: papers.flatMap(({ ledger }) => ledger.gone),
})

/** What the policy stands on otherwise, and the answers that changed since it was written. */
interface Ground {
  readonly overrides: readonly Override[]
  readonly notices: readonly OwnNotice[]
  readonly changed: readonly ChangedAnswer[]
}

/** Everything that changed papers bring in. */
export function bringInPapers(
  workspace: Workspace,
  files: readonly TouchedFile[],
  { overrides, notices, changed }: Ground,
): BroughtPapers {
  const { library, papers, date } = workspace
  const read = readPapers(workspace, files)
  const held = read.flatMap((file) => ('problem' in file ? [] : [file]))
  const unread = read.flatMap((file) => ('problem' in file ? [file.problem] : []))
  const comments = held.flatMap((file) => file.read.comments)
  const returned = files.flatMap(({ path: name, returned: isReturned }) => {
    const papers = held.filter(({ path }) => isReturned === true && path === name).map((file) => file.read)
    return papers.length === 0
      ? []
      : [{ name, comments: papers.flatMap((paper) => paper.comments), ledger: together(papers) }]
  })
  if (papers.length + held.length === 0)
    return { papers, kept: [], conflicts: [], notes: unread, library: [], comments, returned, unread }
  const edits = held.flatMap(({ edit }) => edit ?? [])
  const policy = { ...assembled(workspace, overrides), notices, papers: [] }
  const wanted = new Set([...papers, ...edits].map(({ paper }) => paper))
  const now = ownFrames(library)
    .filter(({ id }) => wanted.has(id))
    .map((frame) => ({ paper: frame.id, title: frame.title, text: paperText(frameDocument(library, policy, frame)) }))
  const ground = { papers: now, version: library.version, date }
  const taken = takeInPapers(ground, papers, edits)
  const fitted = fitPapers(ground, taken.papers, changed)
  return {
    ...fitted,
    kept: [...held.flatMap((file) => file.read.kept), ...taken.kept, ...fitted.kept],
    notes: [...unread, ...taken.notes, ...held.flatMap((file) => file.read.notes), ...fitted.notes],
    library: now,
    comments,
    returned,
    unread,
  }
}
