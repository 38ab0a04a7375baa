/** Opens a practice's folder: everything a build is made from, read and checked. */
import type { AnswersFile } from '../core/answers/read-file.js'
import { conflictDiagnostic, conflictPlace, findConflicts } from '../core/library/conflicts-found.js'
import { completeAnswers, resolveAnswers } from '../core/answers/complete.js'
import type { Answers } from '../core/answers/answers.js'
import type { Diagnostic } from '../core/ground/diagnostic.js'
import type { Library } from '../core/library/library.js'
import { lockName, parseLock, type Lock } from '../core/policy/lock.js'
import type { Override } from '../core/policy/override.js'
import { assemblePolicy, type Policy } from '../core/policy/policy.js'
import { readOverrideFiles, type OverrideFiles } from './edits/override-files.js'
import { issuedVersions } from './history/issued.js'
import { copiesBeside } from './folder/copies.js'
import { readJournal } from './folder/journal.js'
import { answersName, fingerprint, readBytes, readText } from './folder/practice-folder.js'
import { exit, UserError } from './folder/user-error.js'
import { brokenSeal, isSealed } from './folder/seal.js'
import { noTally, type Tally } from './tally.js'

/** A practice's folder and what it is built with. */
export interface Workspace extends OverrideFiles {
  readonly folder: string
  readonly library: Library
  readonly given: AnswersFile
  readonly answers: Answers
  /** The day "today" stands for in defaults: that of the first build, so that a rebuild gives the same text. */
  readonly today: string
  /** The day of this run: dates what is written now. */
  readonly date: string
  readonly lock: Lock | null
  /** Versions that were issued, oldest first. */
  readonly issued: Lock['issued']
  /** Outputs that are no longer as we wrote them. */
  readonly touched: readonly TouchedFile[]
  readonly tally: Tally
}

/** A file of ours that somebody changed, replaced or removed. */
export interface TouchedFile {
  readonly path: string
  /** Null when it is gone. */
  readonly bytes: Uint8Array | null
  /** Brought back by somebody, from outside the folder. */
  readonly returned?: true
}

/** What a folder is opened with. */
export interface OpenOptions {
  readonly folder: string
  readonly library: Library
  readonly given: AnswersFile
  readonly today: string
  readonly tally?: Tally
  /** Nothing is going to be written. */
  readonly look?: boolean
}

/** Reads lock, overrides and outputs; a damaged lock or override ends the command before anything is written. */
export async function openWorkspace(options: OpenOptions): Promise<Workspace> {
  const { folder, library, given, today, tally = noTally, look = false } = options
  const lock = await readLock(folder, look)
  const files = await readOverrideFiles(folder, library, lock)
  const passedOver = [...files.passedOver, ...(await copiesBeside(folder, lock))]
  const from = lock?.date ?? today
  const answers = completeAnswers({ library, today: from }, given)
  requireAnswers(library, answers)
  const touched = await touchedFiles(folder, library, lock)
  const issued = await issuedVersions(folder, lock)
  return {
    folder,
    library,
    given,
    answers,
    today: from,
    date: today,
    lock,
    issued,
    ...files,
    passedOver,
    touched,
    tally,
  }
}

/** The policy that these overrides give, counted; it bears `version`. */
export function assembled(
  { library, answers, notices, papers, tally }: Pick<Workspace, 'library' | 'answers' | 'notices' | 'papers' | 'tally'>,
  overrides: readonly Override[],
  version = '',
): Policy {
  tally('assemble', '')
  return assemblePolicy(library, answers, { version, overrides, notices, papers })
}

/** Conflicts between the answers as they were given; what other answers tick by themselves is not counted. */
export function conflictFindings({ library, given, today }: Workspace): readonly Diagnostic[] {
  const said = resolveAnswers(library.questions, given, today)
  const top = { file: answersName, line: 1, column: 1 }
  return findConflicts(library, said, today).map((conflict) =>
    conflictDiagnostic(conflict, conflictPlace(conflict, given.places, top)),
  )
}

/** The lock, or null before the first build; one changed since it was written ends the command, but for a `look` that only tells of it. */
export async function readLock(folder: string, look = false): Promise<Lock | null> {
  const file = await readText(folder, lockName)
  if (file === null) return null
  const { lock, problems } = parseLock(file)
  if (lock === null) throw new UserError('Nothing was written.', exit.usage, problems)
  if (!look && !isSealed(file.text)) throw new UserError('Nothing was written.', exit.usage, [brokenSeal])
  return lock
}

async function touchedFiles(folder: string, library: Library, lock: Lock | null): Promise<readonly TouchedFile[]> {
  const touched: TouchedFile[] = []
  const pending = await readJournal(folder)
  const filledIn = filledInPaths(library)
  for (const [path, written] of Object.entries(lock?.outputs ?? {})) {
    const bytes = await readBytes(folder, path)
    if (bytes === null) touched.push({ path, bytes })
    else if (filledIn.has(path)) continue
    else if (![written, pending[path]].includes(fingerprint(bytes))) touched.push({ path, bytes })
  }
  return touched
}

function requireAnswers(library: Library, answers: Answers): void {
  const missing = library.questions.filter((question) => question.required && answers.values[question.id] === undefined)
  if (missing.length === 0) return
  const names = missing.map((question) => `${question.id} (${question.ask})`).join(', ')
  throw new UserError(`answers.yaml has no answer to ${names}. Nothing was written.`)
}

/** Files that people write into: what they enter is theirs, not an edit of the policy. */
export const filledInPaths = (library: Library): ReadonlySet<string> =>
  new Set(library.frames.filter((frame) => frame.filledIn).flatMap((frame) => Object.values(frame.files).flat()))
