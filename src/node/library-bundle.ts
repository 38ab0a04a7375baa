/** Keeps the shipped library as one prepared file beside the program, and tells whether it is still what the library's files say. */
import { statSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Library } from '../core/library/library.js'
import { fingerprintOf, libraryPaths, readLibraryFiles } from './library-sources.js'

/** The prepared file: the library, and the size in bytes of each file it was made of. */
interface Bundle {
  readonly sizes: Readonly<Record<string, number>>
  readonly library: Library
}

/** Writes the bundle of a library that was just read from `root`. */
export async function writeBundle(file: string, library: Library, root: string): Promise<void> {
  const found = await filesOf(root)
  const sizes = Object.fromEntries(found.map(({ name, size }) => [name, size]))
  await writeFile(file, JSON.stringify({ sizes, library } satisfies Bundle))
}

/**
 * The library of the bundle, or null when `clauses/` or `templates/` say something else by now. Names and sizes, and no
 * file younger than the bundle, are enough; a younger one is read, and the fingerprints decide.
 */
export async function readBundle(file: string, root: string): Promise<Library | null> {
  const [text, made, found] = await Promise.all([readFile(file, 'utf8'), stat(file), filesOf(root)])
  const bundle = asBundle(text)
  if (bundle === null) return null
  const { sizes, library } = bundle
  const isSameSize = found.length === Object.keys(sizes).length && found.every(({ name, size }) => sizes[name] === size)
  if (!isSameSize) return null
  if (found.every(({ changed }) => changed <= made.mtimeMs)) return library
  return fingerprintOf(await readLibraryFiles(root)) === library.fingerprint ? library : null
}

/** What `writeBundle` wrote, or null for anything else. */
function asBundle(text: string): Bundle | null {
  try {
    const data = JSON.parse(text) as Partial<Bundle> | null
    const isWhole = typeof data?.sizes === 'object' && typeof data.library?.fingerprint === 'string'
    return isWhole && data.library.fingerprint !== '' ? { sizes: data.sizes, library: data.library } : null
  } catch {
    return null
  }
}

interface Found {
  readonly name: string
  readonly size: number
  /** Milliseconds. */
  readonly changed: number
}

/** Asked one after the other without waiting: a hundred and more questions to the thread pool take ten times as long. */
const filesOf = async (root: string): Promise<readonly Found[]> =>
  (await libraryPaths(root)).map((name) => {
    const { size, mtimeMs } = statSync(path.join(root, name))
    return { name, size, changed: mtimeMs }
  })
