/** `issue`: releases the current text as a version, keeps it in history/, and says what changed since the one before. */
import { formatDate } from '../../core/ground/date.js'
import { count, naturalList } from '../../core/ground/phrase.js'
import { mustAcknowledge } from '../../core/revision/acknowledge.js'
import { planIssue, writeIssue, type Issue } from '../../node/issue.js'
import { historyFolder } from '../../node/history/issued.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit } from '../../node/folder/user-error.js'
import type { Workspace } from '../../node/workspace.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, workspaceOf } from '../context.js'
import { commandName, print, printJson, say, tell, type Io } from '../terminal/io.js'
import { editLines, planRecord } from '../plan-report.js'
import { startProgress } from '../terminal/progress.js'
import { reportConflicts } from '../write-folder.js'

export const run: CommandRun = async (input) => {
  const { io, options } = input
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const given = await readAnswers(library, folder)
  return whileHolding(folder, async () => {
    const workspace = await workspaceOf(input, library, folder, given)
    if (reportConflicts(workspace, io)) return exit.problems
    const issue = await planIssue(workspace)
    if (issue === null) {
      print(io, `Nothing changed since version ${workspace.issued.at(-1)?.version ?? ''} was issued.`)
      return exit.ok
    }
    const progress = startProgress(io)
    await writeIssue(workspace, issue, progress.step)
    progress.done()
    if (options['json'] === true) printJson(io, planRecord(issue.plan))
    else report(workspace, issue, io)
    return exit.ok
  })
}

function report({ library, date }: Workspace, { state, plan, revision, papers }: Issue, io: Io): void {
  for (const line of editLines(plan.edits)) say(io, line)
  const { effectiveDate } = state.policy
  if (effectiveDate < date)
    say(
      io,
      `This version says it is in effect from ${formatDate(effectiveDate)}, before today. To give it a later date: ${commandName(io)} update --change ${library.parts.effectiveDate}, then issue again.`,
    )
  const must = mustAcknowledge(library, revision)
  tell(io, [
    `Issued version ${revision.to}${revision.from === null ? '' : `, after ${revision.from}`}. It is kept in ${historyFolder(revision.to)}/.`,
    ...(revision.from === null
      ? []
      : [
          `${count(revision.changes.length, 'provision')} changed. See ${naturalList(papers.map(({ path }) => path))}.`,
        ]),
    must === null ? 'Nobody needs to sign again.' : `To sign: ${must.who}.`,
  ])
}
