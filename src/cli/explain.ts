/** Turns what went wrong into words on stderr and an exit code; what nobody expected is a bug of ours. */
import { CommanderError } from 'commander'
import { limits } from '../core/ground/bounds/limits.js'
import { formatDiagnostic } from '../core/ground/diagnostic.js'
import { exit, explainFileError, UserError } from '../node/folder/user-error.js'
import { say, type Io } from './terminal/io.js'

/** Says it, and gives the exit code. */
export function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.usage
  const known = explainFileError(error, 'finish')
  if (known instanceof UserError) {
    for (const diagnostic of known.diagnostics.slice(0, limits.problems)) say(io, formatDiagnostic(diagnostic))
    if (known.diagnostics.length > limits.problems) say(io, '… and more of them: mend these first.')
    if (known.message !== '') say(io, known.message)
    return known.code
  }
  say(io, error instanceof Error ? (error.stack ?? error.message) : String(error))
  say(io, 'This is a bug of ours. Please report it with the lines above; your answers and files are as they were.')
  return exit.bug
}
