/** Holds the interview for one folder: asks, saves every answer, and says how to come back. */
import path from 'node:path'
import type { GivenAnswers } from '../core/answers/answers.js'
import type { Library } from '../core/library/library.js'
import { answersName } from '../node/folder/practice-folder.js'
import { UserError } from '../node/folder/user-error.js'
import { plannedFiles, wantedOutputs } from '../render/output.js'
import type { CommandInput } from './command.js'
import { todayOf } from './context.js'
import { readInterview, saveInterview } from './interview-file.js'
import { commandName, isInteractive, say } from './terminal/io.js'

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

/** Asks (everything, or just `only`), saving every answer; false when the owner left, after saying how to come back. */
export async function holdInterview(
  input: CommandInput,
  library: Library,
  folder: string,
  given: GivenAnswers,
  only?: readonly string[],
): Promise<boolean> {
  const { options, io } = input
  const today = todayOf(input)
  const shown = path.relative(io.cwd, folder) || '.'
  const { runInterview } = await import('./wizard/wizard.js')
  const result = await runInterview({
    library,
    given,
    today,
    io,
    mode: options['quick'] === true ? 'quick' : options['full'] === true ? 'full' : 'ask',
    plain: options['plain'] === true,
    ...(only === undefined ? { resume: await readInterview(folder) } : { only }),
    save: (answers, state) => saveInterview(folder, library, answers, state, today),
    plannedFiles: (answers) =>
      plannedFiles(library, answers, wantedOutputs(library, answers)).map((file) => `${shown}/${file.path}`),
  })
  if (result.outcome === 'done') return true
  const again = `${commandName(io)}${shown === 'social-media-policy' ? '' : ` new ${shown}`}`.replace(/ --$/, '')
  say(io, `Your answers so far are saved in ${shown}/${answersName}. To go on: ${again}`)
  return false
}
