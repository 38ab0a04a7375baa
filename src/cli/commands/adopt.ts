/** `adopt FILE`: brings the edits of a returned Word or Markdown file, or page, into overrides/, and rebuilds; `--undo` takes that back. */
import path from 'node:path'
import type { Front } from '../../core/interview/page/front.js'
import type { Library } from '../../core/library/library.js'
import { planRecord } from '../../home/plan-report.js'
import {
  adoptionLines,
  askWhetherRight,
  besideLines,
  closingLine,
  fileFault,
  planReturned,
  questionsTaken,
} from '../../home/returned.js'
import { doubtAbout } from '../../node/edits/whose.js'
import type { ReturnedFile } from '../../node/edits/returned.js'
import { rememberAdoption, undoAdoption } from '../../node/edits/undo.js'
import { readGiven } from '../../node/folder/practice-folder.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { planBuild, type BuildPlan } from '../../node/plan/plan.js'
import type { Workspace } from '../../node/workspace.js'
import { writeBuild } from '../../node/write.js'
import { again } from '../again.js'
import { askAndUpdate } from '../bring-up-to-date.js'
import { explainLines, ledgerRecord } from '../adoption-report.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOption, libraryOf, workspaceOf } from '../context.js'
import { isInteractive, printJson, tell } from '../terminal/io.js'
import { withFront } from '../wizard/open-front.js'

export const run: CommandRun = async (input) => {
  if (input.options['undo'] === true) return undo(input)
  const file = await returnedFile(input)
  const folder = folderOption(input)
  const library = await libraryOf(input)
  const { code, taken } = await whileHolding(folder, () => bringIn(input, library, folder, file))
  if (taken.length === 0) return code
  const changed = await askAndUpdate(input, library, folder, { asks: true, about: { only: taken } })
  return changed === exit.ok ? code : changed
}

/** Brings the file in; `taken` are the questions whose answers the owner wants to change after it. */
async function bringIn(
  input: CommandInput,
  library: Library,
  folder: string,
  file: ReturnedFile,
): Promise<{ readonly code: number; readonly taken: readonly string[] }> {
  const { options, io } = input
  const workspace = await workspaceOf(input, library, folder)
  if (workspace.lock === null)
    throw new UserError(
      'Nothing has been written yet, so there is nothing to compare the file with. Run: practice-policy build',
    )
  const plan = (await isRightFile(input, workspace, file)) ? await planFor(input, workspace, file) : null
  if (plan === null) {
    tell(io, ['Nothing was written.'])
    return { code: exit.ok, taken: [] }
  }
  const [unread] = plan.edits.unread
  if (unread !== undefined) throw new UserError(`${unread}\nNothing was written.`)
  await rememberAdoption(folder, file.name, plan.edits, workspace.overrideTexts)
  await writeBuild(folder, plan, () => undefined)
  const { returned, ledgers } = plan.edits
  if (options['json'] === true) printJson(io, { ...planRecord(plan), ledger: ledgers.map(ledgerRecord) })
  else {
    const explained = options['explain'] === true ? ledgers.flatMap(explainLines) : []
    tell(io, [...adoptionLines(library, plan), ...explained])
    tell(io, [...besideLines(plan.edits), closingLine(plan.edits, again(input, 'adopt --undo', folder))])
  }
  const code = returned.some(({ unclear }) => unclear.length > 0) ? exit.problems : exit.ok
  const isAsked = isInteractive(io) && options['json'] !== true && returned.some(({ accepted }) => accepted.length > 0)
  const ask = (front: Front): Promise<readonly string[]> => questionsTaken(workspace, plan.edits, front)
  return { code, taken: isAsked ? await withFront(io, options['plain'] === true, ask) : [] }
}

async function returnedFile({ args, io }: CommandInput): Promise<ReturnedFile> {
  const [name] = args
  if (name === undefined) throw new UserError('Name the file that came back: practice-policy adopt FILE')
  const fault = fileFault(name)
  if (fault !== null) throw new UserError(`${fault}\nNothing was written.`)
  const file = path.resolve(io.cwd, name)
  const bytes = await readGiven(file, name)
  if (bytes === null) throw new UserError(`There is no file ${name}.`)
  return { name: path.basename(file), bytes }
}

/** Whether a file may come in: one of another practice, or no policy at all, is asked about; without a terminal it is refused. */
async function isRightFile({ options, io }: CommandInput, workspace: Workspace, file: ReturnedFile): Promise<boolean> {
  const doubt = options['anyway'] === true ? null : await doubtAbout(workspace, file)
  if (doubt === null) return true
  if (isInteractive(io)) return withFront(io, options['plain'] === true, (front) => askWhetherRight(front, doubt))
  throw new UserError(`${doubt}\nNothing was written. If it is the right file all the same, add --anyway.`)
}

/** The plan; where the file seems to be a part, the owner is asked. Null when the owner leaves. */
async function planFor(
  { options, io }: CommandInput,
  workspace: Workspace,
  file: ReturnedFile,
): Promise<BuildPlan | null> {
  const whole = options['whole'] === true
  if (!isInteractive(io)) return planReturned(workspace, file, whole, null)
  return withFront(io, options['plain'] === true, (front) => planReturned(workspace, file, whole, front))
}

async function undo(input: CommandInput): Promise<number> {
  const { io } = input
  const folder = folderOption(input)
  const library = await libraryOf(input)
  return whileHolding(folder, async () => {
    const undone = await undoAdoption(folder)
    if (undone === null) {
      tell(io, ['There is no adoption to take back.'])
      return exit.ok
    }
    await writeBuild(folder, await planBuild(await workspaceOf(input, library, folder)), () => undefined)
    const { file, restored, left } = undone
    tell(io, [
      `What ${file} brought in is taken back (${restored.length} in overrides/), and the policy was written anew. The file itself stays in kept/returned/.`,
      ...left.map((one) => `${one} was changed again since, so it stays as it is.`),
    ])
    return exit.ok
  })
}
