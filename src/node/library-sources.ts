/** Reads the source files of a library, all of them, and gives them one fingerprint. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { limits } from '../core/ground/bounds/limits.js'
import type { SourceFile } from '../core/ground/source.js'
import { fingerprint, readGivenText } from './folder/practice-folder.js'
import { UserError } from './folder/user-error.js'

/** Paths of all library files under `clauses/` and `templates/`, sorted, relative to `root` with forward slashes. */
export async function libraryPaths(root: string): Promise<readonly string[]> {
  return (await Promise.all(['clauses', 'templates'].map((folder) => filesUnder(root, folder)))).flat().sort()
}

/** Every library file, in path order. */
export async function readLibraryFiles(root: string): Promise<readonly SourceFile[]> {
  const names = await libraryPaths(root)
  if (names.length === 0) throw new UserError(`There is no library in ${root}: it would have clauses/ and templates/.`)
  if (names.length > limits.libraryFiles)
    throw new UserError(`${root} holds more than ${limits.libraryFiles} files; is it the right folder?`)
  const files: SourceFile[] = []
  let size = 0
  for (const name of names) {
    const file = await readGivenText(path.join(root, name), name)
    if (file === null) throw new UserError(`Could not read ${name}: it is a link that leads nowhere.`)
    files.push(file)
    size += file.text.length
    if (size > limits.libraryBytes) throw new UserError(`${root} is larger than any library; is it the right folder?`)
  }
  return files
}

async function filesUnder(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])
  const nested = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => {
      const name = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(root, name) : Promise.resolve([name])
    })
  return (await Promise.all(nested)).flat()
}

/** One fingerprint for all files of a library; the same whichever line ends they were saved with. */
export const fingerprintOf = (files: readonly SourceFile[]): string =>
  fingerprint(JSON.stringify(files.map(({ path: name, text }) => [name, text.replaceAll('\r\n', '\n')])))
