/** Notes, before writing, what is about to be written: so that files half replaced by a run that died are known as ours. */
import * as z from 'zod'
import { late } from '../../core/ground/shape.js'
import { parseJson, type JsonForm } from '../../core/ground/json.js'
import { removablePath } from './layout.js'
import { readBytes, readText, removeFile, writeWhole } from './practice-folder.js'

const journalName = removablePath('.writing.json')

/** How the journal is read: as hostile as any other file. */
export const journalForm: JsonForm<Record<string, string>> = {
  shape: late(() => z.record(z.string(), z.string())),
  rule: 'files/journal',
  expected: 'what a run noted',
  hint: 'delete it: the next build looks at every file',
}

/** Path → SHA-256 of files a dead run may have written; empty when the last run ended well. */
export async function readJournal(folder: string): Promise<Readonly<Record<string, string>>> {
  const file = await readText(folder, journalName)
  if (file === null) return {}
  // Written whole or not at all; a damaged one was touched by hand and says nothing.
  return parseJson(file, journalForm).value ?? {}
}

/** Whether a run died before it had written everything. */
export const hasJournal = async (folder: string): Promise<boolean> => (await readBytes(folder, journalName)) !== null

/** Opens the journal; earlier notes stay until the run that follows ends well. */
export const openJournal = async (folder: string, outputs: Readonly<Record<string, string>>): Promise<void> =>
  writeWhole(folder, journalName, `${JSON.stringify({ ...(await readJournal(folder)), ...outputs })}\n`)

/** Everything is written. */
export const closeJournal = (folder: string): Promise<void> => removeFile(folder, journalName)
