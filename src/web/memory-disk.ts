/** A disk that lies in memory: the folder of a practice as the page holds it, between opening it and taking it home. */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Disk, DiskFile, DiskStat } from '../node/folder/disk.js'

const files = new Map<string, Uint8Array>()

/** Every file, by path. */
export const filesInMemory = (): ReadonlyMap<string, Uint8Array> =>
  new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Holds these files and no others. */
export function holdFiles(all: ReadonlyMap<string, Uint8Array>): void {
  files.clear()
  for (const [name, bytes] of all) files.set(plain(name), bytes)
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** "a/./b" and "a//b" are "a/b"; a page knows no folder above its own. */
const plain = (name: string): string => {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  return parts.length === 0 ? '.' : parts.join('/')
}

const isFolder = (name: string): boolean =>
  name === '.' || [...files.keys()].some((file) => file.startsWith(`${name}/`))

const missing = (name: string): Error => Object.assign(new Error(`${name} is not there`), { code: 'ENOENT' })

function look(name: string): DiskStat {
  const at = plain(name)
  const bytes = files.get(at)
  if (bytes === undefined && !isFolder(at)) throw missing(name)
  return {
    size: bytes?.length ?? 0,
    mode: 0o644,
    isFile: () => bytes !== undefined,
    isDirectory: () => bytes === undefined,
  }
}

function read(name: string): Uint8Array {
  const bytes = files.get(plain(name))
  if (bytes === undefined) throw missing(name)
  return bytes
}

function list(name: string): ReturnType<Disk['readdir']> {
  const at = plain(name)
  if (!isFolder(at)) throw missing(name)
  const start = at === '.' ? '' : `${at}/`
  const below = [...files.keys()].filter((file) => file.startsWith(start)).map((file) => file.slice(start.length))
  const names = [...new Set(below.map((file) => file.split('/')[0] ?? ''))]
  const isFile = (one: string): boolean => files.has(start + one)
  return Promise.resolve(
    names.map((one) => ({ name: one, isFile: () => isFile(one), isDirectory: () => !isFile(one) })),
  )
}

const openFile = (name: string): DiskFile => ({
  writeFile: (content) => {
    files.set(plain(name), bytesOf(content))
    return Promise.resolve()
  },
  sync: () => Promise.resolve(),
  close: () => Promise.resolve(),
})

/** The disk in memory, in the place of the machine's. */
export const disk: Disk = {
  mkdir: () => Promise.resolve(),
  open: (name) => Promise.resolve(openFile(name)),
  readFile: async (name) => Promise.resolve(read(name)),
  readdir: async (name) => list(name),
  // From the root, so that the folder above all others is not a name of its own.
  realpath: async (name) => Promise.resolve(look(name)).then(() => (plain(name) === '.' ? '' : `/${plain(name)}`)),
  rename: async (from, to) => {
    files.set(plain(to), await Promise.resolve(read(from)))
    files.delete(plain(from))
  },
  rm: (name) => {
    files.delete(plain(name))
    return Promise.resolve()
  },
  stat: async (name) => Promise.resolve(look(name)),
  path: {
    sep: '/',
    join: (...names) => plain(names.join('/')),
    dirname: (name) => plain(name).split('/').slice(0, -1).join('/') || '.',
    basename: (name) => plain(name).split('/').at(-1) ?? '',
  },
  sha256: (content) => bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content)),
  run: 0,
}
