/** What an edge throws when the user can mend it; `main` prints it and turns it into an exit code. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'

/** Exit codes of the contract. */
export const exit = { ok: 0, problems: 1, usage: 2, changed: 3, bug: 70, interrupted: 130 } as const

export class UserError extends Error {
  constructor(
    message: string,
    readonly code: number = exit.usage,
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super(message)
    this.name = 'UserError'
  }
}

/** The system's code of an error ("ENOENT"), or ''. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** A file system error in plain words; anything else is passed on as it is. */
export function explainFileError(error: unknown, doing: string): unknown {
  const why = fileErrors[errorCode(error)]
  return why === undefined ? error : new UserError(`Could not ${doing}: ${why}. Nothing was lost.`)
}

const fileErrors: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'the system does not allow it; if the file is open in Word, close it and try again',
  EBUSY: 'it is open in another program; close it there and try again',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EISDIR: 'there is a folder where a file should be',
  EEXIST: 'there is a file where a folder should be',
  ENOTDIR: 'there is a file where a folder should be',
  ENAMETOOLONG: 'the name is too long',
}
