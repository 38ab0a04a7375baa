/** Puts a seal on the record of a build, and tells whether a record still bears it; a good seal shows care, not who wrote it. */
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { lockName, writeLock, type Lock } from '../../core/policy/lock.js'
import { fingerprint } from './practice-folder.js'

/** The lock's text, sealed: whoever changes a word of it by hand breaks the seal. */
export const sealedText = (lock: Lock): string =>
  writeLock({ ...lock, seal: fingerprint(writeLock({ ...lock, seal: '' })) })

/** Whether a lock's text is as it was written. */
export function isSealed(text: string): boolean {
  const unix = text.replaceAll('\r\n', '\n')
  const seal = /"seal": "([0-9a-f]+)"\n\}\n$/.exec(unix)?.[1]
  return seal !== undefined && seal === fingerprint(unix.replace(`"seal": "${seal}"\n}\n`, '"seal": ""\n}\n'))
}

/** What is said of a record that lost its seal: nothing is done by it. */
export const brokenSeal: Diagnostic = errorAt(
  { file: lockName, line: 1, column: 1 },
  'files/tampering',
  'Changed by hand since it was written',
  'restore it from a backup, or delete it: the next build keeps a copy of every file it replaces',
)
