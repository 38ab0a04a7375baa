/** Works out what a build would stand on (the policy, its words, its version and what changed) without rendering anything. */
import type { WrittenPolicy } from '../../core/policy/lock.js'
import { documentsOf } from '../../core/policy/paper.js'
import type { Policy } from '../../core/policy/policy.js'
import { linesAround, lockProvisions } from '../../core/policy/written.js'
import type { Revision } from '../../core/revision/change.js'
import { reviseProvisions } from '../../core/revision/revision.js'
import { bringInEdits, touchedPolicies, type Brought, type Edits } from '../edits/edits.js'
import {
  issuedState,
  missingNote,
  printedVersion,
  requireIssued,
  stateOfLock,
  underFreeNumber,
} from '../history/issued.js'
import { assembled, type Workspace } from '../workspace.js'
import { inputsOf } from './unchanged.js'

/** What a build would stand on; nothing of it is on paper yet. */
export interface PlannedState {
  readonly policy: Policy
  readonly provisions: WrittenPolicy['provisions']
  readonly edits: Edits
  /** Against what was last written. */
  readonly revision: Revision
  /** Against the version last issued. */
  readonly sinceIssue: Revision
}

/** Which files came back from outside, and whether it is to be issued: then the version last issued must be there. */
export interface StateOptions extends Pick<Brought, 'returned' | 'whole'> {
  readonly issues?: boolean
}

/** Brings every edit in, once, and says what the policy is then. */
export async function planState(workspace: Workspace, options: StateOptions = {}): Promise<PlannedState> {
  const { returned = [], whole = false, issues } = options
  const edits = await bringInEdits(workspace, { returned, whole, now: await textOfNow(workspace) })
  return stateWith(workspace, edits, issues)
}

/** What the policy is with these edits in it. */
export async function stateWith(workspace: Workspace, edits: Edits, issues = false): Promise<PlannedState> {
  const { library, answers, lock, folder } = workspace
  const draft = { ...assembled(workspace, edits.overrides), notices: edits.notices, papers: edits.papers }
  const provisions = lockProvisions(draft)
  const after = { library: library.version, answers: answers.values, provisions, overrides: edits.overrides }
  const issued = await issuedState(folder, workspace.issued, lock)
  if (issues) requireIssued(issued.missing)
  const sinceIssue = underFreeNumber(reviseProvisions({ library, before: issued.state, after }), workspace.issued)
  const written = lock === null ? null : { ...stateOfLock(lock), version: lock.version }
  return {
    policy: { ...draft, version: printedVersion(sinceIssue) },
    provisions,
    edits: { ...edits, notes: [...edits.notes, ...missingNote(issued.missing)] },
    revision: reviseProvisions({ library, before: written, after }),
    sinceIssue,
  }
}

/**
 * The text that would be written now, where a touched file may hold it though the lock knows another one (an older lock
 * was put back): such a file holds no edit. Null where the lock was made from what goes in now.
 */
async function textOfNow(workspace: Workspace): Promise<WrittenPolicy | null> {
  const { lock, library } = workspace
  if (lock === null || touchedPolicies(workspace.touched, lock).length === 0) return null
  if (lock.inputs !== '' && lock.inputs === inputsOf(workspace, workspace.overrideTexts)) return null
  const { policy, provisions, edits } = await stateWith(workspace, await bringInEdits({ ...workspace, touched: [] }))
  const documentOf = documentsOf(library, policy)
  const frame = library.frames
    .filter(({ layout }) => layout === 'policy')
    .flatMap((one) => linesAround(documentOf(one)))
  return { version: policy.version, provisions, overrides: edits.overrides, frame }
}
