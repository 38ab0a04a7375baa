/** Works out everything a build would write, before anything is written: what it stands on first, then each paper once. */
import type { Lock } from '../../core/policy/lock.js'
import { documentsOf } from '../../core/policy/paper.js'
import type { Revision } from '../../core/revision/change.js'
import { isPdf, plannedFiles, renderOutputs, wantedOutputs, type Output } from '../../render/output.js'
import { passedOverNotes, settledEdits, type Edits } from '../edits/edits.js'
import { boxFiles } from '../edits/notice-files.js'
import { frameOfFile } from '../edits/paper-files.js'
import { loadPdfEngine, missingPdfNote } from '../pdf-engine.js'
import { missingNote } from '../history/issued.js'
import type { TouchedFile, Workspace } from '../workspace.js'
import { fileActions, outdated, strangers, touchedCopies, type FileAction } from './files.js'
import { buildLock } from './lock.js'
import { planState, stateWith, type PlannedState } from './state.js'
import { inputsOf, unchangedBuild, type Unchanged } from './unchanged.js'

/** All that a build would do. */
export interface BuildPlan {
  /** What the papers were made from; null when nothing goes in that wasn't there before, and nothing was made. */
  readonly state: PlannedState | null
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

/** What a plan is made for. */
export interface PlanOptions {
  /** Names of outputs; all wanted ones when left out. */
  readonly only?: ReadonlySet<string> | null
  /** Files somebody brought back. */
  readonly returned?: readonly TouchedFile[]
  /** Rules that a returned file lacks are left out, however many. */
  readonly whole?: boolean
}

/** Plans a build; reads the folder, writes nothing. */
export async function planBuild(workspace: Workspace, options: PlanOptions = {}): Promise<BuildPlan> {
  const { only = null, returned = [], whole = false } = options
  const unchanged = returned.length > 0 ? null : await unchangedBuild(workspace, only)
  if (unchanged !== null) return planOfNothing(workspace, unchanged)
  return planPapers(workspace, await planState(workspace, { returned, whole }), only)
}

/** Plans the same build with conflicts settled: the practice's own words as the owner chose them. */
export async function planSettled(
  workspace: Workspace,
  { edits }: PlannedState,
  chosen: Pick<Edits, 'overrides' | 'notices' | 'papers'>,
): Promise<BuildPlan> {
  return planPapers(workspace, await stateWith(workspace, settledEdits(edits, workspace, chosen)))
}

/** Renders each paper of a state once and compares it with what lies in the folder. */
export async function planPapers(
  workspace: Workspace,
  state: PlannedState,
  only: ReadonlySet<string> | null = null,
): Promise<BuildPlan> {
  const { library, answers, lock, tally } = workspace
  const { policy, provisions, revision, sinceIssue } = state
  const documentOf = documentsOf(library, policy)
  const wanted = only === null ? wantedOutputs(library, answers) : withTouched(workspace, only)
  const pdfs = plannedFiles(library, policy.answers, wanted).filter(({ path }) => isPdf(path))
  const engine = pdfs.length === 0 ? null : await loadPdfEngine()
  const unset = new Set<string>()
  const outputs = await renderOutputs(library, policy, wanted, {
    documentOf,
    pdf: engine && ((code) => engine(code, (characters) => characters.forEach((one) => unset.add(one)))),
    onRender: (path) => tally('render', path),
  })
  const copies = [touchedCopies(workspace, outputs), state.edits.kept, await strangers(workspace, outputs)]
  const unmade = pdfs.filter(({ path }) => outputs.every((output) => output.path !== path)).map(({ path }) => path)
  const made = [...outputs.map(({ path }) => path), ...unmade]
  const old = outdated(workspace, only === null ? made : null)
  const edits = {
    ...state.edits,
    kept: copies.flat(),
    notes: [...state.edits.notes, ...old.notes, ...missingPdfNote(unmade, engine, unset)],
  }
  const inputs = edits.conflicts.length > 0 ? '' : recordedInputs(workspace, edits, only)
  const next = buildLock(workspace, {
    policy,
    documentOf,
    provisions,
    overrides: edits.overrides,
    outputs,
    dropped: old.listed,
    inputs,
  })
  const actions = await fileActions(workspace, edits.write, outputs, next)
  const files = [...actions, ...edits.kept.map(({ path }): FileAction => ({ path, action: 'keep' }))]
  return { state, outputs, lock: next, replaces: lock, edits, revision, sinceIssue, files, removed: old.removed }
}

/** What goes in, once this build is done; empty where files of another state stay, so that the next build looks at all of them. */
function recordedInputs(workspace: Workspace, { write, remove }: Edits, only: ReadonlySet<string> | null): string {
  const texts = new Map([
    ...workspace.overrideTexts,
    ...write.map(({ path, content }) => [path, String(content)] as const),
  ])
  for (const path of remove) texts.delete(path)
  const inputs = inputsOf(workspace, texts)
  return only === null || workspace.lock?.inputs === inputs ? inputs : ''
}

function planOfNothing(workspace: Workspace, { lock, sinceIssue, missing, files }: Unchanged): BuildPlan {
  const notes = [...passedOverNotes(workspace), ...missingNote(missing)]
  const nothing = {
    write: [],
    remove: [],
    kept: [],
    comments: [],
    conflicts: [],
    unread: [],
    beside: [],
    returned: [],
    ledgers: [],
  }
  return {
    state: null,
    outputs: [],
    lock,
    replaces: lock,
    edits: {
      ...nothing,
      overrides: lock.overrides,
      notices: workspace.notices,
      papers: workspace.papers,
      libraryPapers: [],
      notes,
    },
    revision: { from: lock.version, to: lock.version, changes: [], answers: [] },
    sinceIssue,
    files,
    removed: [],
  }
}

/** A file whose edits are taken in is written with the others, or they would be taken in again next time. */
function withTouched({ library, answers, touched, lock }: Workspace, only: ReadonlySet<string>): ReadonlySet<string> {
  const edited = touched.map(({ path }) => path).filter((path) => lock?.policyFiles.includes(path))
  const notices = boxFiles(library, answers)
    .filter(({ path }) => touched.some((file) => file.path === path))
    .map(({ output }) => output)
  const names = library.frames.flatMap(({ files }) =>
    Object.entries(files)
      .filter(([, paths]) => paths.some((path) => edited.includes(path)))
      .map(([name]) => name),
  )
  const papers = touched.flatMap(({ path }) => Object.keys(frameOfFile(library, path)?.files ?? {}))
  return new Set([...only, ...names, ...notices, ...papers])
}
