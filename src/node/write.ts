/** Writes a plan into the folder: what must not be lost first, the lock last; a run that dies in between is mended by the next build. */
import { lockName } from '../core/policy/lock.js'
import { closeJournal, openJournal } from './folder/journal.js'
import { fingerprint, removeFile, writeWhole } from './folder/practice-folder.js'
import { keepDraft } from './history/drafts.js'
import { sealedText } from './plan/lock.js'
import type { BuildPlan } from './plan/plan.js'

/** Told of each paper as it is written. */
export type OnProgress = (done: number, of: number, path: string) => void

/** Writes what changes; a plan of nothing writes nothing. */
export async function writeBuild(folder: string, plan: BuildPlan, progress: OnProgress): Promise<void> {
  if (plan.state === null) return
  const { edits, outputs, lock } = plan
  await keepDraft(folder, plan.replaces, lock)
  for (const file of edits.beside) await writeWhole(folder, file.path, file.content)
  for (const kept of edits.kept) await writeWhole(folder, kept.path, kept.content)
  for (const override of edits.write) await writeWhole(folder, override.path, override.content)
  for (const name of edits.remove) await removeFile(folder, name)
  const actions = new Map(plan.files.map((file) => [file.path, file.action]))
  const changed = outputs.filter((output) => ['create', 'update'].includes(actions.get(output.path) ?? ''))
  await openJournal(folder, Object.fromEntries(changed.map((output) => [output.path, fingerprint(output.content)])))
  for (const [index, output] of changed.entries()) {
    progress(index + 1, changed.length, output.path)
    await writeWhole(folder, output.path, output.content)
  }
  for (const path of plan.removed) await removeFile(folder, path)
  await writeWhole(folder, lockName, sealedText(lock))
  await closeJournal(folder)
}
