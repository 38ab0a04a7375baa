/** Finds the copies that sync folders and editors leave beside a practice's files, and says what each is and what to do. */
import { copiedName } from './copy-name.js'
import type { Lock } from '../../core/policy/lock.js'
import { answersName, fingerprint, listFolder, readBytes } from './practice-folder.js'

/** Something in the folder that says nothing, and why. */
export interface PassedOver {
  readonly path: string
  readonly why: string
}

/** Copies of the answers and of the policy's own files, which no build reads. */
export async function copiesBeside(folder: string, lock: Lock | null): Promise<readonly PassedOver[]> {
  const names = (await listFolder(folder, '.')).files.map((path) => path.replace(/^\.\//, ''))
  const found = names.map(async (name): Promise<readonly PassedOver[]> => {
    const original = originalOf(name, lock)
    return original === null ? [] : [{ path: name, why: await whyNot(folder, name, original, names) }]
  })
  return (await Promise.all(found)).flat()
}

/** The file among ours that this one stands for. */
function originalOf(name: string, lock: Lock | null): string | null {
  if (name === answersName) return null
  if (answersLike.test(name)) return answersName
  const original = copiedName(name)
  if (original === null) return null
  if (answersLike.test(original) || original === answersName) return answersName
  return lock?.policyFiles.includes(original) === true ? original : null
}

/** Names that editors and systems give the answers: another ending, another case, an ending added. */
const answersLike = /^answers\.ya?ml(?:\.txt)?$/i

async function whyNot(folder: string, name: string, original: string, names: readonly string[]): Promise<string> {
  if (!names.includes(original)) return `answers are read from ${original}: rename the file if it is the right one`
  const [copy, ours] = await Promise.all([readBytes(folder, name), readBytes(folder, original)])
  return whyCopy(original, copy !== null && ours !== null && fingerprint(copy) === fingerprint(ours), name)
}

/** What a copy is, and what to do with it. */
export function whyCopy(original: string, same: boolean, name: string | null = null): string {
  if (same) return `it is a copy of ${original} and says the same; it can be removed`
  if (name === null || original === answersName)
    return `it is a copy of ${original} and says something else; compare the two, keep one, and remove the other`
  return `it is a copy of ${original} and says something else; to bring its edits in: practice-policy adopt "${name}" (with its folder), then remove it`
}
