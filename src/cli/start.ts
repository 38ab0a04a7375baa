/** No command: a new folder gets the interview, one with answers an update, one with an unfinished interview the offer to go on. */
import { answersName, readText } from '../node/folder/practice-folder.js'
import type { CommandRun } from './command.js'
import { folderOf } from './context.js'
import { readInterview } from './interview-file.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  const fresh = (await readText(folder, answersName)) === null
  const unfinished = (await readInterview(folder)) !== null
  const { run: next } = fresh || unfinished ? await import('./commands/new.js') : await import('./commands/update.js')
  return next(input)
}
