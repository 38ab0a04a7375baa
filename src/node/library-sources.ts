/** Reads the source files of a library, all of them, and gives them one fingerprint. */
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFile } from '../core/ground/source.js'
import { fingerprint } from './folder/practice-folder.js'

/** Paths of all library files under `clauses/` and `templates/`, sorted, relative to `root` with forward slashes. */
export async function libraryPaths(root: string): Promise<readonly string[]> {
  return (await Promise.all(['clauses', 'templates'].map((folder) => filesUnder(root, folder)))).flat().sort()
}

/** Every library file, in path order. */
export async function readLibraryFiles(root: string): Promise<readonly SourceFile[]> {
  const names = await libraryPaths(root)
  return Promise.all(names.map(async (name) => ({ path: name, text: await readFile(path.join(root, name), 'utf8') })))
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
