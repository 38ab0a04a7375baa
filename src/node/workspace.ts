/** Opens a practice's folder: everything a build is made from, read and checked. */
import type { AnswersFile } from '../core/answers-file/parse.js'
import { conflictDiagnostic, conflictPlace, findConflicts } from '../core/conflicts.js'
import { answersOf } from '../core/interview/added.js'
import { resolveAnswers, type Answers } from '../core/answers.js'
import { errorAt, hasErrors, type Diagnostic } from '../core/diagnostic.js'
import type { Library } from '../core/library/library.js'
import { lockName, parseLock, type Lock } from '../core/lock.js'
import { suggestion } from '../core/nearest.js'
import { overrideFolder, overridePath, parseOverride, type Override } from '../core/override.js'
import type { Place, SourceFile } from '../core/source.js'
import { readJournal } from './journal.js'
import { answersName, fingerprint, listFiles, readBytes, readText } from './practice-folder.js'
import { exit, UserError } from './user-error.js'

export interface Workspace {
  readonly folder: string
  readonly library: Library
  readonly given: AnswersFile
  readonly answers: Answers
  /** The day "today" stands for in defaults: that of the first build, so that a rebuild gives the same text. */
  readonly today: string
  /** The day of this run: dates what is written now. */
  readonly date: string
  readonly lock: Lock | null
  readonly overrides: readonly Override[]
  /** Outputs that are no longer as we wrote them. */
  readonly touched: readonly TouchedFile[]
}

/** A file of ours that somebody changed, replaced or removed. */
export interface TouchedFile {
  readonly path: string
  /** Null when it is gone. */
  readonly bytes: Uint8Array | null
  /** Brought back by somebody, from outside the folder. */
  readonly returned?: true
}

export interface OpenOptions {
  readonly folder: string
  readonly library: Library
  readonly given: AnswersFile
  readonly today: string
}

/** Reads lock, overrides and outputs; a damaged lock or override ends the command before anything is written. */
export async function openWorkspace({ folder, library, given, today }: OpenOptions): Promise<Workspace> {
  const lock = await readLock(folder)
  const overrides = await readOverrides(folder, library, lock)
  const from = lock?.date ?? today
  const answers = answersOf({ library, today: from }, given)
  requireAnswers(library, answers)
  const touched = await touchedFiles(folder, library, lock)
  return { folder, library, given, answers, today: from, date: today, lock, overrides, touched }
}

/** Conflicts between the answers as they were given; what other answers tick by themselves is not counted. */
export function conflictFindings({ library, given, today }: Workspace): readonly Diagnostic[] {
  const said = resolveAnswers(library.questions, given, today)
  const top = { file: answersName, line: 1, column: 1 }
  return findConflicts(library, said, today).map((conflict) =>
    conflictDiagnostic(conflict, conflictPlace(conflict, given.places, top)),
  )
}

/** The lock, or null before the first build. */
export async function readLock(folder: string): Promise<Lock | null> {
  const file = await readText(folder, lockName)
  if (file === null) return null
  const { lock, problems } = parseLock(file)
  if (lock === null) throw new UserError('Nothing was written.', exit.usage, problems)
  return lock
}

/** Every override, in path order; one that can't be what its writer meant ends the command before anything is written. */
async function readOverrides(folder: string, library: Library, lock: Lock | null): Promise<readonly Override[]> {
  const problems: Diagnostic[] = []
  const overrides: Override[] = []
  for (const name of (await listFiles(folder, overrideFolder)).filter((path) => path.endsWith('.md'))) {
    const file = await readText(folder, name)
    if (file === null) continue
    const parsed = parseOverride(file)
    problems.push(...parsed.problems)
    if (parsed.override === null) continue
    problems.push(...misnamed(file, parsed.override), ...unknownClause(file, parsed.override, library, lock))
    overrides.push(parsed.override)
  }
  if (hasErrors(problems)) throw new UserError('Nothing was written.', exit.usage, problems)
  return overrides
}

/** A file's name is its clause: so no two files can have words for the same place. */
function misnamed(file: SourceFile, override: Override): readonly Diagnostic[] {
  const expected = overridePath(override)
  if (file.path === expected) return []
  const message = `Unexpected clause "${override.clause}" with kind "${override.kind}" in this file, expected it in ${expected}`
  return [errorAt(clausePlace(file), 'files/override', message, 'rename the file, or change its clause')]
}

/** A clause that the library dropped is dealt with later; one that nobody ever heard of is a slip of the pen. */
function unknownClause(
  file: SourceFile,
  { clause }: Override,
  { clauses }: Library,
  lock: Lock | null,
): readonly Diagnostic[] {
  const isKnown =
    clauses.some(({ id, supersedes }) => id === clause || supersedes.includes(clause)) ||
    [...(lock?.overrides ?? []), ...(lock?.provisions ?? [])].some((known) => known.clause === clause)
  if (isKnown) return []
  const hint = suggestion(
    clause,
    clauses.map(({ id }) => id),
  )
  const message = `Unexpected clause "${clause}", expected a clause of this library`
  return [errorAt(clausePlace(file), 'files/override', message, hint ?? 'see them all: practice-policy why')]
}

const clausePlace = (file: SourceFile): Place => ({
  file: file.path,
  line:
    1 +
    Math.max(
      0,
      file.text.split('\n').findIndex((line) => line.startsWith('clause:')),
    ),
  column: 1,
})

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
