/** Keeps two runs from writing the same folder at once; a run that died leaves nothing that locks the next one out. */
import { mkdir, open, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sweepParts } from './practice-folder.js'
import { errorCode, explainFileError, UserError } from './user-error.js'

const lockFile = '.running'
/** How often a run shows that it is alive, and after how long without a sign it counts as dead; milliseconds. */
const beat = 2_000
const patience = 30_000
/** How long to wait before looking again for a number that is not there yet; milliseconds. */
const glance = 100

/** Files of runs in this very process. */
const held = new Set<string>()

/** Runs `work` while holding the folder; says who holds it when somebody else does. */
export async function whileHolding<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, lockFile)
  const isNew = await take(file, folder)
  held.add(file)
  const heart = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), beat).unref()
  try {
    await sweepParts(folder)
    return await work()
  } finally {
    clearInterval(heart)
    held.delete(file)
    await rm(file, { force: true })
    // A run that wrote nothing leaves no empty folder behind; one with files in it stays.
    if (isNew) await rmdir(folder).catch(() => undefined)
  }
}

/** True when the folder had to be made. */
async function take(file: string, folder: string): Promise<boolean> {
  try {
    const isNew = (await mkdir(folder, { recursive: true })) !== undefined
    if (await create(file)) return isNew
    if (await isHeld(file)) throw busy(folder)
    await rm(file, { force: true })
    const created = await create(file)
    // Another run may have found the dead one's file at the same moment, and removed ours for it.
    if (created) await sleep(50)
    if (!created || (await readFile(file, 'utf8').catch(() => '')) !== String(process.pid)) throw busy(folder)
    return isNew
  } catch (error) {
    throw explainFileError(error, `write in ${folder}`)
  }
}

/** False when there is one already. */
async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    try {
      await handle.writeFile(String(process.pid))
    } catch (error) {
      // A full disk: without its number the file would keep everybody out.
      await rm(file, { force: true })
      throw error
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

const busy = (folder: string): UserError =>
  new UserError(`Another run of this program is writing in ${folder}. Wait until it is done, then try again.`)

/** A process that lives and has given a sign of late; process numbers are used again, so the number alone doesn't tell. */
async function isHeld(file: string, looks = beat / glance): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const changed = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
  const age = Date.now() - changed
  if (age > patience) return false
  if (text === '') {
    // Made this very moment, its number not yet in it; or by a run that was killed then: the number will tell.
    if (age > beat || looks <= 0) return false
    await sleep(glance)
    return isHeld(file, looks - 1)
  }
  const pid = Number(text)
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (pid === process.pid) return held.has(file)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
