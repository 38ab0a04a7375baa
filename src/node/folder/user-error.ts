/** What an edge throws when the user can mend it; `main` prints it and turns it into an exit code. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import type { SourceFile } from '../../core/ground/source.js'

/** Exit codes of the contract. */
export const exit = { ok: 0, problems: 1, usage: 2, changed: 3, bug: 70, interrupted: 130 } as const

/** What is known besides: what caused it, and the file its diagnostics are about, whose lines are shown. */
interface FaultOptions extends ErrorOptions {
  readonly source?: SourceFile
}

export class UserError extends Error {
  readonly source: SourceFile | null

  constructor(
    message: string,
    readonly code: number = exit.usage,
    readonly diagnostics: readonly Diagnostic[] = [],
    options: FaultOptions = {},
  ) {
    super(message, options)
    this.name = 'UserError'
    this.source = options.source ?? null
  }
}

/** The system's code of an error ("ENOENT"), or ''. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** A file system error in plain words; anything else is passed on as it is. */
export function explainFileError(error: unknown, doing: string): unknown {
  if (error instanceof UserError) return error
  const why = reasonOf(error, doing)
  return why === null ? error : new UserError(`Could not ${doing}: ${why}. Nothing was lost.`)
}

/** Null when the system did not say it. */
function reasonOf(error: unknown, doing: string): string | null {
  const code = errorCode(error)
  const { syscall, path } = (error ?? {}) as { readonly syscall?: unknown; readonly path?: unknown }
  if (syscall === 'uv_cwd') return 'the folder you are in is gone; go to another one'
  const why = (doing.startsWith('read') ? readErrors[code] : undefined) ?? fileErrors[code]
  if (why === undefined && typeof syscall !== 'string') return null
  const words = why ?? `the system says "${code}"`
  // What was being done says where, but for the last resort.
  return doing === 'finish' && typeof path === 'string' ? `${words} (${path})` : words
}

const readErrors: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it',
  EPERM: 'the system does not let you read it',
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
  ENOENT: 'a folder on the way to it is missing, or a link leads nowhere',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'a link in its path leads back to itself',
  EMFILE: 'too many files are open; close other programs and try again',
  ENFILE: 'too many files are open; close other programs and try again',
  EFBIG: 'the file is too large',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
  ERR_INVALID_ARG_VALUE: 'the name holds a character that no name may',
  EIO: 'the disk reports an error; see that it is still connected',
  ENODEV: 'the disk is no longer connected',
  ENXIO: 'the disk is no longer connected',
  ESTALE: 'the network drive lost it; connect again',
  ETIMEDOUT: 'the network drive does not answer',
  ENOTEMPTY: 'the folder is not empty',
  EXDEV: 'it lies on another disk',
  EINVAL: 'the disk does not take such a name',
  ETXTBSY: 'it is in use by another program',
}
