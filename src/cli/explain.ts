/** Turns what went wrong into words on stderr and an exit code; what nobody expected is a bug of ours. */
import { CommanderError } from 'commander'
import { limits } from '../core/ground/bounds/limits.js'
import { isUnprintable } from '../core/ground/bounds/unprintable.js'
import { errorAt, formatWithLine, type Diagnostic } from '../core/ground/diagnostic.js'
import { lineOf } from '../core/ground/source.js'
import { exit, explainFileError, UserError } from '../node/folder/user-error.js'
import { asCalled, type Caller } from './again.js'
import { printJson, say, type Io } from './terminal/io.js'

/** Says it, and gives the exit code; with `json` the diagnostics go to stdout too, for other programs. */
export function explain(error: unknown, io: Io, caller: Caller, json = false): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.ok
    if (json) printJson(io, { diagnostics: [usageFault(error.message)] })
    return exit.usage
  }
  const known = isUnprintable(error) ? libraryFault(error) : explainFileError(error, 'finish')
  if (known instanceof UserError) {
    const { diagnostics, message, source } = known
    if (json) printJson(io, { diagnostics: diagnostics.length > 0 ? diagnostics : [usageFault(message)] })
    const shown = diagnostics.slice(0, limits.problems)
    for (const one of shown) say(io, asCalled(formatWithLine(one, lineOf(source, one.place)), caller))
    if (diagnostics.length > limits.problems) say(io, '… and more of them: mend these first.')
    if (message !== '') say(io, asCalled(message, caller))
    return known.code
  }
  say(io, error instanceof Error ? (error.stack ?? error.message) : String(error))
  say(io, 'This is a bug of ours. Please report it with the lines above; your answers and files are as they were.')
  return exit.bug
}

/** A library that was not checked before it was built from. */
const libraryFault = ({ message }: Error): UserError =>
  new UserError(
    `The library holds what no paper can be made of: ${message}.\n  hint: practice-policy library check\nNothing was written.`,
  )

/** What is wrong with no file, but with how the program was called. */
const usageFault = (message: string): Diagnostic =>
  errorAt({ file: 'command line', line: 1, column: 1 }, 'usage/refused', message.replace(/^error: /, ''))
