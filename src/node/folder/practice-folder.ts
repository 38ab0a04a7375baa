/** Reads and writes the practice's folder: answers, overrides, lock and outputs, each write whole or not at all. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFile } from '../../core/ground/source.js'
import { errorCode, explainFileError, UserError } from './user-error.js'

export const answersName = 'answers.yaml'

/** No file of ours comes near this; in bytes. */
const largestText = 5_000_000

/** Text of a file in the folder, or null when it isn't there; `display` is the path messages show. */
export async function readText(folder: string, name: string): Promise<SourceFile | null> {
  const bytes = await readBytes(folder, name)
  if (bytes === null) return null
  if (bytes.length > largestText)
    throw new UserError(`${name} is larger than ${largestText} bytes; is it the right file?`)
  const text = decodeText(bytes)
  if (text === null)
    throw new UserError(
      `${name} is not saved as UTF-8. Save it as UTF-8 in your editor, then try again. Nothing was written.`,
    )
  return { path: name, text }
}

/** Text as Windows and others save it: UTF-8, or UTF-16 that says so; null for anything else, which would come out garbled. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bytes of a file in the folder, or null when it isn't there. */
export async function readBytes(folder: string, name: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path.join(folder, name))
  } catch (error) {
    if (isMissing(error)) return null
    throw explainFileError(error, `read ${name}`)
  }
}

/** Names of the files in a subfolder, sorted; empty when there is none. */
export async function listFiles(folder: string, subfolder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path.join(folder, subfolder), { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => `${subfolder}/${entry.name}`)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw explainFileError(error, `read the folder ${subfolder}`)
  }
}

/** Names of the folders in a subfolder, sorted; empty when there is none. */
export async function listFolders(folder: string, subfolder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path.join(folder, subfolder), { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw explainFileError(error, `read the folder ${subfolder}`)
  }
}

/** Writes one file whole: a crash leaves the old one or the new one. */
export async function writeWhole(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const target = path.join(folder, name)
  try {
    await mkdir(path.dirname(target), { recursive: true })
    await replaceWhole(target, content)
  } catch (error) {
    throw explainFileError(error, `write ${name}`)
  }
}

/** Writes beside the file, then puts the new one in its place in one step; links and permissions stay. */
async function replaceWhole(name: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(name).catch(() => name)
  const mode = await stat(target).then(
    (file) => file.mode,
    () => undefined,
  )
  const part = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`)
  try {
    const file = await open(part, 'w', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Removes the half-written files of runs that were killed; nobody else names a file like that. */
export async function sweepParts(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const parts = entries.filter((entry) => entry.isFile() && /^\..+\.\d+\.part$/.test(entry.name))
  await Promise.all(parts.map((entry) => rm(path.join(entry.parentPath, entry.name), { force: true })))
}

/** Removes a file if it is there. */
export async function removeFile(folder: string, name: string): Promise<void> {
  try {
    await rm(path.join(folder, name), { force: true })
  } catch (error) {
    throw explainFileError(error, `remove ${name}`)
  }
}

/** SHA-256 of text or bytes, in hex. */
export const fingerprint = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error))
