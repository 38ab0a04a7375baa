/** Writes a plan into the folder: what must not be lost first, the lock last; a run that dies in between is mended by the next build. */
import { lockName } from '../core/policy/lock.js'
import { closeJournal, openJournal } from './folder/journal.js'
import { folderPath, paperPath, removablePath } from './folder/layout.js'
import { fingerprint, removeFile, removePaper, writeWhole } from './folder/practice-folder.js'
import { writeAll } from './folder/write-all.js'
import { keepDraft } from './history/drafts.js'
import { sealedText } from './folder/seal.js'
import type { BuildPlan } from './plan/plan.js'

/** Told of each paper as it is written. */
export type OnProgress = (done: number, of: number, path: string) => void

/** Writes what changes; a plan of nothing writes nothing. */
export async function writeBuild(folder: string, plan: BuildPlan, progress: OnProgress): Promise<void> {
  if (plan.state === null) return
  const { edits, outputs, lock } = plan
  await keepDraft(folder, plan.replaces, lock)
  for (const { path, content } of [...edits.beside, ...edits.kept, ...edits.write])
    await writeWhole(folder, folderPath(path), content)
  for (const name of edits.remove) await removeFile(folder, removablePath(name))
  const actions = new Map(plan.files.map((file) => [file.path, file.action]))
  const changed = outputs.filter((output) => ['create', 'update'].includes(actions.get(output.path) ?? ''))
  await openJournal(folder, Object.fromEntries(changed.map((output) => [output.path, fingerprint(output.content)])))
  await writeAll(folder, changed, (index, path) => {
    progress(index + 1, changed.length, path)
  })
  for (const path of plan.removed) await removePaper(folder, paperPath(path), plan.replaces?.outputs[path] ?? '')
  await writeWhole(folder, folderPath(lockName), sealedText(lock))
  await closeJournal(folder)
}
