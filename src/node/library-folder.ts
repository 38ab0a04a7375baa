/** Writes into the folder of a library: a new one where nothing stands yet, else only under its `dist/`; nothing that the program did not write goes. */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode, UserError } from './folder/user-error.js'

/** Copies the small library to a folder that is empty or not there yet; `shown` names it. */
export async function copyStarter(from: string, to: string, shown: string): Promise<void> {
  const there = await readdir(to).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw new UserError(`Could not write a library to ${shown}: it is no folder that can be read. Nothing was written.`)
  })
  if (there.length > 0)
    throw new UserError(`${shown} is not empty: a new library goes only where nothing stands yet. Nothing was written.`)
  await cp(from, to, {
    recursive: true,
    errorOnExist: true,
    force: false,
    filter: (name) => path.basename(name) !== 'dist',
  })
}

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
