/** Holds the interview for one folder: asks, saves every answer, and says how to come back. */
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { GivenAnswers } from '../core/answers/answers.js'
import { withAdded } from '../core/answers/complete.js'
import type { Library } from '../core/library/library.js'
import { answersName, readText } from '../node/folder/practice-folder.js'
import { UserError } from '../node/folder/user-error.js'
import { plannedFiles, wantedOutputs } from '../render/output.js'
import { again } from './again.js'
import type { CommandInput } from './command.js'
import { todayOf } from './context.js'
import { readInterview, saveAnswers, saveInterview } from './interview-file.js'
import { isInteractive, say } from './terminal/io.js'

/** Without a terminal nothing can be asked; says what to do instead: of a practice that is there already, or of a new one. */
export function requireTerminal({ io, options }: CommandInput, what: 'new' | 'update'): void {
  if (isInteractive(io)) return
  if (what === 'update')
    throw new UserError(`Questions need a terminal. Without one:

To bring hand edits in and write, with nothing asked: practice-policy update --yes
To write from answers.yaml: practice-policy build
To see what is due: practice-policy status`)
  // Another library asks for the name under a key of its own.
  const smallest =
    options['library'] === undefined
      ? `The smallest answers file:

  format: 1
  answers:
    practiceName: Your practice

`
      : ''
  throw new UserError(`The interview needs a terminal. Without one, build from an answers file:

  practice-policy build --answers answers.yaml

${smallest}All questions and their choices: practice-policy questions`)
}

/** What an interview is about: everything, a few questions, or all answers to look at and change some. */
export type About = 'everything' | 'review' | { readonly only: readonly string[] }

/** Asks, saving every answer; false when the owner left, after saying how to come back. */
export async function holdInterview(
  input: CommandInput,
  library: Library,
  folder: string,
  given: GivenAnswers,
  about: About = 'everything',
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
    ...(about === 'everything'
      ? { resume: await readInterview(folder) }
      : about === 'review'
        ? { review: true }
        : about),
    save: (answers, state) =>
      about === 'everything'
        ? saveInterview(folder, library, answers, state, today)
        : saveAnswers(folder, library, answers, today),
    plannedFiles: (answers) =>
      plannedFiles(library, answers, wantedOutputs(library, answers)).map((file) => `${shown}/${file.path}`),
  })
  if (result.outcome === 'done') return true
  if (about !== 'review' && isSame(result.given, withAdded({ library, today }, given))) say(io, 'Nothing was changed.')
  else if (about !== 'review') await sayHowToGoOn(input, folder, about)
  return false
}

const isSame = (a: GivenAnswers, b: GivenAnswers): boolean =>
  isDeepStrictEqual([a.values, [...a.unsure].sort()], [b.values, [...b.unsure].sort()])

/** What is saved, if anything, and the command that goes on from there. */
async function sayHowToGoOn(input: CommandInput, folder: string, about: About): Promise<void> {
  const { io } = input
  const shown = path.relative(io.cwd, folder) || '.'
  const isSaved = (await readText(folder, answersName)) !== null
  const toGoOn = again(input, about === 'everything' && shown !== 'social-media-policy' ? 'new' : '', folder)
  say(
    io,
    isSaved
      ? `Your answers so far are saved in ${shown}/${answersName}. To go on: ${toGoOn}`
      : `Nothing was answered yet, so nothing is saved. To start again: ${toGoOn}`,
  )
}
