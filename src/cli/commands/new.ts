/** `new`: the interview, then every document, then a short tour of what was made. */
import { type GivenAnswers, noAnswers } from '../../core/answers/answers.js'
import type { Library } from '../../core/library/library.js'
import { answersName, readText } from '../../node/folder/practice-folder.js'
import { exit } from '../../node/folder/user-error.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, workspaceOf } from '../context.js'
import { holdInterview, requireTerminal } from '../hold-interview.js'
import { forgetInterview } from '../interview-file.js'
import { showTour } from '../tour.js'
import { buildAndWrite } from '../write-folder.js'

export const run: CommandRun = async (input) => {
  requireTerminal(input, 'new')
  const library = await libraryOf(input)
  const folder = folderOf(input)
  const given = await earlierAnswers(library, folder)
  return interviewAndBuild(input, library, folder, given)
}

const earlierAnswers = async (library: Library, folder: string): Promise<GivenAnswers> =>
  (await readText(folder, answersName)) === null ? noAnswers : readAnswers(library, folder)

async function interviewAndBuild(
  input: CommandInput,
  library: Library,
  folder: string,
  given: GivenAnswers,
): Promise<number> {
  if (!(await holdInterview(input, library, folder, given))) return exit.interrupted
  const answers = await whileHolding(folder, async () => {
    const workspace = await workspaceOf(input, library, folder)
    await buildAndWrite(workspace, null, input.io)
    await forgetInterview(folder)
    return workspace.answers
  })
  await showTour({ input, library, folder, answers })
  return exit.ok
}
