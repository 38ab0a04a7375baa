/** Compares what a build would write with what lies in the folder: what becomes of each file, and which copies are kept first. */
import { lockName, type Lock } from '../../core/policy/lock.js'
import type { Output } from '../../render/output.js'
import { copyOf, type KeptFile } from '../edits/kept.js'
import { readJournal } from '../folder/journal.js'
import { fingerprint, readBytes } from '../folder/practice-folder.js'
import { filledInPaths, type Workspace } from '../workspace.js'
import { sealedText } from './lock.js'

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

/** What the lock lists and a whole build no longer makes; papers that people fill in are theirs. */
export function outdated({ library, lock }: Workspace, outputs: readonly Output[]): readonly string[] {
  const current = new Set([...outputs.map((output) => output.path), ...filledInPaths(library)])
  return Object.keys(lock?.outputs ?? {}).filter((path) => !current.has(path))
}
