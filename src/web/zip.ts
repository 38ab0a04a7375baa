/** Turns the files of a practice into one zip, and such a zip back into files. */
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { limits } from '../core/ground/bounds/limits.js'
import { answersName } from '../node/folder/practice-folder.js'
import type { Refusal } from './refusal.js'

/** Name of the zip, and of the folder in it. */
const folderName = 'social-media-policy'

/** What everything in one file is called. */
export const zipName = `${folderName}.zip`

/** Whether these bytes start as a zip does. */
export const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b

/** Everything in one zip, in a folder of its own; the same bytes for the same files. */
export function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // A zip stores local time: noon on this day is a day of 1980 in every time zone.
  const mtime = new Date(1980, 0, 1, 12)
  const entries: Zippable = {}
  // A Word file is a zip already.
  for (const [name, bytes] of files)
    entries[`${folderName}/${name}`] = [bytes, { mtime, level: name.endsWith('.docx') ? 0 : 6 }]
  return zipSync(entries)
}

/** The files of a zip as the folder has them; the folder around them all is left out. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | Refusal {
  try {
    let size = 0
    const all = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize
        if (size > limits.fileBytes) throw new Error('too large')
        return true
      },
    })
    return insideFolder(new Map(Object.entries(all)))
  } catch {
    return { problem: 'This zip could not be read. Choose the one that you saved here, as it was.' }
  }
}

/** Files by their path in the practice's folder, which may lie inside others; what lies outside it is left out. */
export function insideFolder(all: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> | Refusal {
  const names = [...all.keys()].filter((name) => !name.endsWith('/') && !name.split('/').includes('..'))
  const [found] = names
    .filter((name) => name === answersName || name.endsWith(`/${answersName}`))
    .sort((a, b) => a.split('/').length - b.split('/').length)
  if (found === undefined) return { problem: `There is no ${answersName} in it. Choose what you saved here.` }
  const around = found.slice(0, found.length - answersName.length)
  const inside = names.filter((name) => name.startsWith(around))
  return new Map(inside.map((name) => [name.slice(around.length), all.get(name) ?? new Uint8Array()]))
}
