/** Puts given answers into a practice's folder; others that stood there are kept. */
import type { SourceFile } from '../core/ground/source.js'
import { copyOf } from '../node/edits/kept.js'
import { folderPath } from '../node/folder/layout.js'
import { answersName, fingerprint, readBytes, writeWhole } from '../node/folder/practice-folder.js'

/** Writes them as answers.yaml; without any, nothing. */
export async function takeAnswers(folder: string, source: SourceFile | undefined): Promise<void> {
  if (source === undefined) return
  const there = await readBytes(folder, answersName)
  if (there !== null && fingerprint(there) !== fingerprint(source.text)) {
    const kept = copyOf(answersName, there, 'other answers were given')
    await writeWhole(folder, folderPath(kept.path), kept.content)
  }
  await writeWhole(folder, folderPath(answersName), source.text)
}
