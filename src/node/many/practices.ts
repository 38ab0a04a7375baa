/** Finds the practices that a folder holds, or that a CSV list names, and says which of them belong to a share of the work. */
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Answer } from '../../core/answers/answers.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { Place } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import { answersName, fingerprint, readGivenText } from '../folder/practice-folder.js'
import { exit, explainFileError, UserError } from '../folder/user-error.js'
import { parseList, type ListRow } from './list.js'

/** One practice of many. */
export interface ListedPractice {
  /** Relative to where all of them lie, with forward slashes: its name everywhere. */
  readonly folder: string
  readonly at: string
  /** What the list says of it; null where it only lies in the folder. */
  readonly row: {
    readonly place: Place
    readonly values: Readonly<Record<string, Answer>>
    readonly unsure: readonly string[]
  } | null
  /** What is wrong with its row: then nothing is done for it. */
  readonly problems: readonly Diagnostic[]
}

/** All practices, and the folder they lie in. */
export interface Practices {
  readonly home: string
  readonly practices: readonly ListedPractice[]
}

/** Names of folders that lie in each other down to a practice. */
const deepest = 5

/** Reads `what`, a folder or a CSV file; `shown` is its name in messages. */
export async function findPractices(what: string, shown: string, library: Library): Promise<Practices> {
  const found = await stat(what).catch((error: unknown) => {
    throw new UserError(`There is no folder or list ${shown}.`, exit.usage, [], { cause: error })
  })
  const { home, practices } = found.isDirectory()
    ? { home: what, practices: await practicesIn(what) }
    : await practicesListed(what, shown, library)
  if (practices.length > 0) return { home, practices }
  throw new UserError(
    found.isDirectory()
      ? `No folder in ${shown} holds an ${answersName}.`
      : `${shown} has no row under its first one, which names the columns.`,
  )
}

async function practicesIn(home: string): Promise<readonly ListedPractice[]> {
  const names = await foldersWithAnswers(home, '', 1)
  return names.map((folder) => ({ folder, at: path.join(home, folder), row: null, problems: [] }))
}

/** Folders that hold answers, by name; what lies in one of them is its own. */
async function foldersWithAnswers(home: string, under: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(path.join(home, under), { withFileTypes: true }).catch((error: unknown) => {
    throw explainFileError(error, `read the folder ${under}`)
  })
  if (under !== '' && entries.some((entry) => entry.name === answersName)) return [under]
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => (under === '' ? name : `${under}/${name}`))
    .sort(byName)
  if (depth > deepest) return []
  return (await Promise.all(folders.map((folder) => foldersWithAnswers(home, folder, depth + 1)))).flat()
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function practicesListed(file: string, shown: string, library: Library): Promise<Practices> {
  const source = await readGivenText(file, shown)
  const { rows, problems } = source === null ? { rows: [], problems: [] } : parseList(source, library)
  if (problems.length > 0) throw new UserError('Nothing was done.', exit.usage, problems)
  const home = path.dirname(file)
  const there = (await readdir(home, { withFileTypes: true })).flatMap((one) => (one.isDirectory() ? [one.name] : []))
  const root = await realpath(home)
  const practices: ListedPractice[] = []
  const taken = new Map<string, ListRow>()
  for (const row of rows) {
    const folder = path.posix.normalize(row.folder === '' ? '.' : row.folder).replace(/\/$/, '')
    const fault = (await outsideFault(root, folder, row, there)) ?? takenFault(taken, folder, row)
    if (fault === null) taken.set(asTaken(folder), row)
    const { place, values, unsure } = row
    practices.push({
      folder: fault === null ? folder : row.folder,
      at: path.join(home, folder),
      row: { place, values, unsure },
      problems: [...(fault === null ? [] : [fault]), ...row.problems],
    })
  }
  return { home, practices }
}

/** Some disks know no difference between large and small letters, nor between two ways to write an accent. */
const asTaken = (folder: string): string => folder.normalize('NFC').toLowerCase()

/** A folder that does not lie in the list's own, by its name or by a link. */
async function outsideFault(
  root: string,
  folder: string,
  row: ListRow,
  there: readonly string[],
): Promise<Diagnostic | null> {
  const refuse = (hint?: string): Diagnostic =>
    errorAt(
      row.place,
      'files/folder',
      `Unexpected folder "${row.folder}", expected one inside the list's own folder`,
      hint,
    )
  if (row.folder === '') return errorAt(row.place, 'files/folder', 'Unexpected empty folder, expected its name')
  const isOutside = path.isAbsolute(folder) || /^[A-Za-z]:/.test(folder) || /^\.\.?(?:\/|$)/.test(folder)
  if (isOutside || folder.split('/').some((name) => name.startsWith('.')))
    return refuse(suggestion(path.posix.basename(folder), there))
  return (await leadsOut(root, path.join(root, folder))) ? refuse('it is a link that leads out of it') : null
}

async function leadsOut(root: string, at: string): Promise<boolean> {
  if (at === root || !at.startsWith(root + path.sep)) return at !== root
  const real = await realpath(at).catch(() => null)
  if (real === null) return leadsOut(root, path.dirname(at))
  return !real.startsWith(root + path.sep) && real !== root
}

/** A folder of another row, or one that lies in it or around it. */
function takenFault(taken: ReadonlyMap<string, ListRow>, folder: string, row: ListRow): Diagnostic | null {
  const name = asTaken(folder)
  const [other, first] =
    [...taken].find(([one]) => one === name || name.startsWith(`${one}/`) || one.startsWith(`${name}/`)) ?? []
  if (first === undefined) return null
  const message =
    other === name
      ? `Unexpected second "${row.folder}", expected each folder once`
      : `Unexpected folder "${row.folder}", expected none inside another practice's`
  return errorAt(row.place, 'files/folder', message, `"${first.folder}" stands in line ${first.place.line}`)
}

/** A share of the work: the K-th of N. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** `K/N`; null when it is none. */
export function parseShard(text: string): Shard | null {
  const [, index = '', of = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []
  const shard = { index: Number(index), of: Number(of) }
  return shard.index >= 1 && shard.index <= shard.of ? shard : null
}

/** By the practice's name alone, so that it stays where it is when others come or go. */
export const isInShard = (folder: string, { index, of }: Shard): boolean =>
  Number.parseInt(fingerprint(folder).slice(0, 12), 16) % of === index - 1
