/** Compares what a build would write with what lies in the folder: what becomes of each file, and which copies are kept first. */
import { isFileId } from '../../core/ground/bounds/file-name.js'
import { perBox } from '../../core/library/frame.js'
import type { Library } from '../../core/library/library.js'
import { lockName, type Lock } from '../../core/policy/lock.js'
import type { Output } from '../../render/output.js'
import { copyOf, type KeptFile } from '../edits/kept.js'
import { readJournal } from '../folder/journal.js'
import { fingerprint, readBytes } from '../folder/practice-folder.js'
import { filledInPaths, type Workspace } from '../workspace.js'
import { sealedText } from '../folder/seal.js'

/** What a build does with a file. */
export interface FileAction {
  readonly path: string
  readonly action: 'create' | 'update' | 'same' | 'keep'
}

/** What becomes of each file: `others` (the practice's own words), the outputs and the lock that records them. */
export async function fileActions(
  { folder, library, lock }: Workspace,
  others: readonly Output[],
  outputs: readonly Output[],
  next: Lock,
): Promise<readonly FileAction[]> {
  const filledIn = filledInPaths(library)
  const actionOf = async ({ path, content }: Output): Promise<FileAction> => {
    const there = await readBytes(folder, path)
    if (there === null) return { path, action: 'create' }
    const hash = fingerprint(there)
    if (hash === fingerprint(content)) return { path, action: 'same' }
    const isTheirs = filledIn.has(path) && hash !== lock?.outputs[path]
    return { path, action: isTheirs ? 'keep' : 'update' }
  }
  return Promise.all([...others, ...outputs, { path: lockName, content: sealedText(next) }].map(actionOf))
}

/** Copies of files of ours that somebody changed; one that is as we would write it now is ours, whatever the lock says. */
export function touchedCopies({ touched }: Workspace, outputs: readonly Output[]): readonly KeptFile[] {
  const ours = new Map(outputs.map(({ path, content }) => [path, content]))
  return touched.flatMap(({ path, bytes }) => {
    const content = ours.get(path)
    if (bytes === null || (content !== undefined && fingerprint(content) === fingerprint(bytes))) return []
    return [copyOf(path, bytes, `${path} was changed by hand`)]
  })
}

/** Copies of files that stand where an output goes and that we did not write. */
export async function strangers({ folder, lock }: Workspace, outputs: readonly Output[]): Promise<readonly KeptFile[]> {
  const pending = await readJournal(folder)
  const kept: KeptFile[] = []
  for (const { path, content } of outputs.filter((output) => lock?.outputs[output.path] === undefined)) {
    const bytes = await readBytes(folder, path)
    if (bytes === null || [fingerprint(content), pending[path]].includes(fingerprint(bytes))) continue
    kept.push(copyOf(path, bytes, `${path} was there before and is not ours`))
  }
  return kept
}

/** Papers the record lists and a whole build no longer makes. */
export interface Outdated {
  /** All of them: the next record lists none. */
  readonly listed: readonly string[]
  /** Those that go: papers this library knows, and as they were written. */
  readonly removed: readonly string[]
  /** What is said of those that stay. */
  readonly notes: readonly string[]
}

/** What the record lists and nothing makes any more (nothing when not all is made: null); papers that people fill in are theirs, and a record alone condemns no file. */
export function outdated({ library, lock, touched }: Workspace, made: readonly string[] | null): Outdated {
  if (made === null) return { listed: [], removed: [], notes: [] }
  const current = new Set([...made, ...filledInPaths(library)])
  const listed = Object.keys(lock?.outputs ?? {}).filter((path) => !current.has(path))
  const isThere = (path: string): boolean => touched.every((file) => file.path !== path || file.bytes !== null)
  const mayGo = (path: string): boolean => isPaper(library, path) && touched.every((file) => file.path !== path)
  const stay = listed.filter((path) => isThere(path) && !mayGo(path))
  return {
    listed,
    removed: listed.filter(mayGo),
    notes: stay.map((path) => `${path} is written no more and stays where it is: delete it if nobody needs it.`),
  }
}

/** Whether a frame of the library is written to this file. */
const isPaper = ({ frames }: Library, path: string): boolean =>
  frames
    .flatMap(({ files }) => Object.values(files).flat())
    .some((name) => {
      const [before = '', after] = name.split(perBox)
      if (after === undefined) return name === path
      const id = path.slice(before.length, path.length - after.length)
      return path === `${before}${id}${after}` && isFileId(id)
    })
