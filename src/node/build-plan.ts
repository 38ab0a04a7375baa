/** Works out everything a build would write, before anything is written, and then writes it. */
import { assemblePolicy, type Policy } from '../core/policy/policy.js'
import { lockName, type Lock } from '../core/policy/lock.js'
import { reviseProvisions } from '../core/revision/revision.js'
import type { Revision } from '../core/revision/change.js'
import { renderOutputs, wantedOutputs, type Output } from '../render/output.js'
import { lockProvisions } from '../core/policy/written.js'
import type { Override } from '../core/policy/override.js'
import { buildLock, sealedText } from './build-lock.js'
import { keepDraft } from './earlier-drafts.js'
import { bringInEdits, copyOf, settledEdits, type Edits, type KeptFile } from './edits.js'
import { issuedState, requireIssued, stateOfLock } from './issued.js'
import { closeJournal, openJournal, readJournal } from './folder/journal.js'
import { fingerprint, readBytes, removeFile, writeWhole } from './folder/practice-folder.js'
import { filledInPaths, type TouchedFile, type Workspace } from './workspace.js'

export interface FileAction {
  readonly path: string
  readonly action: 'create' | 'update' | 'same' | 'keep'
}

export interface BuildPlan {
  readonly policy: Policy
  readonly outputs: readonly Output[]
  readonly lock: Lock
  /** The lock that is there now. */
  readonly replaces: Lock | null
  readonly edits: Edits
  /** Against what was last written. */
  readonly revision: Revision
  /** Against the version last issued. */
  readonly sinceIssue: Revision
  readonly files: readonly FileAction[]
  /** Files of ours that these answers no longer give: removed, so that no stale paper lies about. */
  readonly removed: readonly string[]
}

export interface PlanOptions {
  /** Names of outputs; all wanted ones when left out. */
  readonly only?: ReadonlySet<string> | null
  /** Files somebody brought back. */
  readonly returned?: readonly TouchedFile[]
  /** The practice's own words as the owner settled them. */
  readonly overrides?: readonly Override[]
  /** Stamp this version instead of the next draft. */
  readonly version?: string
  /** It is to be issued, so the version last issued must be there to compare with. */
  readonly issues?: true
}

/** Plans a build; reads the folder, writes nothing. */
export async function planBuild(workspace: Workspace, options: PlanOptions = {}): Promise<BuildPlan> {
  if (workspace.touched.length === 0) return planWith(workspace, options)
  // What stands there as we would write it now is ours, whatever an older lock says.
  const { outputs } = await planWith({ ...workspace, touched: [] }, { ...options, only: null, returned: [] })
  const ours = new Map(outputs.map(({ path, content }) => [path, fingerprint(content)]))
  const touched = workspace.touched.filter(({ path, bytes }) => bytes === null || ours.get(path) !== fingerprint(bytes))
  return planWith({ ...workspace, touched }, options)
}

async function planWith(workspace: Workspace, options: PlanOptions): Promise<BuildPlan> {
  const { library, answers, lock, folder } = workspace
  const found = await bringInEdits(workspace, options.returned)
  const settled = options.overrides === undefined ? found : settledEdits(found, workspace, options.overrides)
  const draft = assemblePolicy(library, answers, { version: '', overrides: settled.overrides })
  const provisions = lockProvisions(draft)
  const state = { library: library.version, answers: answers.values, provisions, overrides: settled.overrides }
  const issued = await issuedState(folder, workspace.issued, lock)
  if (options.issues === true) requireIssued(issued.missing)
  const sinceIssue = reviseProvisions({ library, before: issued.state, after: state })
  const policy: Policy = { ...draft, version: options.version ?? printedVersion(sinceIssue) }
  const only = options.only ?? null
  const outputs = await renderOutputs(
    library,
    policy,
    only === null ? wantedOutputs(library, policy) : withTouched(workspace, only),
  )
  const kept = [...settled.kept, ...(await strangers(workspace, outputs))]
  const notes = [...settled.notes, ...(issued.missing === null ? [] : [missingNote(issued.missing)])]
  const edits = { ...settled, kept, notes }
  const removed = only === null ? outdated(workspace, outputs) : []
  const next = buildLock(workspace, { policy, provisions, overrides: settled.overrides, outputs, removed })
  const written = lock === null ? null : { ...stateOfLock(lock), version: lock.version }
  return {
    policy,
    outputs,
    lock: next,
    replaces: lock,
    edits,
    revision: reviseProvisions({ library, before: written, after: state }),
    sinceIssue,
    files: await fileActions(workspace, outputs, next, edits),
    removed,
  }
}

