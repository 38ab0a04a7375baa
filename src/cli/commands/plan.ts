/** `plan`: what a build would do, clause by clause; writes nothing. */
import { planBuild } from '../../node/build-plan.js'
import { exit } from '../../node/folder/user-error.js'
import { openWorkspace } from '../../node/workspace.js'
import type { CommandRun } from '../command.js'
import { readAnswers, folderOf, libraryOf, todayOf } from '../context.js'
import { print, tell } from '../terminal/io.js'
import { changesAnything, planLines, planRecord } from '../plan-report.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const workspace = await openWorkspace({
    folder,
    library,
    given: await readAnswers(library, folder),
    today: todayOf(input),
  })
  const plan = await planBuild(workspace)
  if (input.options['json'] === true) print(input.io, JSON.stringify(planRecord(plan)))
  else tell(input.io, planLines(library, plan))
  return changesAnything(plan) ? exit.changed : exit.ok
}
