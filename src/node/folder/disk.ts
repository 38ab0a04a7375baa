/** The machine's disk as this room uses it; the page has one of its own that lies in memory, and everything above stays the same. */
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** A name in a folder. */
export interface DiskEntry {
  readonly name: string
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
}

/** What is known of a file without reading it. */
export interface DiskStat {
  readonly size: number
  /** Permissions. */
  readonly mode: number
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
}

/** A file opened to be written. */
export interface DiskFile {
  readonly writeFile: (content: string | Uint8Array) => Promise<void>
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What is asked of a disk. A name that is not there is an error with the code ENOENT. */
export interface Disk {
  readonly mkdir: (name: string, options: { readonly recursive: true }) => Promise<unknown>
  readonly open: (name: string, flags: 'w', mode?: number) => Promise<DiskFile>
  readonly readFile: (name: string) => Promise<Uint8Array>
  readonly readdir: (name: string, options: { readonly withFileTypes: true }) => Promise<readonly DiskEntry[]>
  readonly realpath: (name: string) => Promise<string>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly rm: (name: string, options: { readonly force: true }) => Promise<void>
  readonly stat: (name: string) => Promise<DiskStat>
  readonly path: {
    readonly sep: string
    readonly join: (...names: string[]) => string
    readonly dirname: (name: string) => string
    readonly basename: (name: string) => string
  }
  /** In hex. */
  readonly sha256: (content: string | Uint8Array) => string
  /** Tells half-written files of this run from those of others. */
  readonly run: number
}

/** The disk of this machine. */
export const disk: Disk = {
  mkdir,
  open,
  readFile: (name) => readFile(name),
  readdir,
  realpath: (name) => realpath(name),
  rename,
  rm,
  stat: (name) => stat(name),
  path,
  sha256: (content) => createHash('sha256').update(content).digest('hex'),
  run: process.pid,
}
