/** `adopt FILE`: brings the edits of a returned Word or Markdown file into overrides/, and rebuilds. */
import path from 'node:path'
import type { Library } from '../../core/library/library.js'
import { count } from '../../core/ground/phrase.js'
import type { Edits } from '../../node/edits/edits.js'
import { isReadBack, readBackExtensions } from '../../node/edits/read-back.js'
import { readBytes } from '../../node/folder/practice-folder.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { planBuild, type BuildPlan } from '../../node/plan/plan.js'
import { writeBuild } from '../../node/write.js'
import type { CommandRun } from '../command.js'
import { folderOption, libraryOf, workspaceOf } from '../context.js'
import { print, tell } from '../terminal/io.js'
import { changeLines, editLines, planRecord } from '../plan-report.js'

export const run: CommandRun = async (input) => {
  const { args, options, io } = input
  const [name = ''] = args
  if (!isReadBack(name))
    throw new UserError(`Unexpected file "${name}", expected a ${readBackExtensions.join(' or ')} file of the policy`)
  const file = path.resolve(io.cwd, name)
  const bytes = await readBytes(path.dirname(file), path.basename(file))
  if (bytes === null) throw new UserError(`There is no file ${name}.`)
  const folder = folderOption(input)
  const library = await libraryOf(input)
  return whileHolding(folder, async () => {
    const workspace = await workspaceOf(input, library, folder)
    if (workspace.lock === null)
      throw new UserError(
        'Nothing has been written yet, so there is nothing to compare the file with. Run: practice-policy build',
      )
    const plan = await planBuild(workspace, { returned: [{ path: path.basename(file), bytes, returned: true }] })
    const [unread] = plan.edits.unread
    if (unread !== undefined) throw new UserError(`${unread}\nNothing was written.`)
    await writeBuild(folder, plan, () => undefined)
    if (options['json'] === true) print(io, JSON.stringify(planRecord(plan)))
    else tell(io, [...editLines(plan.edits), ...otherChanges(library, plan), closing(plan.edits)])
    return exit.ok
  })
}

/** What the same build changes besides: answers or a library that came since the last one. */
function otherChanges(library: Library, { revision }: BuildPlan): readonly string[] {
  const changes = revision.changes.filter(({ causes }) => causes.some((cause) => !('edit' in cause)))
  return changes.length === 0
    ? []
    : ['Besides, since the last build:', ...changeLines(library, { ...revision, changes })]
}

function closing({ write, remove, kept }: Edits): string {
  const changed = write.length + remove.length
  if (changed > 0) return `Brought in, and the policy was written anew (${changed} in overrides/).`
  if (kept.length > 0) return `Nothing came into the policy; ${count(kept.length, 'text')} kept aside.`
  return 'No edit was found that the policy does not have already.'
}
