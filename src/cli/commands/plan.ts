/** `plan`: what a build would do, clause by clause; writes nothing. */
import { exit } from '../../node/folder/user-error.js'
import { planBuild } from '../../node/plan/plan.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, workspaceOf } from '../context.js'
import { printJson, tell } from '../terminal/io.js'
import { changesAnything, planLines, planRecord } from '../plan-report.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const workspace = await workspaceOf(input, library, folder)
  const plan = await planBuild(workspace)
  if (input.options['json'] === true) printJson(input.io, planRecord(plan))
  else tell(input.io, planLines(library, plan))
  return changesAnything(plan) ? exit.changed : exit.ok
}
