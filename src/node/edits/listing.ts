/** Reads the files of own wording in a folder, and tells which others lie there that no build reads. */
import type { Diagnostic } from '../../core/ground/diagnostic.js'
import type { Place, SourceFile } from '../../core/ground/source.js'
import { copiedName } from '../folder/copy-name.js'
import { whyCopy, type PassedOver } from '../folder/copies.js'
import { listFolder, readText } from '../folder/practice-folder.js'

/** What one file says, or null, and its slips with their place. */
export interface OneFile<T> {
  readonly value: T | null
  readonly problems: readonly Diagnostic[]
}

/** A folder of own wording, read. */
export interface WordingFiles<T> {
  readonly values: readonly T[]
  /** Path → text of each file as it is. */
  readonly texts: ReadonlyMap<string, string>
  /** Files that no build reads. */
  readonly passedOver: readonly PassedOver[]
  readonly problems: readonly Diagnostic[]
}

/** Every file of a folder of own wording, in path order, as `read` understands it; `known` are folders in it that have a meaning of their own. */
export async function readWording<T>(
  folder: string,
  subfolder: string,
  read: (file: SourceFile) => OneFile<T>,
  known: readonly string[] = [],
): Promise<WordingFiles<T>> {
  const problems: Diagnostic[] = []
  const values: T[] = []
  const texts = new Map<string, string>()
  const { files, passedOver } = await listWording(folder, subfolder, known)
  for (const name of files) {
    const file = await readText(folder, name)
    if (file === null) continue
    const one = read(file)
    problems.push(...one.problems)
    if (one.value === null) continue
    values.push(one.value)
    texts.set(name, file.text)
  }
  return { values, texts, passedOver, problems }
}

/** The files of a folder of own wording, sorted. */
async function listWording(
  folder: string,
  subfolder: string,
  known: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly passedOver: readonly PassedOver[] }> {
  const { files, others, folders } = await listFolder(folder, subfolder)
  const texts = files.filter(isMarkdown)
  const copies = (await Promise.all(texts.map((name) => copyAmong(folder, name, texts)))).flat()
  return {
    files: texts.filter((name) => !copies.some(({ path }) => path === name)),
    passedOver: [
      ...copies,
      ...files.filter((path) => !isMarkdown(path)).map((path) => ({ path, why: 'files there end in .md' })),
      ...others.map((path) => ({ path, why: 'it is a link or a pipe, and the file itself belongs in its place' })),
      ...folders
        .filter((name) => !known.includes(name))
        .map((name) => ({ path: `${subfolder}/${name}`, why: `files belong into ${subfolder}/ itself` })),
    ],
  }
}

/** What a copy is of, that a sync folder or a file manager left; nothing for a file of its own. */
async function copyAmong(folder: string, path: string, names: readonly string[]): Promise<readonly PassedOver[]> {
  const original = copiedName(path)
  if (original === null) return []
  if (!names.includes(original))
    return [{ path, why: `its name is that of a copy; rename it to ${original} to use it` }]
  const [copy, ours] = await Promise.all([readText(folder, path), readText(folder, original)])
  return [{ path, why: whyCopy(original, copy?.text === ours?.text) }]
}

const isMarkdown = (name: string): boolean => name.endsWith('.md')

/** The line of a file's head that gives this key, or its first line. */
export const headPlace = (file: SourceFile, key: string): Place => ({
  file: file.path,
  line:
    1 +
    Math.max(
      0,
      file.text.split('\n').findIndex((line) => line.startsWith(`${key}:`)),
    ),
  column: 1,
})
