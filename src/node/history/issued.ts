/** Knows which versions were issued, from the lock and from `history/`, and reads the last one as a state to compare with. */
import { isVersion } from '../../core/ground/bounds/file-name.js'
import { lockName, parseLock, type Lock } from '../../core/policy/lock.js'
import { nextVersion } from '../../core/revision/acknowledge.js'
import type { PolicyState, Revision } from '../../core/revision/change.js'
import { listFolders, readText } from '../folder/practice-folder.js'
import { isSealed } from '../folder/seal.js'
import { exit, UserError } from '../folder/user-error.js'

/** Where a version lies once it is issued. */
export const historyFolder = (version: string): string => `history/${version}`

/** A lock as a state. */
export const stateOfLock = ({ library, answers, provisions }: Lock): PolicyState => ({
  library: library.version,
  answers,
  provisions,
})

/** Every version that people may have signed, oldest first: those the lock lists, and any other that lies in `history/`. */
export async function issuedVersions(folder: string, lock: Lock | null): Promise<Lock['issued']> {
  const listed = lock?.issued ?? []
  const names = await listFolders(folder, 'history')
  const locks = await Promise.all(
    names
      .filter((version) => isVersion(version) && !listed.some((one) => one.version === version))
      .map((version) => historyLock(folder, version)),
  )
  const found = locks.flatMap((other) => other?.issued.slice(-1) ?? [])
  const all = [...listed, ...found].sort((a, b) => numberOf(a.version) - numberOf(b.version))
  return Promise.all(all.map(async ({ version, date }) => ({ version, date, ...(await withdrawal(folder, version)) })))
}

/** Says that a version was taken back on the day it was issued; it lies beside the version's papers. */
export const withdrawnName = 'withdrawn.txt'

async function withdrawal(folder: string, version: string): Promise<{ readonly withdrawn?: string }> {
  const text = (await readText(folder, `${historyFolder(version)}/${withdrawnName}`))?.text
  const day = /\d{4}-\d\d-\d\d/.exec(text ?? '')?.[0]
  return day === undefined ? {} : { withdrawn: day }
}

/** The version last issued that was not withdrawn. */
export const versionInForce = (issued: Lock['issued']): Lock['issued'][number] | undefined =>
  issued.findLast(({ withdrawn }) => withdrawn === undefined)

/** The revision under a number that no version ever had, a withdrawn one included. */
export function underFreeNumber(revision: Revision, issued: Lock['issued']): Revision {
  const last = issued.at(-1)?.version ?? null
  if (last === null || revision.from === last || revision.to === revision.from) return revision
  return { ...revision, to: nextVersion(revision.from === null ? [{ material: false }] : revision.changes, last) }
}

const numberOf = (version: string): number => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 10_000 + minor
}

/** The lock an issued version was written with; null when it is gone or damaged. */
async function historyLock(folder: string, version: string): Promise<Lock | null> {
  const file = await readText(folder, `${historyFolder(version)}/${lockName}`)
  return file === null || !isSealed(file.text) ? null : parseLock(file).lock
}

/** The state of the version last issued, or null before the first; the last build stands in for one that can't be read. */
export async function issuedState(
  folder: string,
  issued: Lock['issued'],
  lock: Lock | null,
): Promise<{ readonly state: (PolicyState & { readonly version: string }) | null; readonly missing: string | null }> {
  const last = versionInForce(issued)
  if (last === undefined) return { state: null, missing: null }
  const found = await historyLock(folder, last.version)
  if (found !== null) return { state: { ...stateOfLock(found), version: found.version }, missing: null }
  const state = lock === null ? null : { ...stateOfLock(lock), version: last.version }
  return { state, missing: `${historyFolder(last.version)}/${lockName}` }
}

/** "1.0 draft" until that version is issued; an unchanged issued version keeps its bare number. */
export const printedVersion = ({ from, to }: Revision): string => (from === to ? to : `${to} draft`)

/** What is said while everything but issuing goes on without the lock of the version last issued. */
export const missingNote = (missing: string | null): readonly string[] =>
  missing === null
    ? []
    : [
        `${missing} is missing or damaged, so changes are told against the last build. Restore history/ from a backup before you issue again.`,
      ]

/** A new version can only be told from the one before: without that, nothing is issued. */
export function requireIssued(missing: string | null): void {
  if (missing === null) return
  throw new UserError(
    `${missing} is missing or damaged, and a new version is told against it. Restore the folder history/ from a backup. Nothing was written.`,
    exit.usage,
  )
}
