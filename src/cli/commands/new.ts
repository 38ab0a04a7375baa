/** `new`: the interview, then every document, then a short tour of what was made. */
import path from 'node:path'
import { noAnswers, type GivenAnswers } from '../../core/answers/answers.js'
import { assemblePolicy } from '../../core/policy/policy.js'
import type { Library } from '../../core/library/library.js'
import { answersName, readText } from '../../node/folder/practice-folder.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { openWorkspace } from '../../node/workspace.js'
import { plannedFiles, wantedOutputs } from '../../render/output.js'
import type { CommandInput, CommandRun } from '../commands.js'
import { answersOf, folderOf, libraryOf, todayOf } from '../context.js'
import { forgetInterview, readInterview, saveInterview } from '../interview-file.js'
import { commandName, isInteractive, say } from '../terminal/io.js'
import { showTour } from '../tour.js'
import { buildAndWrite } from './build.js'

export const run: CommandRun = async (input) => {
  requireTerminal(input)
  const library = await libraryOf(input)
  const folder = folderOf(input)
  const given = await earlierAnswers(library, folder)
  return interviewAndBuild(input, library, folder, given)
}

/** Without a terminal nothing can be asked; says what to do instead. */
export function requireTerminal({ io }: CommandInput): void {
  if (isInteractive(io)) return
  throw new UserError(`The interview needs a terminal. Without one, build from an answers file:

  practice-policy build --answers answers.yaml

The smallest answers file:

  format: 1
  answers:
    practiceName: Your practice

All questions and their choices: practice-policy questions`)
}

const earlierAnswers = async (library: Library, folder: string): Promise<GivenAnswers> =>
  (await readText(folder, answersName)) === null ? noAnswers : answersOf(library, folder)

async function interviewAndBuild(
  input: CommandInput,
  library: Library,
  folder: string,
  given: GivenAnswers,
): Promise<number> {
  if (!(await interview(input, library, folder, given))) return exit.interrupted
  const { options, io } = input
  const plan = await whileHolding(folder, async () => {
    const workspace = await openWorkspace({
      folder,
      library,
      given: await answersOf(library, folder),
      today: todayOf(input),
    })
    const built = await buildAndWrite(workspace, null, io)
    await forgetInterview(folder)
    return built
  })
  await showTour({ io, plain: options['plain'] === true, library, folder, plan })
  return exit.ok
}

/** Asks (everything, or just `only`), saving every answer; false when the owner left, after saying how to come back. */
export async function interview(
  input: CommandInput,
  library: Library,
  folder: string,
  given: GivenAnswers,
  only?: readonly string[],
): Promise<boolean> {
  const { options, io } = input
  const today = todayOf(input)
  const shown = path.relative(io.cwd, folder) || '.'
  const { runInterview } = await import('../wizard/wizard.js')
  const result = await runInterview({
    library,
    given,
    today,
    io,
    mode: options['quick'] === true ? 'quick' : options['full'] === true ? 'full' : 'ask',
    plain: options['plain'] === true,
    ...(only === undefined ? { resume: await readInterview(folder) } : { only }),
    save: (answers, state) => saveInterview(folder, library, answers, state, today),
    plannedFiles: (answers) => {
      const policy = assemblePolicy(library, answers, { version: '' })
      return plannedFiles(library, policy, wantedOutputs(library, policy)).map((file) => `${shown}/${file.path}`)
    },
  })
  if (result.outcome === 'done') return true
  const again = `${commandName(io)}${shown === 'social-media-policy' ? '' : ` new ${shown}`}`.replace(/ --$/, '')
  say(io, `Your answers so far are saved in ${shown}/${answersName}. To go on: ${again}`)
  return false
}
