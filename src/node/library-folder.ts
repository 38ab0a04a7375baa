/** Writes into the folder of a library what a program leaves there: only under its `dist/`, and nothing that it did not write goes. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a text under `dist/`; the name has forward slashes. */
export async function writeInDist(root: string, name: string, text: string): Promise<void> {
  const file = path.join(root, 'dist', name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}

/** Removes the files of a folder under `dist/` that are called so, and the folder once it is empty. */
export async function clearInDist(root: string, folder: string, called: RegExp): Promise<void> {
  const where = path.join(root, 'dist', folder)
  const names = await readdir(where).catch(() => null)
  if (names === null) return
  const ours = names.filter((name) => called.test(name))
  for (const name of ours) await rm(path.join(where, name))
  if (ours.length === names.length) await rm(where, { recursive: true })
}
