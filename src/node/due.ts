/** Reads from a practice's folder what is due there: the version in force, and everything that waits for the owner. */
import { dueItems, type DueItem } from '../core/due/due.js'
import { nothingNoted, notedName, parseNoted, writeNoted, type Noted } from '../core/due/noted.js'
import { hasErrors } from '../core/ground/diagnostic.js'
import { shiftDate } from '../core/ground/date.js'
import { versionsSigned } from '../core/revision/acknowledge.js'
import { findConflicts } from '../core/library/conflicts-found.js'
import { issuedState, printedVersion, versionInForce } from './history/issued.js'
import { inputsOf, unchangedBuild } from './plan/unchanged.js'
import { planState, type PlannedState } from './plan/state.js'
import { openNotes, reviewNotesName } from './edits/returned.js'
import { folderPath } from './folder/layout.js'
import { readText, writeWhole } from './folder/practice-folder.js'
import { exit, UserError } from './folder/user-error.js'
import { assembled, conflictFindings, type Workspace } from './workspace.js'

/** How a practice stands. */
export interface Standing {
  readonly practice: string
  /** The version last issued, and the day it takes effect; null before the first. */
  readonly version: string | null
  readonly effective: string | null
  /** As printed on the documents: "1.1 draft"; null before the first build. */
  readonly printed: string | null
  readonly due: readonly DueItem[]
}

/** Works it out; writes nothing. */
export async function standingOf(workspace: Workspace): Promise<Standing> {
  const { folder, library, date, lock } = workspace
  const issued = await issuedState(folder, workspace.issued, lock)
  const unchanged = await unchangedBuild(workspace, null)
  const canPlan = !hasErrors(conflictFindings(workspace))
  const state = unchanged === null && canPlan ? await planState(workspace) : null
  const policy = state?.policy ?? assembled(workspace, workspace.overrides)
  const last = versionInForce(workspace.issued)
  const effective = issued.state === null ? null : String(issued.state.answers[library.parts.effectiveDate] ?? '')
  return {
    practice: policy.practice,
    version: issued.state?.version ?? null,
    effective,
    printed: lock?.version ?? null,
    due: dueItems({
      library,
      policy,
      today: date,
      started: lock?.date ?? null,
      written: lock?.library.version ?? null,
      issued:
        last === undefined || effective === null
          ? null
          : {
              ...last,
              effective,
              reviewDate: shiftDate(effective, library.reviewMonths),
              signedAs: versionsSigned(workspace.issued),
            },
      changes: (state ?? unchanged)?.sinceIssue.changes.length ?? 0,
      unwritten: state !== null && isBehind(workspace, state),
      edited: workspace.touched.map(({ path }) => path),
      notes: { file: reviewNotesName, open: await openNotes(folder) },
      stops: findConflicts(library, workspace.answers, workspace.today).filter(({ severity }) => severity === 'stop'),
      noted: await readNoted(folder),
    }),
  }
}

/** Whether the documents were written from something else than what goes in now. */
function isBehind(workspace: Workspace, { revision, sinceIssue }: PlannedState): boolean {
  const { lock, overrideTexts } = workspace
  if (lock === null || revision.changes.length > 0 || printedVersion(sinceIssue) !== lock.version) return true
  return lock.inputs !== '' && lock.inputs !== inputsOf(workspace, overrideTexts)
}

/** What the owner has marked; a file that can't be understood ends the command with its places. */
export async function readNoted(folder: string): Promise<Noted> {
  const file = await readText(folder, notedName)
  if (file === null) return nothingNoted
  const { noted, problems } = parseNoted(file)
  if (noted === null) throw new UserError('Nothing was written.', exit.usage, problems, { source: file })
  return noted
}

/** Keeps what the owner marked. */
export const saveNoted = (folder: string, noted: Noted): Promise<void> =>
  writeWhole(folder, folderPath(notedName), writeNoted(noted))
