/** `update`: asks only what is new, changed or still open, brings hand edits in, shows the plan, then writes. */
import { newlyAsked } from '../../core/answers/asked.js'
import type { GivenAnswers } from '../../core/answers/answers.js'
import type { Library } from '../../core/library/library.js'
import type { Lock } from '../../core/policy/lock.js'
import { suggestion } from '../../core/ground/nearest.js'
import { UserError } from '../../node/folder/user-error.js'
import { readLock } from '../../node/workspace.js'
import { askAndUpdate } from '../bring-up-to-date.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, textOption } from '../context.js'
import { requireTerminal } from '../hold-interview.js'

export const run: CommandRun = async (input) => {
  const { options } = input
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const given = await readAnswers(library, folder)
  const asks = options['yes'] !== true
  if (asks) requireTerminal(input, 'update')
  const open = questionsToAsk(library, given, await readLock(folder), textOption(options, 'change'))
  return askAndUpdate(input, library, folder, { asks, about: { only: open } })
}

/** Asked again: what was not sure; asked first: what the library asks now and did not before, and what the owner names. */
function questionsToAsk(
  library: Library,
  given: GivenAnswers,
  lock: Lock | null,
  change: string | undefined,
): readonly string[] {
  const ids = library.questions.map((question) => question.id)
  if (change !== undefined) return namedQuestions(change, ids)
  const fresh = lock === null ? [] : newlyAsked(library, lock.library.version, lock.questions)
  return ids.filter((id) => fresh.includes(id) || given.unsure.includes(id))
}

/** `--change state,leadName`. */
function namedQuestions(change: string, ids: readonly string[]): readonly string[] {
  const named = change.split(',').map((name) => name.trim())
  for (const name of named) {
    if (ids.includes(name)) continue
    throw new UserError(
      `Unexpected --change "${name}", expected a question\n  hint: ${suggestion(name, ids) ?? 'see them all: practice-policy questions'}`,
    )
  }
  return named
}
