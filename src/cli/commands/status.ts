/** `status`: the version in force and what is due, without a question. */
import { standingOf } from '../../node/due.js'
import { exit } from '../../node/folder/user-error.js'
import { again } from '../again.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, workspaceOf } from '../context.js'
import { standingLines, standingRecord } from '../standing-report.js'
import { print, tell } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  const workspace = await workspaceOf(input, await libraryOf(input), folder)
  const standing = await standingOf(workspace)
  if (input.options['json'] === true) print(input.io, JSON.stringify(standingRecord(standing)))
  else
    tell(
      input.io,
      standingLines(standing, workspace.date, (words) => again(input, words, folder)),
    )
  return standing.due.length > 0 ? exit.changed : exit.ok
}
