/** A revision → the version it is issued as, and who must acknowledge the policy again, with the reasons. */
import { count } from '../ground/phrase.js'
import type { Library } from '../library/library.js'
import type { Change, Revision } from './change.js'
import { causeWords } from './words.js'

/** The version after `from`: duties changed → next major; only wording → next minor; nothing → the same. */
export function nextVersion(changes: readonly Pick<Change, 'material'>[], from: string | null): string {
  if (from === null) return '1.0'
  if (changes.length === 0) return from
  const [major = 1, minor = 0] = from.split('.').map((part) => Number.parseInt(part, 10) || 0)
  return changes.some(({ material }) => material) ? `${major + 1}.0` : `${major}.${minor + 1}`
}

/** Issued versions, oldest first → those a signature of which still holds: the last one that everyone had to sign, and those after it, which changed no duty. */
export function versionsSigned(
  issued: readonly { readonly version: string; readonly withdrawn?: string | undefined }[],
): readonly string[] {
  const versions = issued.flatMap(({ version, withdrawn }) => (withdrawn === undefined ? [version] : []))
  return versions.slice(
    Math.max(
      0,
      versions.findLastIndex((version) => version.endsWith('.0')),
    ),
  )
}

/** Who signs again, and one sentence for each reason; null when nobody must. */
export interface Acknowledgement {
  readonly who: string
  readonly why: readonly string[]
}

const kinds: Readonly<Record<Change['kind'], string>> = {
  added: 'is new',
  removed: 'no longer stands',
  changed: 'asks something different',
  moved: 'stands elsewhere',
}

/** Everyone signs a first version; later, everyone who signed signs again when duties change. */
export function mustAcknowledge(library: Library, revision: Revision): Acknowledgement | null {
  if (revision.from === null)
    return { who: 'Everyone who works at the practice', why: ['This is the first version that was issued.'] }
  const duties = revision.changes.filter(({ material }) => material)
  if (duties.length === 0) return null
  return {
    who: `Everyone who signed version ${revision.from} or an earlier one, and everyone who joined since`,
    why: [
      `What staff must do changes in ${count(duties.length, 'provision')}:`,
      ...duties.map((change) => {
        const causes = change.causes.map((cause) => causeWords(library, revision, change, cause))
        return `“${change.title}” ${kinds[change.kind]}. ${causes.join(' ')}`
      }),
    ],
  }
}
