/** Works out everything a build would write, before anything is written, and then writes it. */
import { askedFor } from '../core/asked.js'
import { assemblePolicy, type Policy } from '../core/policy.js'
import { frameDocument } from '../core/document.js'
import { lockName, writeLock, type Lock } from '../core/lock.js'
import { reviseProvisions, type Revision } from '../core/revision.js'
import { plannedFiles, renderOutputs, wantedOutputs, type Output } from '../render/output.js'
import { frameTexts, lockProvisions } from '../render/provision-text.js'
import type { Override } from '../core/override.js'
import { bringInEdits, settledEdits, type Edits } from './edits.js'
import { issuedState, stateOfLock } from './issued.js'
import { closeJournal, openJournal } from './journal.js'
import { fingerprint, readBytes, removeFile, writeWhole } from './practice-folder.js'
import type { TouchedFile, Workspace } from './workspace.js'

export interface FileAction {
  readonly path: string
  readonly action: 'create' | 'update' | 'same' | 'keep'
}

export interface BuildPlan {
  readonly policy: Policy
  readonly outputs: readonly Output[]
  readonly lock: Lock
  readonly edits: Edits
  /** Against what was last written. */
  readonly revision: Revision
  /** Against the version last issued. */
  readonly sinceIssue: Revision
  readonly files: readonly FileAction[]
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
}

/** Plans a build; reads the folder, writes nothing. */
export async function planBuild(workspace: Workspace, options: PlanOptions = {}): Promise<BuildPlan> {
  const { library, answers, lock, folder } = workspace
  const found = bringInEdits(workspace, options.returned)
  const edits = options.overrides === undefined ? found : settledEdits(found, workspace, options.overrides)
  const draft = assemblePolicy(library, answers, { version: '', overrides: edits.overrides })
  const provisions = lockProvisions(draft)
  const state = { library: library.version, answers: answers.values, provisions, overrides: edits.overrides }
  const sinceIssue = reviseProvisions({ library, before: await issuedState(folder, lock), after: state })
  const policy: Policy = { ...draft, version: options.version ?? printedVersion(sinceIssue) }
  const outputs = await renderOutputs(library, policy, options.only ?? wantedOutputs(library, policy))
  const written = lock === null ? null : { ...stateOfLock(lock), version: lock.version }
  return {
    policy,
    outputs,
    lock: buildLock(workspace, policy, provisions, outputs),
    edits,
    revision: reviseProvisions({ library, before: written, after: state }),
    sinceIssue,
    files: await fileActions(folder, outputs, edits),
  }
}

/** "1.0 draft" until that version is issued; an unchanged issued version keeps its bare number. */
const printedVersion = ({ from, to }: Revision): string => (from === to ? to : `${to} draft`)

async function fileActions(folder: string, outputs: readonly Output[], edits: Edits): Promise<readonly FileAction[]> {
  const actionOf = async ({ path, content }: Output): Promise<FileAction> => {
    const there = await readBytes(folder, path)
    if (there === null) return { path, action: 'create' }
    return { path, action: fingerprint(there) === fingerprint(content) ? 'same' : 'update' }
  }
  const written = await Promise.all([...edits.write, ...outputs].map(actionOf))
  return [...written, ...edits.kept.map(({ path }): FileAction => ({ path, action: 'keep' }))]
}

function buildLock(
  { library, given, today, lock }: Workspace,
  policy: Policy,
  provisions: Lock['provisions'],
  outputs: readonly Output[],
): Lock {
  const frames = library.frames.filter((frame) => frame.layout === 'policy')
  const written = Object.fromEntries(outputs.map((output) => [output.path, fingerprint(output.content)]))
  const planned = plannedFiles(library, policy, new Set(frames.flatMap((frame) => Object.keys(frame.files))))
  return {
    format: 1,
    library: { id: library.id, version: library.version },
    date: today,
    version: policy.version,
    answers: plainAnswers(policy.answers.values),
    questions: askedFor(library),
    unsure: [...given.unsure],
    provisions,
    frame: frames.flatMap((frame) => frameTexts(frameDocument(library, policy, frame))),
    policyFiles: planned
      .filter((file) => file.frame.layout === 'policy' && file.platform === null)
      .map((file) => file.path),
    outputs: byPath({ ...lock?.outputs, ...written }),
    issued: lock?.issued ?? [],
  }
}

const plainAnswers = (values: Policy['answers']['values']): Lock['answers'] =>
  Object.fromEntries(
    Object.entries(values).map(([id, answer]) => [id, typeof answer === 'string' ? answer : [...answer]]),
  )

const byPath = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

export type OnProgress = (done: number, of: number, path: string) => void

/** Writes a plan: what must not be lost first, the lock last; a run that dies in between is mended by the next build. */
export async function writeBuild(folder: string, plan: BuildPlan, progress: OnProgress): Promise<void> {
  const { edits, outputs, lock } = plan
  for (const kept of edits.kept) await writeWhole(folder, kept.path, kept.content)
  for (const override of edits.write) await writeWhole(folder, override.path, override.content)
  for (const name of edits.remove) await removeFile(folder, name)
  const actions = new Map(plan.files.map((file) => [file.path, file.action]))
  const changed = outputs.filter((output) => actions.get(output.path) !== 'same')
  await openJournal(folder, Object.fromEntries(changed.map((output) => [output.path, fingerprint(output.content)])))
  for (const [index, output] of changed.entries()) {
    progress(index + 1, changed.length, output.path)
    await writeWhole(folder, output.path, output.content)
  }
  await writeWhole(folder, lockName, writeLock(lock))
  await closeJournal(folder)
}
