/** Puts the interview as a page beside the practice's folder, and opens it in the browser. */
import path from 'node:path'
import { pageName } from '../node/folder/layout.js'
import { packageRoot } from '../node/library-files.js'
import { readGiven, writeWhole } from '../node/folder/practice-folder.js'
import { exit, UserError } from '../node/folder/user-error.js'
import type { CommandInput } from './command.js'
import { isInteractive, print, tell } from './terminal/io.js'
import { openFile } from './terminal/open-file.js'

/** Writes the page that the program was built with; without a terminal it is only written. */
export async function openInterviewPage({ io, options }: CommandInput, folder: string): Promise<number> {
  if (options['library'] !== undefined)
    throw new UserError('The page carries the library that the program came with: leave out --library.')
  const built = path.join(packageRoot(), 'dist', pageName)
  const page = await readGiven(built, pageName)
  if (page === null) throw new UserError(`${built} is missing. Make it with: npm run build`)
  const beside = path.dirname(folder)
  await writeWhole(beside, pageName, page)
  const file = path.join(beside, pageName)
  if (!isInteractive(io)) {
    print(io, file)
    return exit.ok
  }
  tell(io, [
    await openFile(file),
    `The page is ${file}. It works on any computer, without internet; open it with a double click.`,
  ])
  return exit.ok
}
