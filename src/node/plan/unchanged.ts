/** Tells, by fingerprints alone, that a build has nothing to do: the same goes in, and what came out lies there as it was written. */
import { lockName, type Lock } from '../../core/policy/lock.js'
import type { Revision } from '../../core/revision/change.js'
import { reviseProvisions } from '../../core/revision/revision.js'
import { isPdf, plannedFiles, wantedOutputs } from '../../render/output.js'
import { loadPdfEngine } from '../pdf-engine.js'
import { hasJournal } from '../folder/journal.js'
import { fingerprint, readBytes, readText } from '../folder/practice-folder.js'
import { issuedState, printedVersion, stateOfLock, underFreeNumber } from '../history/issued.js'
import { programVersion } from '../version.js'
import { filledInPaths, type Workspace } from '../workspace.js'
import type { FileAction } from './files.js'
import { sealedText } from '../folder/seal.js'

/** A build that has nothing to do. */
export interface Unchanged {
  readonly lock: Lock
  /** What is new since the version last issued. */
  readonly sinceIssue: Revision
  /** The lock of the version last issued, where it can't be read. */
  readonly missing: string | null
  readonly files: readonly FileAction[]
}

/**
 * A fingerprint of all that decides what is written: program, library, answers and own wording. Of the date only what
 * an answer took from it: papers and conditions read no other. Empty where nobody vouches for the library's files.
 */
export function inputsOf(
  { library, answers, given }: Pick<Workspace, 'library' | 'answers' | 'given'>,
  overrideTexts: ReadonlyMap<string, string>,
): string {
  if (library.fingerprint === '') return ''
  const { values, origins } = answers
  const overrides = [...overrideTexts].sort(([a], [b]) => (a < b ? -1 : 1))
  const all = [programVersion(), library.fingerprint, { ...values }, { ...origins }, given.unsure, overrides]
  return fingerprint(JSON.stringify(all))
}

/** The build that has nothing to do, or null when there may be something. */
export async function unchangedBuild(
  workspace: Workspace,
  only: ReadonlySet<string> | null,
): Promise<Unchanged | null> {
  const { folder, lock, library, answers, touched } = workspace
  if (lock === null || touched.length > 0 || !(await isUpToDate(workspace, only))) return null
  const issued = await issuedState(folder, workspace.issued, lock)
  const after = { ...stateOfLock(lock), overrides: lock.overrides }
  const sinceIssue = underFreeNumber(reviseProvisions({ library, before: issued.state, after }), workspace.issued)
  if (printedVersion(sinceIssue) !== lock.version) return null
  const planned = plannedFiles(library, answers, only ?? wantedOutputs(library, answers))
  const written = planned.filter(({ path }) => lock.outputs[path] !== undefined)
  const files = await Promise.all(written.map(({ path }) => actionFor(workspace, lock, path)))
  return { lock, sinceIssue, missing: issued.missing, files: [...files, { path: lockName, action: 'same' }] }
}

/** Whether all that is wanted was made from what goes in now, and nothing else is listed; the files are not looked at. */
export async function isUpToDate(workspace: Workspace, only: ReadonlySet<string> | null = null): Promise<boolean> {
  const { folder, library, answers, lock } = workspace
  if (lock === null || lock.inputs === '' || lock.inputs !== inputsOf(workspace, workspace.overrideTexts)) return false
  if ((await readText(folder, lockName))?.text !== sealedText(lock) || (await hasJournal(folder))) return false
  if (JSON.stringify(lock.issued) !== JSON.stringify(workspace.issued)) return false
  const wanted = wantedOutputs(library, answers)
  if (only !== null) return [...only].every((name) => wanted.has(name))
  const planned = plannedFiles(library, answers, wanted)
  const expected = new Set([...planned.map(({ path }) => path), ...filledInPaths(library)])
  if (!Object.keys(lock.outputs).every((path) => expected.has(path))) return false
  // A box too small for any text has no file, and without an engine there are no PDFs.
  const lacking = planned.filter(({ path, box }) => box === null && lock.outputs[path] === undefined)
  return lacking.every(({ path }) => isPdf(path)) && (lacking.length === 0 || (await loadPdfEngine()) === null)
}

/** What people wrote into a paper of theirs stays. */
async function actionFor({ folder, library }: Workspace, { outputs }: Lock, path: string): Promise<FileAction> {
  const bytes = filledInPaths(library).has(path) ? await readBytes(folder, path) : null
  const isTheirs = bytes !== null && fingerprint(bytes) !== outputs[path]
  return { path, action: isTheirs ? 'keep' : 'same' }
}
