/** Reads the version last issued from `history/`, as a state to compare with. */
import { lockName, parseLock, type Lock } from '../core/lock.js'
import type { PolicyState } from '../core/revision.js'
import { readText } from './practice-folder.js'
import { exit, UserError } from './user-error.js'

/** Where a version lies once it is issued. */
export const historyFolder = (version: string): string => `history/${version}`

/** A lock as a state. */
export const stateOfLock = ({ library, answers, provisions }: Lock): PolicyState => ({
  library: library.version,
  answers,
  provisions,
})

/** The lock of the version last issued, or null before the first. */
async function issuedLock(folder: string, lock: Lock | null): Promise<Lock | null> {
  const last = lock?.issued.at(-1)
  if (last === undefined) return null
  const path = `${historyFolder(last.version)}/${lockName}`
  const file = await readText(folder, path)
  if (file === null)
    throw new UserError(
      `${path} is missing: version ${last.version} was issued, and changes are told against it. Restore the folder from a backup.`,
    )
  const { lock: issued, problems } = parseLock(file)
  if (issued === null) throw new UserError('Nothing was written.', exit.usage, problems)
  return issued
}

/** The state of the version last issued, or null before the first. */
export async function issuedState(
  folder: string,
  lock: Lock | null,
): Promise<(PolicyState & { readonly version: string }) | null> {
  const issued = await issuedLock(folder, lock)
  return issued === null ? null : { ...stateOfLock(issued), version: issued.version }
}
