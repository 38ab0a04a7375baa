/** `update`: asks only what is new, changed or still open, brings hand edits in, shows the plan, then writes. */
import { newlyAsked } from '../../core/answers/asked.js'
import type { GivenAnswers } from '../../core/answers/answers.js'
import type { Library } from '../../core/library/library.js'
import type { Lock } from '../../core/policy/lock.js'
import { suggestion } from '../../core/ground/nearest.js'
import { folderPath } from '../../node/folder/layout.js'
import { answersName, readText, writeWhole } from '../../node/folder/practice-folder.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { planBuild } from '../../node/plan/plan.js'
import { readLock } from '../../node/workspace.js'
import { writeBuild } from '../../node/write.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, textOption, workspaceOf } from '../context.js'
import { forgetInterview } from '../interview-file.js'
import { isInteractive, print, say, tell } from '../terminal/io.js'
import { changesAnything, planLines } from '../plan-report.js'
import { startProgress } from '../terminal/progress.js'
import { confirmWriting, settleConflicts } from '../settle.js'
import { holdInterview, requireTerminal } from '../hold-interview.js'
import { reportConflicts } from '../write-folder.js'

export const run: CommandRun = async (input) => {
  const { options } = input
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const given = await readAnswers(library, folder)
  const asks = options['yes'] !== true
  if (asks) requireTerminal(input)
  const before = (await readText(folder, answersName))?.text ?? ''
  const open = questionsToAsk(library, given, await readLock(folder), textOption(options, 'change'))
  if (asks && open.length > 0 && !(await holdInterview(input, library, folder, given, open))) return exit.interrupted
  return whileHolding(folder, () => bringUpToDate(input, library, folder, asks, before))
}

/** Asked again: what was not sure; asked first: what the library asks now and did not before, and what the owner names. */
function questionsToAsk(
  library: Library,
  given: GivenAnswers,
  lock: Lock | null,
  change: string | undefined,
): readonly string[] {
  const ids = library.questions.map((question) => question.id)
  if (change !== undefined && !ids.includes(change)) {
    throw new UserError(
      `Unexpected --change "${change}", expected a question\n  hint: ${suggestion(change, ids) ?? 'see them all: practice-policy questions'}`,
    )
  }
  if (change !== undefined) return [change]
  const fresh = lock === null ? [] : newlyAsked(library, lock.library.version, lock.questions)
  return ids.filter((id) => fresh.includes(id) || given.unsure.includes(id))
}

/** `before`: the answers file as it was, for an owner who looks at the plan and says no. */
async function bringUpToDate(
  input: CommandInput,
  library: Library,
  folder: string,
  asks: boolean,
  before: string,
): Promise<number> {
  const { io, options } = input
  const workspace = await workspaceOf(input, library, folder)
  if (reportConflicts(workspace, io)) return exit.problems
  const first = await planBuild(workspace)
  const plan =
    asks && first.state !== null && first.edits.conflicts.length > 0
      ? await settleConflicts(workspace, first.state, io, options['plain'] === true)
      : first
  if (plan === null) {
    say(io, 'Stopped. Your answers are saved, and no document was changed. Run update again when you are ready.')
    return exit.interrupted
  }
  tell(io, planLines(library, plan))
  if (!changesAnything(plan)) return exit.ok
  if (asks && isInteractive(io) && !(await confirmWriting(io, options['plain'] === true))) {
    await writeWhole(folder, folderPath(answersName), before)
    await forgetInterview(folder)
    say(io, 'Nothing was changed.')
    return exit.ok
  }
  const progress = startProgress(io)
  await writeBuild(folder, plan, progress.step)
  progress.done()
  await forgetInterview(folder)
  print(io, `Written. The policy is at ${plan.lock.version}.`)
  return exit.ok
}
