/** No command: `--page` opens the interview as a page; else a new folder gets the interview, an unfinished interview goes on, and a folder with answers is home. */
import { answersName, readText } from '../node/folder/practice-folder.js'
import type { CommandRun } from './command.js'
import { folderOf } from './context.js'
import { readInterview } from './interview-file.js'

export const run: CommandRun = async (input) => {
  const folder = folderOf(input)
  if (input.options['page'] === true) return (await import('./interview-page.js')).openInterviewPage(input, folder)
  const fresh = (await readText(folder, answersName)) === null
  const unfinished = (await readInterview(folder)) !== null
  const { run: next } = fresh || unfinished ? await import('./commands/new.js') : await import('./home/home.js')
  return next(input)
}
