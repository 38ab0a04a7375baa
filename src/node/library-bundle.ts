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

/** How the file begins: where the rules about words stand, the library's last part, and how long the file is, in bytes. */
const headOf = (wordingAt: number, bytes: number): string =>
  `{"wordingAt":"${String(wordingAt).padStart(10)}","bytes":"${String(bytes).padStart(10)}"`

/** Writes the bundle of a library that was just read from `root`. */
export async function writeBundle(file: string, library: Library, root: string): Promise<void> {
  const found = await filesOf(root)
  const sizes = Object.fromEntries(found.map(({ name, size }) => [name, size]))
  const { wording, ...rest } = library
  const first = `,"sizes":${JSON.stringify(sizes)},"library":${JSON.stringify(rest).slice(0, -1)},"wording":`
  const last = `${JSON.stringify(wording)}}}`
  const at = headOf(0, 0).length + Buffer.byteLength(first)
  await writeFile(file, headOf(at, at + Buffer.byteLength(last)) + first + last)
}

/**
 * The library of the bundle, or null when `clauses/` or `templates/` say something else by now. Names and sizes, and no
 * file younger than the bundle, are enough; a younger one is read, and the fingerprints decide.
 */
export async function readBundle(file: string, root: string): Promise<Library | null> {
  const [bytes, made, found] = await Promise.all([readFile(file), stat(file), filesOf(root)])
  const bundle = asBundle(bytes)
  if (bundle === null) return null
  const { sizes, library } = bundle
  const isSameSize = found.length === Object.keys(sizes).length && found.every(({ name, size }) => sizes[name] === size)
  if (!isSameSize) return null
  if (found.every(({ changed }) => changed <= made.mtimeMs)) return library
  return fingerprintOf(await readLibraryFiles(root)) === library.fingerprint ? library : null
}

/** What `writeBundle` wrote, or null for anything else. The rules about words, nearly half of it, are read when somebody looks at them: most runs never do. */
function asBundle(bytes: Buffer): Bundle | null {
  const head = bytes.toString('latin1', 0, headOf(0, 0).length)
  const at = Number(/\d+/.exec(head)?.[0])
  if (head !== headOf(at, bytes.length)) return null
  try {
    const data = JSON.parse(`${bytes.toString('utf8', 0, at)}null}}`) as Partial<Bundle> | null
    const isWhole = typeof data?.sizes === 'object' && typeof data.library?.fingerprint === 'string'
    if (!isWhole || data.library.fingerprint === '') return null
    let wording: Library['wording'] | undefined
    const read = (): Library['wording'] =>
      JSON.parse(bytes.toString('utf8', at, bytes.length - 2)) as Library['wording']
    const get = (): Library['wording'] => (wording ??= read())
    return { sizes: data.sizes, library: Object.defineProperty(data.library, 'wording', { enumerable: true, get }) }
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
