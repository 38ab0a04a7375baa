/** `library impact AUTHORITY`: which clauses rest on it, and which of the given practices' folders are touched. */
import path from 'node:path'
import { completeAnswers } from '../../core/answers/complete.js'
import { citationLabel } from '../../core/library/authority.js'
import type { Library } from '../../core/library/library.js'
import { suggestion } from '../../core/ground/nearest.js'
import { eventWords, restsOn } from '../../core/policy/law-calendar.js'
import { selectClauses } from '../../core/policy/select.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { readLock } from '../../node/workspace.js'
import type { CommandInput, CommandRun } from '../command.js'
import { readAnswers, libraryOf, todayOf } from '../context.js'
import { print, printJson } from '../terminal/io.js'

interface Practice {
  readonly folder: string
  /** Clauses of its policy that rest on the authority. */
  readonly clauses: readonly string[]
}

export const run: CommandRun = async (input) => {
  const { args, options, io } = input
  const library = await libraryOf(input)
  const [id = ''] = args
  const ids = library.authorities.map((authority) => authority.id)
  const authority = library.authorities.find((candidate) => candidate.id === id)
  if (authority === undefined) {
    throw new UserError(
      `Unexpected authority "${id}", expected an id of the register\n  hint: ${suggestion(id, ids) ?? 'see clauses/authorities.yaml'}`,
    )
  }
  const clauses = library.clauses.filter((clause) => restsOn(clause, id)).map((clause) => clause.id)
  const folders = Array.isArray(options['folders']) ? (options['folders'] as string[]) : []
  const practices = await Promise.all(folders.map((folder) => practiceOf(input, library, folder, id, clauses)))
  if (options['json'] === true) printJson(io, { authority: id, clauses, events: authority.events, practices })
  else {
    print(
      io,
      `${citationLabel(authority)} (${authority.status}, checked ${authority.checked}, due ${authority.reviewBy})`,
    )
    print(io, clauses.length === 0 ? 'No clause rests on it.' : `Clauses: ${clauses.join(', ')}`)
    for (const event of authority.events) print(io, `On the calendar: ${eventWords(event)}`)
    for (const practice of practices)
      print(io, `${practice.folder}: ${practice.clauses.length === 0 ? 'not touched' : practice.clauses.join(', ')}`)
  }
  return exit.ok
}

async function practiceOf(
  input: CommandInput,
  library: Library,
  folder: string,
  id: string,
  clauses: readonly string[],
): Promise<Practice> {
  const at = path.resolve(input.io.cwd, folder)
  const today = (await readLock(at, true))?.date ?? todayOf(input)
  const answers = completeAnswers({ library, today }, await readAnswers(library, at))
  const touched = selectClauses(library, answers).decisions.filter(
    (decision) => decision.included && clauses.includes(decision.clause) && decision.authorities.includes(id),
  )
  return { folder, clauses: touched.map((decision) => decision.clause) }
}
