/** Keeps what earlier builds wrote, so that a file that comes back late is read against the text it started from. */
import { lockName, parseLock, writeLock, type Lock, type WrittenPolicy } from '../../core/policy/lock.js'
import { folderPath, removablePath } from '../folder/layout.js'
import { fingerprint, listFiles, readText, removeFile, writeWhole } from '../folder/practice-folder.js'
import { historyFolder } from './issued.js'

const folderName = '.drafts'
/** Drafts that are kept; an issued version stays in history/ for good. */
const most = 60

/** Every earlier text that is still known and is none of `present`: issued versions and drafts, the newest first. */
export async function earlierPolicies(
  folder: string,
  issuedVersions: Lock['issued'],
  present: readonly WrittenPolicy[],
): Promise<readonly WrittenPolicy[]> {
  const issued = issuedVersions.map(({ version }) => `${historyFolder(version)}/${lockName}`)
  const paths = [...issued, ...(await draftsOf(folder))].reverse()
  const files = await Promise.all(paths.map((path) => readText(folder, path)))
  const known = new Set(present.map(wordsOf))
  return files.flatMap((file): readonly WrittenPolicy[] => {
    const found = file === null ? null : parseLock(file).lock
    return found === null || known.has(wordsOf(found)) ? [] : [found]
  })
}

/** Puts the lock that a build is about to replace with other words aside. */
export async function keepDraft(folder: string, old: Lock | null, next: Lock): Promise<void> {
  if (old === null || wordsOf(old) === wordsOf(next)) return
  const drafts = await draftsOf(folder)
  const text = writeLock(old)
  const number = 1 + Math.max(0, ...drafts.map((path) => Number(/\/(\d+)-[^/]*$/.exec(path)?.[1] ?? 0)))
  const name = `-${fingerprint(text).slice(0, 8)}.json`
  if (drafts.some((path) => path.endsWith(name))) return
  await writeWhole(folder, folderPath(`${folderName}/${String(number).padStart(4, '0')}${name}`), text)
  for (const path of drafts.slice(0, Math.max(0, drafts.length + 1 - most)))
    await removeFile(folder, removablePath(path))
}

const draftsOf = (folder: string): Promise<readonly string[]> => listFiles(folder, folderName)

const wordsOf = ({ provisions, overrides }: WrittenPolicy): string => JSON.stringify({ provisions, overrides })
