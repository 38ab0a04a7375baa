/** Keeps an unfinished interview: the answers in answers.yaml, where we were in a hidden file beside them. */
import { writeAnswersFile } from '../core/answers/write-file.js'
import type { GivenAnswers } from '../core/answers/answers.js'
import type { Library } from '../core/library/library.js'
import { folderPath, removablePath } from '../node/folder/layout.js'
import { answersName, readText, removeFile, writeWhole } from '../node/folder/practice-folder.js'

const stateName = removablePath('.interview.json')

/** What the interview remembers, or null when none is unfinished. */
export async function readInterview(folder: string): Promise<unknown> {
  const file = await readText(folder, stateName)
  if (file === null) return null
  try {
    return JSON.parse(file.text) as unknown
  } catch {
    // A damaged file costs the place we were at, never an answer.
    return null
  }
}

/** Saves both after every answer. */
export async function saveInterview(
  folder: string,
  library: Library,
  given: GivenAnswers,
  state: unknown,
  today: string,
): Promise<void> {
  await writeWhole(folder, folderPath(answersName), writeAnswersFile(library, given, today))
  await writeWhole(folder, stateName, `${JSON.stringify(state)}\n`)
}

/** The interview is over. */
export const forgetInterview = (folder: string): Promise<void> => removeFile(folder, stateName)
