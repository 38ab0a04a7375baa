/** `adopt FILE`: brings the edits of a returned Word or Markdown file into overrides/, and rebuilds; `--undo` takes that back. */
import path from 'node:path'
import type { Library } from '../../core/library/library.js'
import { count } from '../../core/ground/phrase.js'
import type { Edits } from '../../node/edits/edits.js'
import { isReadBack, readBackExtensions } from '../../node/edits/read-back.js'
import { doubtAbout } from '../../node/edits/whose.js'
import { reviewNotesName, type ReturnedFile } from '../../node/edits/returned.js'
import { rememberAdoption, undoAdoption } from '../../node/edits/undo.js'
import { readGiven } from '../../node/folder/practice-folder.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { planBuild, type BuildPlan } from '../../node/plan/plan.js'
import type { Workspace } from '../../node/workspace.js'
import { writeBuild } from '../../node/write.js'
import { again } from '../again.js'
import { explainLines, ledgerRecord } from '../adoption-report.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOption, libraryOf, workspaceOf } from '../context.js'
import { askWhetherPart, askWhetherRight } from '../settle.js'
import { isInteractive, printJson, tell } from '../terminal/io.js'
import { changeLines, editLines, planRecord } from '../plan-report.js'

export const run: CommandRun = async (input) => {
  if (input.options['undo'] === true) return undo(input)
  const { options, io } = input
  const file = await returnedFile(input)
  const folder = folderOption(input)
  const library = await libraryOf(input)
  return whileHolding(folder, async () => {
    const workspace = await workspaceOf(input, library, folder)
    if (workspace.lock === null)
      throw new UserError(
        'Nothing has been written yet, so there is nothing to compare the file with. Run: practice-policy build',
      )
    const plan = (await isRightFile(input, workspace, file)) ? await planFor(input, workspace, file) : null
    if (plan === null) {
      tell(io, ['Nothing was written.'])
      return exit.ok
    }
    const [unread] = plan.edits.unread
    if (unread !== undefined) throw new UserError(`${unread}\nNothing was written.`)
    await rememberAdoption(folder, file.name, plan.edits, workspace.overrideTexts)
    await writeBuild(folder, plan, () => undefined)
    const { returned } = plan.edits
    if (options['json'] === true)
      printJson(io, { ...planRecord(plan), ledger: returned.map(({ ledger }) => ledgerRecord(ledger)) })
    else {
      const explained = options['explain'] === true ? returned.flatMap(({ ledger }) => explainLines(ledger)) : []
      tell(io, [...editLines(plan.edits), ...unclearLines(plan.edits), ...otherChanges(library, plan), ...explained])
      tell(io, [...besideLines(plan.edits), closing(plan.edits, again(input, 'adopt --undo', folder))])
    }
    return returned.some(({ unclear }) => unclear.length > 0) ? exit.problems : exit.ok
  })
}

async function returnedFile({ args, io }: CommandInput): Promise<ReturnedFile> {
  const [name] = args
  if (name === undefined) throw new UserError('Name the file that came back: practice-policy adopt FILE')
  if (!isReadBack(name)) throw new UserError(`${unreadable(name)}\nNothing was written.`)
  const file = path.resolve(io.cwd, name)
  const bytes = await readGiven(file, name)
  if (bytes === null) throw new UserError(`There is no file ${name}.`)
  return { name: path.basename(file), bytes }
}

/** What to do with a file of another kind. */
function unreadable(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['doc', 'odt', 'rtf', 'pages', 'dotx', 'docm'].includes(ending))
    return `${name} can't be read as it is: open it in your word processor and save it as Word (.docx), then adopt that file.`
  if (ending === 'pdf')
    return `${name} is a PDF, and edits in a PDF can't be read: ask for the Word file that it was made from.`
  return `Unexpected file "${name}", expected a ${readBackExtensions.join(' or ')} file of the policy.`
}

/** Whether a file may come in: one of another practice, or no policy at all, is asked about; without a terminal it is refused. */
async function isRightFile({ options, io }: CommandInput, workspace: Workspace, file: ReturnedFile): Promise<boolean> {
  const doubt = options['anyway'] === true ? null : await doubtAbout(workspace, file)
  if (doubt === null) return true
  if (isInteractive(io)) return askWhetherRight(io, options['plain'] === true, doubt)
  throw new UserError(`${doubt}\nNothing was written. If it is the right file all the same, add --anyway.`)
}

/** The plan; where the file seems to be a part, the owner is asked. Null when the owner leaves. */
async function planFor(
  { options, io }: CommandInput,
  workspace: Workspace,
  file: ReturnedFile,
): Promise<BuildPlan | null> {
  const returned = [{ path: file.name, bytes: file.bytes, returned: true as const }]
  const plan = await planBuild(workspace, { returned, whole: options['whole'] === true })
  const part = plan.edits.returned.find((one) => one.part !== null)?.part ?? null
  if (part === null || !isInteractive(io)) return plan
  const answer = await askWhetherPart(io, options['plain'] === true, part)
  if (answer === null) return null
  return answer === 'part' ? plan : planBuild(workspace, { returned, whole: true })
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

const unclearLines = ({ returned }: Edits): readonly string[] =>
  returned.flatMap(({ unclear }) =>
    unclear.map(
      (line) =>
        `Struck through in the file, and not our words, so it is unclear whether they are to go; they stand: “${line}”`,
    ),
  )

/** What the same build changes besides: answers or a library that came since the last one. */
function otherChanges(library: Library, { revision }: BuildPlan): readonly string[] {
  const changes = revision.changes.filter(({ causes }) => causes.some((cause) => !('edit' in cause)))
  return changes.length === 0
    ? []
    : ['Besides, since the last build:', ...changeLines(library, { ...revision, changes })]
}

const besideLines = ({ beside }: Edits): readonly string[] =>
  beside.map(({ path: name }) =>
    name === reviewNotesName ? `Comments are listed in ${name}.` : `The file is kept as ${name}.`,
  )

function closing({ write, remove, kept, comments }: Edits, undoing: string): string {
  const changed = write.length + remove.length
  if (changed > 0)
    return `Brought in, and the policy was written anew (${changed} in overrides/). To take it back: ${undoing}`
  if (kept.length > 0) return `Nothing came into the policy; ${count(kept.length, 'text')} kept aside.`
  if (comments.length > 0) return 'No edit was found that the policy does not have already, only comments.'
  return 'No edit was found that the policy does not have already.'
}
