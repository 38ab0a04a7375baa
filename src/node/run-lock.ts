/** Keeps two runs from writing the same folder at once; a run that died leaves nothing that locks the next one out. */
import { mkdir, open, readdir, readFile, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { errorCode, explainFileError, UserError } from './user-error.js'

const lockFile = '.running'

/** Runs `work` while holding the folder; says who holds it when somebody else does. */
export async function whileHolding<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, lockFile)
  const isNew = await take(file, folder)
  try {
    await sweep(folder)
    return await work()
  } finally {
    await rm(file, { force: true })
    // A run that wrote nothing leaves no empty folder behind; one with files in it stays.
    if (isNew) await rmdir(folder).catch(() => undefined)
  }
}

/** True when the folder had to be made. */
async function take(file: string, folder: string): Promise<boolean> {
  let isNew = false
  for (const lastTry of [false, true]) {
    try {
      isNew ||= (await mkdir(folder, { recursive: true })) !== undefined
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return isNew
    } catch (error) {
      if (!isTaken(error)) throw explainFileError(error, `write in ${folder}`)
      if (lastTry || (await holderIsAlive(file))) {
        throw new UserError(`Another practice-policy is writing in ${folder}. Wait until it is done, then try again.`)
      }
      await rm(file, { force: true })
    }
  }
  return isNew
}

/** A file without a readable number belongs to a run that died while writing it. */
async function holderIsAlive(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''))
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

const isTaken = (error: unknown): boolean => errorCode(error) === 'EEXIST'

/** Removes the unfinished temporary files of runs that were killed: `name.<number>`, as write-file-atomic calls them. */
async function sweep(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const leftovers = entries.filter((entry) => entry.isFile() && /\.\d{6,}$/.test(entry.name))
  await Promise.all(leftovers.map((entry) => rm(path.join(entry.parentPath, entry.name), { force: true })))
}
