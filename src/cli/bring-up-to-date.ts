/** Brings the documents up to what the answers, the library and hand edits say: settles clashes, shows the plan, asks, writes. */
import type { Library } from '../core/library/library.js'
import { changesAnything, planLines, planRecord } from '../home/plan-report.js'
import { settleConflicts } from '../home/settle.js'
import { writingPage } from '../home/settle-pages.js'
import { folderPath } from '../node/folder/layout.js'
import { answersName, readText, writeWhole } from '../node/folder/practice-folder.js'
import { whileHolding } from '../node/folder/run-lock.js'
import { exit } from '../node/folder/user-error.js'
import { planBuild } from '../node/plan/plan.js'
import { writeBuild } from '../node/write.js'
import { again } from './again.js'
import type { CommandInput } from './command.js'
import { readAnswers, workspaceOf } from './context.js'
import { holdInterview, type About } from './hold-interview.js'
import { forgetInterview } from './interview-file.js'
import { isInteractive, print, printJson, say, tell, type Io } from './terminal/io.js'
import { startProgress } from './terminal/progress.js'
import { withFront } from './wizard/open-front.js'
import { reportConflicts } from './write-folder.js'

/** What is asked before the documents are brought up to date; without `asks`, nothing is. */
export interface UpdateOptions {
  readonly asks: boolean
  readonly about: Exclude<About, 'everything'>
}

/** Holds the interview about what is to be asked, then brings everything up to date. */
export async function askAndUpdate(
  input: CommandInput,
  library: Library,
  folder: string,
  { asks, about }: UpdateOptions,
): Promise<number> {
  const before = (await readText(folder, answersName))?.text ?? ''
  const given = await readAnswers(library, folder)
  const isAsked = asks && (about === 'review' || about.only.length > 0)
  if (isAsked && !(await holdInterview(input, library, folder, given, about))) return exit.interrupted
  return whileHolding(folder, () => bringUpToDate(input, library, folder, asks, before))
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
  // A place an interview was left at, by whatever program, ends here.
  await forgetInterview(folder)
  const workspace = await workspaceOf(input, library, folder)
  if (await reportConflicts(workspace, input)) return exit.problems
  const first = await planBuild(workspace)
  const { state } = first
  const isPlain = options['plain'] === true
  const plan =
    asks && state !== null && first.edits.conflicts.length > 0
      ? await withFront(io, isPlain, (front) => settleConflicts(workspace, state, front))
      : first
  if (plan === null) {
    say(io, `Stopped. Your answers are saved, and no document was changed. To go on: ${again(input, 'update', folder)}`)
    return exit.interrupted
  }
  const json = options['json'] === true
  if (json) printJson(io, planRecord(plan))
  else tell(io, planLines(library, plan))
  if (!changesAnything(plan)) return exit.ok
  if (asks && isInteractive(io) && !(await confirmWriting(io, isPlain))) {
    await writeWhole(folder, folderPath(answersName), before)
    say(io, 'Nothing was changed.')
    return exit.ok
  }
  const progress = startProgress(io)
  await writeBuild(folder, plan, progress.step)
  progress.done()
  if (!json) print(io, `Written. The policy is at ${plan.lock.version}.`)
  return exit.ok
}

/** Yes or no, yes first. */
const confirmWriting = async (io: Io, plain: boolean): Promise<boolean> =>
  withFront(io, plain, async (front) => {
    const reply = await front.ask(writingPage())
    return reply.kind === 'answer' && reply.value === 'yes'
  })
