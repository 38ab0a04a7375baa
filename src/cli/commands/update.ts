/** `update`: asks only what is new, changed or still open, brings hand edits in, shows the plan, then writes. */
import { newlyAsked } from '../../core/asked.js'
import type { GivenAnswers } from '../../core/answers.js'
import type { Library } from '../../core/library/library.js'
import type { Lock } from '../../core/lock.js'
import { suggestion } from '../../core/nearest.js'
import { planBuild, writeBuild } from '../../node/build-plan.js'
import { whileHolding } from '../../node/run-lock.js'
import { exit, UserError } from '../../node/user-error.js'
import { openWorkspace, readLock } from '../../node/workspace.js'
import type { CommandInput, CommandRun } from '../commands.js'
import { answersOf, folderOf, libraryOf, textOption, todayOf } from '../context.js'
import { forgetInterview } from '../interview-file.js'
import { isInteractive, print, say } from '../io.js'
import { changesAnything, planLines } from '../plan-report.js'
import { startProgress } from '../progress.js'
import { confirmWriting, settleConflicts } from '../settle.js'
import { reportConflicts } from './build.js'
import { interview, requireTerminal } from './new.js'

export const run: CommandRun = async (input) => {
  const { options } = input
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const given = await answersOf(library, folder)
  const asks = options['yes'] !== true
  if (asks) requireTerminal(input)
  const open = questionsToAsk(library, given, await readLock(folder), textOption(options, 'change'))
  if (asks && open.length > 0 && !(await interview(input, library, folder, given, open))) return exit.interrupted
  return whileHolding(folder, () => bringUpToDate(input, library, folder, asks))
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

async function bringUpToDate(input: CommandInput, library: Library, folder: string, asks: boolean): Promise<number> {
  const { io, options } = input
  const workspace = await openWorkspace({
    folder,
    library,
    given: await answersOf(library, folder),
    today: todayOf(input),
  })
  if (reportConflicts(workspace, io)) return exit.problems
  const first = await planBuild(workspace)
  const plan =
    asks && first.edits.conflicts.length > 0
      ? await settleConflicts(workspace, first, io, options['plain'] === true)
      : first
  if (plan === null) return exit.interrupted
  for (const line of planLines(library, plan)) print(io, line)
  if (!changesAnything(plan)) return exit.ok
  if (asks && isInteractive(io) && !(await confirmWriting(io, options['plain'] === true))) {
    say(io, 'Nothing was written.')
    return exit.ok
  }
  const progress = startProgress(io)
  await writeBuild(folder, plan, progress.step)
  progress.done()
  await forgetInterview(folder)
  print(io, `Written. The policy is at ${plan.policy.version}.`)
  return exit.ok
}