const missingNote = (path: string): string =>
  `${path} is missing or damaged, so changes are told against the last build. Restore history/ from a backup before you issue again.`

/** A policy file whose edits are taken in is written with the others, or they would be taken in again next time. */
function withTouched({ library, touched, lock }: Workspace, only: ReadonlySet<string>): ReadonlySet<string> {
  const edited = touched.map(({ path }) => path).filter((path) => lock?.policyFiles.includes(path))
  const names = library.frames.flatMap(({ files }) =>
    Object.entries(files)
      .filter(([, paths]) => paths.some((path) => edited.includes(path)))
      .map(([name]) => name),
  )
  return new Set([...only, ...names])
}

/** Copies of files that stand where an output goes and that we did not write. */
async function strangers({ folder, lock }: Workspace, outputs: readonly Output[]): Promise<readonly KeptFile[]> {
  const pending = await readJournal(folder)
  const kept: KeptFile[] = []
  for (const { path, content } of outputs.filter((output) => lock?.outputs[output.path] === undefined)) {
    const bytes = await readBytes(folder, path)
    if (bytes === null || [fingerprint(content), pending[path]].includes(fingerprint(bytes))) continue
    kept.push(copyOf(path, bytes, `${path} was there before and is not ours`))
  }
  return kept
}

/** What the lock lists and a whole build no longer makes; papers that people fill in are theirs. */
function outdated({ library, lock }: Workspace, outputs: readonly Output[]): readonly string[] {
  const current = new Set([...outputs.map((output) => output.path), ...filledInPaths(library)])
  return Object.keys(lock?.outputs ?? {}).filter((path) => !current.has(path))
}

/** "1.0 draft" until that version is issued; an unchanged issued version keeps its bare number. */
const printedVersion = ({ from, to }: Revision): string => (from === to ? to : `${to} draft`)

async function fileActions(
  { folder, library, lock }: Workspace,
  outputs: readonly Output[],
  next: Lock,
  edits: Edits,
): Promise<readonly FileAction[]> {
  const filledIn = filledInPaths(library)
  const actionOf = async ({ path, content }: Output): Promise<FileAction> => {
    const there = await readBytes(folder, path)
    if (there === null) return { path, action: 'create' }
    const hash = fingerprint(there)
    if (hash === fingerprint(content)) return { path, action: 'same' }
    const isTheirs = filledIn.has(path) && hash !== lock?.outputs[path]
    return { path, action: isTheirs ? 'keep' : 'update' }
  }
  const record = { path: lockName, content: sealedText(next) }
  const written = await Promise.all([...edits.write, ...outputs, record].map(actionOf))
  return [...written, ...edits.kept.map(({ path }): FileAction => ({ path, action: 'keep' }))]
}

export type OnProgress = (done: number, of: number, path: string) => void

/** Writes a plan: what must not be lost first, the lock last; a run that dies in between is mended by the next build. */
export async function writeBuild(folder: string, plan: BuildPlan, progress: OnProgress): Promise<void> {
  const { edits, outputs, lock } = plan
  await keepDraft(folder, plan.replaces, lock)
  for (const kept of edits.kept) await writeWhole(folder, kept.path, kept.content)
  for (const override of edits.write) await writeWhole(folder, override.path, override.content)
  for (const name of edits.remove) await removeFile(folder, name)
  const actions = new Map(plan.files.map((file) => [file.path, file.action]))
  const changed = outputs.filter((output) => ['create', 'update'].includes(actions.get(output.path) ?? ''))
  await openJournal(folder, Object.fromEntries(changed.map((output) => [output.path, fingerprint(output.content)])))
  for (const [index, output] of changed.entries()) {
    progress(index + 1, changed.length, output.path)
    await writeWhole(folder, output.path, output.content)
  }
  for (const path of plan.removed) await removeFile(folder, path)
  await writeWhole(folder, lockName, sealedText(lock))
  await closeJournal(folder)
}
