/** The only way to a path in the practice's folder: turns a name into a path that may be written, or removed, by what the folder's own layout says. */
import { isFileId, isVersion, paperFault, pathFault } from '../../core/ground/bounds/file-name.js'
import { visible } from '../../core/ground/bounds/visible.js'
import { UserError } from './user-error.js'

declare const checked: unique symbol

/** A paper written from the answers; it goes only while it is as it was written. */
export type PaperPath = string & { readonly [checked]: 'paper' }
/** A file whose end is ours to decide: own wording that moved, notes of a run, what compares two versions. */
export type RemovablePath = string & { readonly [checked]: 'removable' }
/** Any file the program may write; nobody can make one but the functions here, so the type-checker shows every way to the disk. */
export type FolderPath = PaperPath | RemovablePath | (string & { readonly [checked]: 'written' })

/** Files that are always called the same. */
const records = new Set(
  'answers.yaml policy.lock.json noted.yaml review-notes.md people.yaml signatures.csv changes.md redline.docx redline.md redline.html read-and-sign.html'.split(
    ' ',
  ),
)
const notes = new Set(['.writing.json', '.interview.json', '.drafts/last-adoption.json'])
const drafts = /^\.drafts\/\d{4,}-[0-9a-f]{8}\.json$/
const radar =
  /^radar\/\d{4}-\d\d-\d\d(?:-\d{1,3})?\/(?:plan\.md|redline\.(?:docx|md|html)|staff-notice\.md|sign-again\.md)$/
const kept = /^(?:kept|signatures)\/[^/]+(?:\/[^/]+)?$/

/** `overrides/<clause>.md`, `<clause>.after.md`, and the same in the folders of other papers. */
const isOwnWording = (name: string): boolean => {
  const id = /^overrides\/(?:papers\/|disclaimers\/)?([^/]+?)(?:\.after)?\.md$/.exec(name)?.[1]
  return id !== undefined && isFileId(id)
}

/** What was issued, in the folder of its version: papers, and the records beside them. */
const isIssued = (name: string): boolean => {
  const [, version = '', file = ''] = /^history\/([^/]+)\/(.+)$/.exec(name) ?? []
  return isVersion(version) && (records.has(file) || file === 'policy.json' || paperFault(file) === null)
}

/** What changed since the version before: gone when the version that it tells of is withdrawn. */
const comparisons = new Set(['changes.md', 'redline.docx', 'redline.md', 'redline.html'])

const isRemovable = (name: string): boolean =>
  notes.has(name) || drafts.test(name) || comparisons.has(name) || isOwnWording(name)

/** A path to write to; a `UserError` for a name that the layout does not have. */
export function folderPath(name: string): FolderPath {
  const fault = pathFault(name)
  const known = [
    () => records.has(name),
    () => isRemovable(name),
    () => kept.test(name),
    () => radar.test(name),
    () => isIssued(name),
  ]
  if (fault === null && (known.some((is) => is()) || paperFault(name) === null)) return name as FolderPath
  throw refused('write', name, fault ?? paperFault(name))
}

/** A path of a paper, to write to or to remove; a `UserError` for a name that no paper can have. */
export function paperPath(name: string): PaperPath {
  const fault = paperFault(name)
  if (fault !== null) throw refused('remove', name, fault)
  return name as PaperPath
}

/** A path of a file that may go; a `UserError` for any other. */
export function removablePath(name: string): RemovablePath {
  if (pathFault(name) === null && isRemovable(name)) return name as RemovablePath
  throw refused('remove', name, pathFault(name))
}

const refused = (what: 'write' | 'remove', name: string, fault: string | null): UserError =>
  new UserError(
    `Could not ${what} "${visible(name)}": ${fault ?? 'it is not a file of this program'}. Nothing else was touched.`,
  )

/** The interview as a page; it lies beside the practice's folder, not in it. */
export const pageName = 'practice-policy.html' as FolderPath
