/** `issue`: releases the current text as a version once the owner has seen what that means; takes today's version back; or notes who has signed. */
import { formatDate } from '../../core/ground/date.js'
import type { AnswersFile } from '../../core/answers/read-file.js'
import type { Library } from '../../core/library/library.js'
import { askToIssue, issuedLines, previewLines, withEffectiveDate } from '../../home/issue-pages.js'
import { planRecord } from '../../home/plan-report.js'
import { planIssue, writeIssue, type Issue } from '../../node/issue.js'
import { historyFolder, versionInForce } from '../../node/history/issued.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { withdraw, withdrawable } from '../../node/withdraw.js'
import type { Workspace } from '../../node/workspace.js'
import { again } from '../again.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, textOption, workspaceOf } from '../context.js'
import { saveAnswers } from '../interview-file.js'
import { noteSigned } from '../signatures.js'
import { isInteractive, print, printJson, say, tell } from '../terminal/io.js'
import { startProgress } from '../terminal/progress.js'
import { withFront } from '../wizard/open-front.js'
import { buildAndWrite, reportConflicts } from '../write-folder.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const signed = textOption(input.options, 'signed')
  if (signed !== undefined) {
    await whileHolding(folder, () => noteSigned(input, library, folder, signed))
    return exit.ok
  }
  const given = await readAnswers(library, folder)
  const wanted = dated(library, given, textOption(input.options, 'effective'))
  return whileHolding(folder, () =>
    input.options['withdraw'] === true
      ? takeBack(input, library, folder)
      : release(input, library, folder, { given, wanted }),
  )
}

/** The answers with another effective date, where one is given. */
function dated(library: Library, given: AnswersFile, date: string | undefined): AnswersFile {
  if (date === undefined) return given
  const moved = withEffectiveDate(library, given, date)
  if (moved === null) throw new UserError(`Unexpected --effective "${date}", expected a date such as 2027-01-31`)
  return moved
}

/** The answers as the file has them, and as they were asked for on the command line. */
interface IssueAnswers {
  readonly given: AnswersFile
  readonly wanted: AnswersFile
}

/** Plans, asks until the owner says yes or no, and writes. */
async function release(
  input: CommandInput,
  library: Library,
  folder: string,
  { given, wanted }: IssueAnswers,
): Promise<number> {
  const { io, options } = input
  for (let answers = wanted; ;) {
    const workspace = await workspaceOf(input, library, folder, answers)
    if (await reportConflicts(workspace, input)) return exit.problems
    const issue = await planIssue(workspace)
    if (issue === null) {
      print(io, `Nothing changed since version ${versionInForce(workspace.issued)?.version ?? ''} was issued.`)
      return exit.ok
    }
    if (options['dryRun'] === true) {
      tell(io, [...previewLines(library, issue, workspace.date), 'Nothing was written.'])
      return exit.changed
    }
    const next = await decide(input, workspace, issue)
    if (next === 'no') {
      say(io, 'Nothing was issued.')
      return exit.ok
    }
    if (next === 'yes') {
      if (answers !== given) await saveAnswers(folder, library, answers, workspace.today)
      return write(input, workspace, issue)
    }
    answers = dated(library, answers, next)
  }
}

/** Yes, no, or another date to look at first. */
async function decide(input: CommandInput, workspace: Workspace, issue: Issue): Promise<string> {
  const { io, options } = input
  const { date, folder } = workspace
  const { effectiveDate } = issue.state.policy
  const isPast = effectiveDate < date
  if (options['yes'] === true) return 'yes'
  if (!isInteractive(io)) {
    if (!isPast || options['effective'] !== undefined) return 'yes'
    throw new UserError(
      `This version would take effect on ${formatDate(effectiveDate)}, before today. Nothing was written.
Give it a date:  ${again(input, `issue --effective ${date}`, folder)}
Or keep that one: ${again(input, 'issue --yes', folder)}`,
    )
  }
  const isDated = options['effective'] !== undefined
  return withFront(io, options['plain'] === true, (front) => askToIssue(front, workspace, issue, isDated))
}

async function write({ io, options }: CommandInput, workspace: Workspace, issue: Issue): Promise<number> {
  const progress = startProgress(io)
  await writeIssue(workspace, issue, progress.step)
  progress.done()
  if (options['json'] === true) printJson(io, planRecord(issue.plan))
  else {
    const { beside, result } = issuedLines(workspace, issue)
    for (const line of beside) say(io, line)
    tell(io, result)
  }
  return exit.ok
}

/** `--withdraw`: today's version is recorded as taken back, and the documents are a draft again. */
async function takeBack(input: CommandInput, library: Library, folder: string): Promise<number> {
  const { io } = input
  const workspace = await workspaceOf(input, library, folder)
  const { version } = withdrawable(workspace)
  if (input.options['dryRun'] === true) {
    print(io, `Version ${version} can be withdrawn today. Nothing was written.`)
    return exit.changed
  }
  await withdraw(workspace)
  const plan = await buildAndWrite(await workspaceOf(input, library, folder), null, io)
  const before = versionInForce(plan.lock.issued)
  tell(io, [
    `Version ${version} is withdrawn: ${historyFolder(version)}/ says so, and its number is not used again.`,
    before === undefined ? 'No version is in force now.' : `Version ${before.version} is in force, as before.`,
    `The documents are at ${plan.lock.version}.`,
  ])
  return exit.ok
}
