/** Writes the copy of the policy for its lawyer; one that lies there and was changed is kept first. */
import { reviewOf } from '../core/why/review.js'
import { frameDocument } from '../core/policy/paper.js'
import { renderReview } from '../render/review/docx.js'
import { copyOf } from './edits/kept.js'
import { folderPath } from './folder/layout.js'
import { fingerprint, readBytes, writeWhole } from './folder/practice-folder.js'
import type { BuildPlan } from './plan/plan.js'
import { assembled, type Workspace } from './workspace.js'

/** What became of it. */
export interface ReviewCopy {
  readonly path: string
  /** Where the file that lay there is kept, or null. */
  readonly kept: string | null
}

/** Writes it from what the build stands on; null for a library whose policy is no Word file. */
export async function writeReviewCopy(workspace: Workspace, { edits, lock }: BuildPlan): Promise<ReviewCopy | null> {
  const { folder, library, given, today, date } = workspace
  const frame = library.frames.find(({ layout }) => layout === 'policy')
  const name = Object.values(frame?.files ?? {})
    .flat()
    .find((file) => file.endsWith('.docx'))
  if (frame === undefined || name === undefined) return null
  const { overrides, notices, papers } = edits
  const policy = assembled({ ...workspace, notices, papers }, overrides, lock.version)
  const review = reviewOf({ library, policy, given, today })
  const bytes = await renderReview(frameDocument(library, policy, frame), review, date)
  const path = name.replace(/\.docx$/, '-review.docx')
  const there = await readBytes(folder, path)
  if (there !== null && fingerprint(there) === fingerprint(bytes)) return { path, kept: null }
  const kept = there === null ? null : copyOf(path, there, 'another copy for the lawyer took its place')
  if (kept !== null) await writeWhole(folder, folderPath(kept.path), kept.content)
  await writeWhole(folder, folderPath(path), bytes)
  return { path, kept: kept?.path ?? null }
}
