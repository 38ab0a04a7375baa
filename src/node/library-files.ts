/** Reads a library from disk: the shipped one as a prepared bundle, any other from its folders. */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Library } from '../core/library/library.js'
import type { Diagnostic } from '../core/ground/diagnostic.js'
import type { SourceFile } from '../core/ground/source.js'
import { fingerprint } from './folder/practice-folder.js'

/** The project's root: where `clauses/` and `templates/` stand beside the program, built or not. */
export function packageRoot(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json')) && existsSync(path.join(from, 'clauses'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('the folder with package.json and clauses/ was not found above the program')
  return packageRoot(parent)
}

/** Every library file under `clauses/` and `templates/`, in path order, paths relative to `root` with forward slashes. */
export async function readLibraryFiles(root: string): Promise<readonly SourceFile[]> {
  const names = (await Promise.all(['clauses', 'templates'].map((folder) => filesUnder(root, folder)))).flat().sort()
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

/** Loads a library folder, or the shipped library when `folder` is null; problems are those of its files. */
export async function loadLibrary(
  folder: string | null,
): Promise<{ library: Library | null; problems: readonly Diagnostic[] }> {
  const root = packageRoot()
  const bundle = path.join(root, 'dist', 'library.json')
  if (folder === null && existsSync(bundle) && !import.meta.url.endsWith('.ts')) {
    return { library: JSON.parse(await readFile(bundle, 'utf8')) as Library, problems: [] }
  }
  const { parseLibrary } = await import('../core/library/library.js')
  const files = await readLibraryFiles(folder ?? root)
  const { library, problems } = parseLibrary(files)
  return { library: library === null ? null : { ...library, fingerprint: fingerprintOf(files) }, problems }
}

/** One fingerprint for all files of a library; the same whichever line ends they were saved with. */
const fingerprintOf = (files: readonly SourceFile[]): string =>
  fingerprint(JSON.stringify(files.map(({ path, text }) => [path, text.replaceAll('\r\n', '\n')])))
