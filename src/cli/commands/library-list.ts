/** `library list`: the libraries at hand, which of them is in use, how old it is, and how to get the newest. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { formatDate } from '../../core/ground/date.js'
import { count } from '../../core/ground/phrase.js'
import type { Library } from '../../core/library/library.js'
import { loadLibrary } from '../../node/library-files.js'
import { exit } from '../../node/folder/user-error.js'
import { readLock } from '../../node/workspace.js'
import { again, shellWord } from '../again.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOption, textOption, todayOf } from '../context.js'
import { commandName, printJson, tell } from '../terminal/io.js'

/** A library as it is listed; `library` is null where its files have faults. */
interface Listed {
  /** Null for the one that came with this program. */
  readonly at: string | null
  readonly library: Library | null
  readonly inUse: boolean
}

export const run: CommandRun = async (input) => {
  const { io, options } = input
  const listed = await librariesAt(input)
  const folder = folderOption(input)
  const written = (await readLock(folder, true))?.library.version ?? null
  const today = todayOf(input)
  if (options['json'] === true) printJson(io, { libraries: listed.map((one) => record(one, today)), written })
  else
    tell(io, [
      ...listed.flatMap((one) => lines(one, today, commandName(io))),
      ...(written === null
        ? []
        : [`The documents in ${path.relative(io.cwd, folder) || '.'} were written from library ${written}.`]),
      'The library comes with the program. To get the newest, in the folder of this program: git pull && npm ci (or unpack the newer package over the old one).',
      `Then see what it would change, before anything is written: ${again(input, 'plan', folder)}`,
    ])
  return exit.ok
}

/** The shipped one, the one that was named, and those in folders of the current one. */
async function librariesAt({ io, options }: CommandInput): Promise<readonly Listed[]> {
  const named = textOption(options, 'library')
  const beside = readdirSync(io.cwd, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(io.cwd, entry.name, 'clauses', 'library.yaml')))
    .map(({ name }) => name)
  const paths = new Set([...(named === undefined ? [] : [named]), ...beside].map((name) => path.resolve(io.cwd, name)))
  const used = named === undefined ? null : path.resolve(io.cwd, named)
  return Promise.all(
    [null, ...paths].map(async (at) => ({ at, library: (await loadLibrary(at)).library, inUse: at === used })),
  )
}

const staleIn = ({ authorities }: Library, today: string): number =>
  authorities.filter(({ reviewBy }) => reviewBy < today).length

const checkedLast = ({ authorities }: Library): string =>
  authorities.reduce((latest, { checked }) => (checked > latest ? checked : latest), '')

function lines({ at, library, inUse }: Listed, today: string, program: string): readonly string[] {
  const where = `${at === null ? 'came with this program' : at}${inUse ? ' (in use)' : ''}`
  if (library === null) {
    const named = at === null ? '' : ` --library ${shellWord(at)}`
    return [`Unreadable, ${where}. What is wrong with it: ${program} library check${named}`]
  }
  const stale = staleIn(library, today)
  return [
    `${library.id} ${library.version}, ${where}`,
    `  ${count(library.clauses.length, 'rule')}, ${count(library.authorities.length, 'source')}, last looked up ${formatDate(checkedLast(library))}; ${stale === 0 ? 'none is past the day to look it up again' : `${count(stale, 'source')} should have been looked up again by now`}.`,
  ]
}

const record = ({ at, library, inUse }: Listed, today: string): Record<string, unknown> => ({
  id: library?.id ?? null,
  version: library?.version ?? null,
  path: at,
  shipped: at === null,
  inUse,
  clauses: library?.clauses.length ?? null,
  authorities: library?.authorities.length ?? null,
  checked: library === null ? null : checkedLast(library),
  stale: library === null ? null : staleIn(library, today),
})
