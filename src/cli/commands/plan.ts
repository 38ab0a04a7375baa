/** `plan`: what a build would do, clause by clause; writes nothing. */
import { openNotes, reviewNotesName } from '../../node/edits/returned.js'
import { exit } from '../../node/folder/user-error.js'
import { planBuild } from '../../node/plan/plan.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, workspaceOf } from '../context.js'
import { printJson, tell } from '../terminal/io.js'
import { changesAnything, planLines, planRecord } from '../../home/plan-report.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const workspace = await workspaceOf(input, library, folder)
  const plan = await planBuild(workspace)
  if (input.options['json'] === true) printJson(input.io, planRecord(plan))
  else tell(input.io, [...planLines(library, plan), ...noteLines(await openNotes(folder))])
  return changesAnything(plan) ? exit.changed : exit.ok
}

/** Comments of returned files stay on the list until they are settled. */
const noteLines = (open: readonly string[]): readonly string[] =>
  open.length === 0
    ? []
    : [
        `Comments in ${reviewNotesName} that are not settled (put [x] after the dash of one that is):`,
        ...open.map((note) => `  ${note}`),
      ]
