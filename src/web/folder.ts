/** Reads a practice's folder where the browser lets a page do so, and writes back into it what changed here. */
import { limits } from '../core/ground/bounds/limits.js'
import { lockName } from '../core/policy/lock.js'
import { button, make } from './element.js'
import { filesInMemory } from './memory-disk.js'
import { refusalOf, type Refusal } from './refusal.js'
import type { Visit } from './visit.js'
import { insideFolder } from './zip.js'

/** The folder that is open, and its files as they were when they were last read or written. */
let opened: { readonly handle: FileSystemDirectoryHandle; readonly files: ReadonlyMap<string, Uint8Array> } | null =
  null

/** The folder is not gone on with. */
export function closeFolder(): void {
  opened = null
}

/** Whether a folder is open: then what is written goes there. */
export const hasFolder = (): boolean => opened !== null

type Files = ReadonlyMap<string, Uint8Array>
type Picker = (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>

const picker = (): Picker | undefined => (window as { readonly showDirectoryPicker?: Picker }).showDirectoryPicker

/** A way to choose the folder; `take` is given its files. */
export const folderChooser = (take: (files: Files | Refusal) => void): HTMLElement =>
  picker() === undefined ? uploadChooser(take) : button('Choose the folder', () => void chooseFolder(take))

async function chooseFolder(take: (files: Files | Refusal) => void): Promise<void> {
  try {
    const handle = await picker()?.call(window, { mode: 'readwrite' })
    if (handle === undefined) return
    const files = await filesOf(handle)
    if (files.has('answers.yaml')) opened = { handle, files }
    take(files.has('answers.yaml') ? files : insideFolder(files))
  } catch (error) {
    // The owner changed their mind.
    if (error instanceof DOMException && error.name === 'AbortError') return
    take(refusalOf(error))
  }
}

/** A browser that reads a folder and can't write into one. */
function uploadChooser(take: (files: Files | Refusal) => void): HTMLElement {
  const read = async (list: FileList): Promise<void> => {
    const files = new Map<string, Uint8Array>()
    let size = 0
    for (const file of list) {
      size += file.size
      if (size > limits.fileBytes) {
        take(tooLarge)
        return
      }
      files.set(file.webkitRelativePath, new Uint8Array(await file.arrayBuffer()))
    }
    take(insideFolder(files))
  }
  const input = make('input', {
    type: 'file',
    id: '_folder',
    webkitdirectory: true,
    change: () => void read(input.files ?? new FileList()),
  })
  return make('div', {}, make('label', { for: '_folder' }, 'Or choose the folder itself'), input)
}

const tooLarge: Refusal = { problem: 'This folder holds more than a practice’s papers. Is it the right one?' }

/** Every file in it, by path. */
async function filesOf(handle: FileSystemDirectoryHandle): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  let size = 0
  const walk = async (into: FileSystemDirectoryHandle, before: string): Promise<void> => {
    for await (const entry of into.values()) {
      if (entry.name === '.git' || entry.name === 'node_modules') continue
      if (entry.kind === 'directory') await walk(entry, `${before}${entry.name}/`)
      else {
        const file = await entry.getFile()
        size += file.size
        if (size > limits.fileBytes) throw new Error(tooLarge.problem)
        files.set(before + entry.name, new Uint8Array(await file.arrayBuffer()))
      }
    }
  }
  await walk(handle, '')
  return files
}

/** Writes what changed here into the folder that was opened; nothing where none was, or nothing has changed. */
export function saveFolderButton(visit: Visit): HTMLElement | null {
  const there = opened
  if (there === null || changedSince(there.files).length === 0) return null
  const save = async (): Promise<void> => {
    try {
      const written = await writeBack(there.handle, there.files)
      visit.isUnsaved = false
      visit.notes = [`Saved into the folder “${there.handle.name}”: ${written.join(', ')}.`]
    } catch (error) {
      visit.notes = [`Nothing more was saved into the folder: ${(error as Error).message}`]
    }
    visit.go('home')
  }
  return button(`Save into the folder “${there.handle.name}”`, () => void save())
}

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]))

/** Files that are others than they were; the record last, so that a folder it was not written into is seen to be behind. */
function changedSince(before: Files): readonly string[] {
  const now = filesInMemory()
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((path) => !isSame(before.get(path), now.get(path)))
    .sort((a, b) => Number(a === lockName) - Number(b === lockName))
}

async function writeBack(handle: FileSystemDirectoryHandle, before: Files): Promise<readonly string[]> {
  const now = filesInMemory()
  const changed = changedSince(before)
  const there = await filesOf(handle)
  const touched = changed.find((path) => !isSame(there.get(path), before.get(path)))
  if (touched !== undefined)
    throw new Error(`${touched} was changed there since it was opened. Open the folder again, and bring it in.`)
  for (const path of changed) await writeOne(handle, path, now.get(path))
  opened = { handle, files: now }
  return changed.length > 4 ? [...changed.slice(0, 3), `${changed.length - 3} more files`] : changed
}

async function writeOne(root: FileSystemDirectoryHandle, path: string, bytes: Uint8Array | undefined): Promise<void> {
  const names = path.split('/')
  const name = names.pop() ?? ''
  let into = root
  for (const folder of names) into = await into.getDirectoryHandle(folder, { create: true })
  if (bytes === undefined) {
    await into.removeEntry(name)
    return
  }
  const writable = await (await into.getFileHandle(name, { create: true })).createWritable()
  await writable.write(new Uint8Array(bytes))
  await writable.close()
}
