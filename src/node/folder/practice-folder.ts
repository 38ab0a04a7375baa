/** Reads and writes the practice's folder: answers, overrides, lock and outputs, each write whole or not at all. */
import { limits } from '../../core/ground/bounds/limits.js'
import type { SourceFile } from '../../core/ground/source.js'
import { disk } from './disk.js'
import type { FolderPath, PaperPath, RemovablePath } from './layout.js'
import { errorCode, explainFileError, UserError } from './user-error.js'

const { mkdir, open, path, readFile, readdir, realpath, rename, rm, stat } = disk

export const answersName = 'answers.yaml'

/** Text of a file in the folder, or null when it isn't there. */
export async function readText(folder: string, name: string): Promise<SourceFile | null> {
  return textOf(name, await readBytes(folder, name, limits.textBytes))
}

/** The same of a file anywhere, which the owner named. */
export async function readGivenText(file: string, shown: string): Promise<SourceFile | null> {
  return textOf(shown, await readGiven(file, shown, limits.textBytes))
}

function textOf(name: string, bytes: Uint8Array | null): SourceFile | null {
  if (bytes === null) return null
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

/** Bytes of a file in the folder, or null when it isn't there; a link that leads out of the folder is refused. */
export async function readBytes(
  folder: string,
  name: string,
  most: number = limits.fileBytes,
): Promise<Uint8Array | null> {
  try {
    await requireInside(folder, name)
    return await readOrdinary(path.join(folder, name), name, most)
  } catch (error) {
    if (isMissing(error)) return null
    throw explainFileError(error, `read ${name}`)
  }
}

/** Bytes of a file anywhere, which the owner named; null when it isn't there. */
export async function readGiven(
  file: string,
  shown: string,
  most: number = limits.fileBytes,
): Promise<Uint8Array | null> {
  try {
    return await readOrdinary(file, shown, most)
  } catch (error) {
    if (isMissing(error)) return null
    throw explainFileError(error, `read ${shown}`)
  }
}

/** Looks before it reads: a pipe would never end, and a file too large for us would take all memory first. */
async function readOrdinary(file: string, shown: string, most: number): Promise<Uint8Array> {
  const found = await stat(file)
  if (!found.isFile() && !found.isDirectory())
    throw new UserError(`Could not read ${shown}: it is a pipe or a device, not a file. Nothing was written.`)
  if (found.size > most) throw new UserError(`${shown} is larger than ${most} bytes; is it the right file?`)
  return readFile(file)
}

/** Links are followed inside the folder only: whoever can put a link there could otherwise reach any file of the owner's. */
async function requireInside(folder: string, name: string): Promise<void> {
  const root = await realpath(folder)
  const target = await realpath(path.join(folder, name)).catch(async (error: unknown) => {
    // Not there yet: then the folder it would lie in decides.
    if (!isMissing(error) || name === '.') throw error
    await requireInside(folder, path.dirname(name))
    return root
  })
  if (target === root || target.startsWith(root + path.sep)) return
  throw new UserError(
    `${name} is a link that leads out of ${folder}. Put the file itself there in its place. Nothing was written.`,
  )
}

/** What lies in a subfolder. */
export interface FolderListing {
  /** Paths of files, sorted. */
  readonly files: readonly string[]
  /** Names of folders, sorted. */
  readonly folders: readonly string[]
  /** Paths of links and other things that are neither. */
  readonly others: readonly string[]
}

/** Looks into a subfolder; empty when there is none, hidden files left out. */
export async function listFolder(folder: string, subfolder: string): Promise<FolderListing> {
  try {
    await requireInside(folder, subfolder)
    const all = await readdir(path.join(folder, subfolder), { withFileTypes: true })
    const entries = all
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    return {
      files: entries.filter((entry) => entry.isFile()).map(({ name }) => `${subfolder}/${name}`),
      folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
      others: entries.filter((one) => !one.isFile() && !one.isDirectory()).map(({ name }) => `${subfolder}/${name}`),
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { files: [], folders: [], others: [] }
    throw explainFileError(error, `read the folder ${subfolder}`)
  }
}

/** Drafts of earlier texts and the like: files of a subfolder by path, hidden ones of the program's own included. */
export const listFiles = async (folder: string, subfolder: string): Promise<readonly string[]> =>
  (await listFolder(folder, subfolder)).files

/** Names of the folders in a subfolder, sorted; empty when there is none. */
export const listFolders = async (folder: string, subfolder: string): Promise<readonly string[]> =>
  (await listFolder(folder, subfolder)).folders

/** Writes one file whole: a crash leaves the old one or the new one. */
export async function writeWhole(folder: string, name: FolderPath, content: string | Uint8Array): Promise<void> {
  const target = path.join(folder, name)
  try {
    await mkdir(folder, { recursive: true })
    await requireInside(folder, name)
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
  const part = path.join(path.dirname(target), `.${path.basename(target)}.${disk.run}.part`)
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
  const parts = await partsIn(folder, '')
  await Promise.all(parts.map((part) => rm(path.join(folder, part), { force: true })))
}

/** Looks only where the program writes, follows no link, and passes over folders it may not read. */
async function partsIn(folder: string, subfolder: string): Promise<readonly string[]> {
  if (subfolder.split('/').length > limits.pathNames) return []
  const entries = await readdir(path.join(folder, subfolder), { withFileTypes: true }).catch(() => [])
  const found = entries.map(async (entry): Promise<readonly string[]> => {
    const name = subfolder === '' ? entry.name : `${subfolder}/${entry.name}`
    if (entry.isDirectory()) return partsIn(folder, name)
    return entry.isFile() && /^\..+\.\d+\.part$/.test(entry.name) ? [name] : []
  })
  return (await Promise.all(found)).flat()
}

/** Removes a file of the program's own if it is there. */
export async function removeFile(folder: string, name: RemovablePath): Promise<void> {
  try {
    await requireInside(folder, path.dirname(name))
    await rm(path.join(folder, name), { force: true })
  } catch (error) {
    if (!isMissing(error)) throw explainFileError(error, `remove ${name}`)
  }
}

/** Removes a paper that is as it was written; any other file under its name stays. */
export async function removePaper(folder: string, name: PaperPath, written: string): Promise<void> {
  const bytes = await readBytes(folder, name)
  if (bytes === null || fingerprint(bytes) !== written) return
  try {
    await rm(path.join(folder, name), { force: true })
  } catch (error) {
    throw explainFileError(error, `remove ${name}`)
  }
}

/** SHA-256 of text or bytes, in hex. */
export const fingerprint = (content: string | Uint8Array): string => disk.sha256(content)

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error))
