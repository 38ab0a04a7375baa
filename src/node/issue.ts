/** Releases a policy as a version: its papers go to history/, and what changed since the one before is written down. */
import { formatDate } from '../core/ground/date.js'
import { documentsOf } from '../core/policy/paper.js'
import { lockName } from '../core/policy/lock.js'
import { nextVersion } from '../core/revision/acknowledge.js'
import type { Revision } from '../core/revision/change.js'
import type { Document } from '../core/document/tree.js'
import { documentShape } from '../core/document/tree-shape.js'
import { formatDiagnostic } from '../core/ground/diagnostic.js'
import { parseJson, type JsonForm } from '../core/ground/json.js'
import { renderChanges, staffMessage } from '../render/redline/changes.js'
import type { Output } from '../render/output.js'
import { copyOf, type KeptFile } from './edits/kept.js'
import { historyFolder, issuedState } from './history/issued.js'
import { sealedText } from './folder/seal.js'
import { planPapers, type BuildPlan } from './plan/plan.js'
import { planState, type PlannedState } from './plan/state.js'
import { writeBuild, type OnProgress } from './write.js'
import { folderPath } from './folder/layout.js'
import { fingerprint, readBytes, readText, writeWhole } from './folder/practice-folder.js'
import { writeAll } from './folder/write-all.js'
import type { Workspace } from './workspace.js'

/** A version about to be released. */
export interface Issue {
  readonly state: PlannedState
  readonly plan: BuildPlan
  readonly revision: Revision
  /** changes.md, and (from the second issue on) redline.docx, redline.md and redline.html. */
  readonly papers: readonly Output[]
  /** The issued policy as a tree, for the next redline. */
  readonly document: Document
}

/** The tree of an issued policy, kept beside its papers: the next redline starts from exactly these words. */
const documentName = 'policy.json'

/** What a version of now would be, its papers but for those of the folder. */
export type IssueDraft = Omit<Issue, 'plan'> & { readonly notes: readonly string[] }

/** Works it out, also where nothing changed; `issues` when it is meant to be released: then the version last issued must be there. */
export async function draftIssue(workspace: Workspace, issues: boolean): Promise<IssueDraft> {
  const draft = await planState(workspace, { issues })
  const revision = await redated(workspace, draft)
  const state: PlannedState = { ...draft, sinceIssue: revision, policy: { ...draft.policy, version: revision.to } }
  const frame = workspace.library.frames.find((candidate) => candidate.layout === 'policy')
  if (frame === undefined) throw new Error('the library has no frame for the policy')
  const document = documentsOf(workspace.library, state.policy)(frame)
  const { before, notes } = await readDocument(workspace.folder, revision.from)
  const isSame = revision.from === revision.to
  const papers = isSame ? [] : await papersOf(workspace, state, before, document)
  return { state, revision, document, papers, notes }
}

/** Works the issue out; writes nothing. Null when nothing changed since the version last issued. */
export async function planIssue(workspace: Workspace): Promise<Issue | null> {
  const { state, revision, document, papers, notes } = await draftIssue(workspace, true)
  if (revision.from === revision.to) return null
  const issued = [...workspace.issued, { version: revision.to, date: workspace.date }]
  const plan = await planPapers({ ...workspace, issued }, state)
  const kept = [...plan.edits.kept, ...(await changedPapers(workspace.folder, papers, revision.from))]
  const edits = { ...plan.edits, kept, notes: [...plan.edits.notes, ...notes] }
  return { state, plan: { ...plan, edits }, revision, document, papers }
}

/** A policy that only has a new date is a new version too. */
async function redated({ folder, issued, lock, library }: Workspace, draft: PlannedState): Promise<Revision> {
  const { sinceIssue, policy } = draft
  const { state } = await issuedState(folder, issued, lock)
  const date = state?.answers[library.parts.effectiveDate]
  if (state === null || sinceIssue.changes.length > 0 || date === policy.effectiveDate) return sinceIssue
  return { ...sinceIssue, to: nextVersion([{ material: false }], issued.at(-1)?.version ?? state.version) }
}

