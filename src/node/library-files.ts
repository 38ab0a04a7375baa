/** Reads a library from disk: the shipped one as a prepared bundle as long as that is up to date, any other from its folders. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Library } from '../core/library/library.js'
import type { Diagnostic } from '../core/ground/diagnostic.js'
import { readBundle } from './library-bundle.js'
import { fingerprintOf, readLibraryFiles } from './library-sources.js'

/** The project's root: where `clauses/` and `templates/` stand beside the program, built or not. */
export function packageRoot(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json')) && existsSync(path.join(from, 'clauses'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('the folder with package.json and clauses/ was not found above the program')
  return packageRoot(parent)
}

/** A library as it was read. */
export interface LoadedLibrary {
  readonly library: Library | null
  readonly problems: readonly Diagnostic[]
  /** Its files changed since the bundle was made of them, so they were read anew. */
  readonly isStale: boolean
}

/** Loads a library folder, or the shipped library when `folder` is null; problems are those of its files. */
export async function loadLibrary(folder: string | null): Promise<LoadedLibrary> {
  const root = folder ?? packageRoot()
  const bundle = path.join(root, 'dist', 'library.json')
  const mayUseBundle = folder === null && !import.meta.url.endsWith('.ts') && existsSync(bundle)
  const bundled = mayUseBundle ? await readBundle(bundle, root) : null
  if (bundled !== null) return { library: bundled, problems: [], isStale: false }
  const { parseLibrary } = await import('../core/library/library.js')
  const files = await readLibraryFiles(root)
  const fingerprint = fingerprintOf(files)
  const known = read.get(fingerprint)
  if (known !== undefined) return { ...known, isStale: mayUseBundle }
  const { library, problems } = parseLibrary(files)
  const loaded = { library: library === null ? null : { ...library, fingerprint }, problems, isStale: mayUseBundle }
  if (read.size >= 4) read.delete([...read.keys()][0] ?? '')
  read.set(fingerprint, loaded)
  return loaded
}

/** The last few libraries read from their folders, by fingerprint: one process runs many commands, the next mostly with the same library. */
const read = new Map<string, LoadedLibrary>()
