/** Works out what touches a practice's folder from outside, and puts drafts for it into `radar/`; never issues. */
import { formatDate } from '../core/ground/date.js'
import { hasErrors } from '../core/ground/diagnostic.js'
import { isFromOutside, touchesOf, type Touch } from '../core/due/radar.js'
import { mustAcknowledge, type Acknowledgement } from '../core/revision/acknowledge.js'
import { staffMessage } from '../render/redline/changes.js'
import { renderRadarPlan, renderSignAgain } from '../render/radar.js'
import type { Output } from '../render/output.js'
import { readNoted } from './due.js'
import { folderPath } from './folder/layout.js'
import { fingerprint, listFolders, listFiles, readBytes, writeWhole } from './folder/practice-folder.js'
import { versionInForce } from './history/issued.js'
import { draftIssue } from './issue.js'
import { planState } from './plan/state.js'
import { conflictFindings, type Workspace } from './workspace.js'

/** What touches a practice, and the drafts made for it. */
export interface Radar {
  readonly version: string | null
  readonly touches: readonly Touch[]
  /** Who would sign a release of now; null when nobody, or when nothing would change. */
  readonly signAgain: Acknowledgement | null
  /** Not written yet. */
  readonly drafts: readonly Output[]
  /** Why there are none, where something touches it all the same. */
  readonly lacks: string | null
}

/** Works it out as on the workspace's day; writes nothing. */
export async function radarOf(workspace: Workspace): Promise<Radar> {
  const { library, answers, lock, folder, date } = workspace
  const inForce = versionInForce(workspace.issued)
  const isStopped = hasErrors(conflictFindings(workspace))
  const state = lock === null || isStopped ? null : await planState(workspace)
  const touches = touchesOf({
    library,
    answers,
    asOf: date,
    since: inForce?.date ?? lock?.date ?? date,
    revision: state === null ? null : inForce === undefined ? state.revision : state.sinceIssue,
    noted: await readNoted(folder),
  })
  const nothing = { version: inForce?.version ?? null, touches, signAgain: null, drafts: [], lacks: null }
  if (touches.length === 0) return nothing
  if (isStopped) return { ...nothing, lacks: 'These answers can’t stand together, so there is no draft: see check.' }
  if (lock === null) return { ...nothing, lacks: 'No document has been written yet, so there is no draft.' }
  return { ...nothing, ...(await draftsFor(workspace, touches)) }
}

async function draftsFor(
  workspace: Workspace,
  touches: readonly Touch[],
): Promise<Pick<Radar, 'signAgain' | 'drafts'>> {
  const { library, date } = workspace
  const { state, revision, document, papers } = await draftIssue(workspace, false)
  const { policy } = state
  // Answers may have changed too; only where something from outside did, there is something to release for it.
  const changed = revision.from !== revision.to && revision.changes.some(isFromOutside) ? revision : null
  const plan: Output = {
    path: 'plan.md',
    content: renderRadarPlan({ library, policy, asOf: date, touches, revision: changed }),
  }
  if (changed === null) return { signAgain: null, drafts: [plan] }
  const about = { title: document.title, practice: policy.practice, effective: formatDate(policy.effectiveDate) }
  const redlines = papers.filter(({ path }) => path.startsWith('redline.'))
  return {
    signAgain: mustAcknowledge(library, changed),
    drafts: [
      plan,
      ...redlines,
      { path: 'staff-notice.md', content: staffMessage(library, changed, about) },
      { path: 'sign-again.md', content: renderSignAgain(library, changed) },
    ],
  }
}

/** Puts the drafts into a folder of that day; one that holds others is left as it is, and a further one is made. */
export async function writeDrafts(folder: string, day: string, drafts: readonly Output[]): Promise<readonly string[]> {
  const there = await listFolders(folder, 'radar')
  for (let turn = 1; ; turn += 1) {
    const name = turn === 1 ? day : `${day}-${turn}`
    const paths = drafts.map(({ path }) => `radar/${name}/${path}`)
    if (!there.includes(name)) {
      for (const { path, content } of drafts) await writeWhole(folder, folderPath(`radar/${name}/${path}`), content)
      return paths
    }
    if (await holds(folder, `radar/${name}`, drafts)) return paths
  }
}

async function holds(folder: string, subfolder: string, drafts: readonly Output[]): Promise<boolean> {
  const files = await listFiles(folder, subfolder)
  if (files.length !== drafts.length) return false
  const same = drafts.map(async ({ path, content }) => {
    const bytes = await readBytes(folder, `${subfolder}/${path}`)
    return bytes !== null && fingerprint(bytes) === fingerprint(content)
  })
  return (await Promise.all(same)).every(Boolean)
}