/** Copies of earlier papers that somebody wrote into. */
async function changedPapers(
  folder: string,
  papers: readonly Output[],
  from: string | null,
): Promise<readonly KeptFile[]> {
  const copies = papers.map(async ({ path, content }): Promise<readonly KeptFile[]> => {
    const there = await readBytes(folder, path)
    const issued = from === null ? null : await readBytes(folder, `${historyFolder(from)}/${path}`)
    const ours = [content, ...(issued === null ? [] : [issued])].map(fingerprint)
    if (there === null || ours.includes(fingerprint(there))) return []
    return [copyOf(path, there, `${path} was changed by hand`)]
  })
  return (await Promise.all(copies)).flat()
}

async function papersOf(
  { library, date, tally }: Workspace,
  { policy, edits, sinceIssue: revision }: PlannedState,
  before: Document | null,
  after: Document,
): Promise<readonly Output[]> {
  const numbers = new Map(
    policy.sections.flatMap((section) => section.provisions.map((item) => [item.clause, item.number])),
  )
  const conflicts = edits.conflicts.map(({ clause, title, yours, library: theirs }) => ({
    clause,
    title,
    mine: yours,
    theirs,
  }))
  const about = { title: after.title, practice: policy.practice, effective: formatDate(policy.effectiveDate) }
  const message = `## Message for staff\n\n${staffMessage(library, revision, about)}`
  tally('render', 'changes.md')
  const changes: Output = {
    path: 'changes.md',
    content: `${renderChanges({ library, revision, conflicts, numbers })}\n${message}`,
  }
  if (before === null) return [changes]
  const { renderRedlineDocx } = await import('../render/redline/docx.js')
  const { renderRedlineMarkdown } = await import('../render/redline/markdown.js')
  const { renderRedlineHtml } = await import('../render/redline/html.js')
  const { markDocuments } = await import('../render/redline/marked.js')
  const marked = markDocuments({ library, before, after, revision })
  for (const path of ['redline.docx', 'redline.md', 'redline.html']) tally('render', path)
  return [
    changes,
    { path: 'redline.docx', content: await renderRedlineDocx(marked, { author: policy.practice, date }) },
    { path: 'redline.md', content: renderRedlineMarkdown(marked) },
    { path: 'redline.html', content: renderRedlineHtml(marked) },
  ]
}

const form: JsonForm<Document> = {
  shape: documentShape,
  rule: 'files/tampering',
  expected: 'a policy as it was issued',
  hint: 'restore it from a backup',
}

/** The tree of an issued version; without one there is no redline, and that is said. */
async function readDocument(
  folder: string,
  version: string | null,
): Promise<{ readonly before: Document | null; readonly notes: readonly string[] }> {
  if (version === null) return { before: null, notes: [] }
  const name = `${historyFolder(version)}/${documentName}`
  const file = await readText(folder, name)
  const { value, problems } = file === null ? { value: null, problems: [] } : parseJson(file, form)
  if (value !== null) return { before: value, notes: [] }
  const lost = `${name} is missing or damaged, so there is no redline against version ${version}.`
  return { before: null, notes: [...problems.map(formatDiagnostic), lost] }
}

/** Writes the folder's papers, then history, its lock last: a run that dies before that has issued nothing. */
export async function writeIssue({ folder }: Workspace, issue: Issue, progress: OnProgress): Promise<void> {
  const { plan, papers, revision, document } = issue
  const history = historyFolder(revision.to)
  const own = Object.entries(plan.lock.outputs).filter(([path]) => plan.outputs.some((output) => output.path === path))
  const lock: Output = { path: lockName, content: sealedText({ ...plan.lock, outputs: Object.fromEntries(own) }) }
  const tree: Output = { path: documentName, content: `${JSON.stringify(document)}\n` }
  for (const kept of plan.edits.kept) await writeWhole(folder, folderPath(kept.path), kept.content)
  await writeAll(folder, papers)
  const issued = [...plan.outputs, ...papers, tree].map(({ path, content }) => ({
    path: `${history}/${path}`,
    content,
  }))
  await writeAll(folder, issued)
  await writeWhole(folder, folderPath(`${history}/${lock.path}`), lock.content)
  await writeBuild(folder, plan, progress)
}
