/** A library that could not be read → what is said of it: its faults, or that the program itself is older than the files. */
import type { Diagnostic } from '../core/ground/diagnostic.js'
import { exit, UserError } from '../node/folder/user-error.js'

/** Faults shown where it is most likely that the files are right and the program is old. */
const few = 3

const olderProgram =
  'clauses/ or templates/ changed since this program was built, and it cannot read them: most likely the program is older than these files. Build it again: npm run build (npm start does that by itself).'

/** Said first and, as the error's own words, last; `isStale`: the files changed since the program was built. */
export function unreadLibrary(
  problems: readonly Diagnostic[],
  isStale: boolean,
  say: (text: string) => void,
): UserError {
  if (!isStale) return new UserError('The library could not be read.', exit.usage, problems)
  const isOlder = problems.some(({ message }) => message.startsWith('Unexpected key '))
  const shown = isOlder ? problems.slice(0, few) : problems
  const more = problems.length - shown.length
  say(olderProgram)
  return new UserError(
    [...(more > 0 ? [`… and ${more} more of them.`] : []), olderProgram].join('\n'),
    exit.usage,
    shown,
  )
}
