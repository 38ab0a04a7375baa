/** Keeps an unfinished interview: the answers in answers.yaml, where we were in a hidden file beside them. */
import { writeAnswersFile } from '../core/answers/write-file.js'
import type { GivenAnswers } from '../core/answers/answers.js'
import { isRecord } from '../core/answers/condition.js'
import type { Library } from '../core/library/library.js'
import { folderPath, removablePath } from '../node/folder/layout.js'
import { answersName, readText, removeFile, writeWhole } from '../node/folder/practice-folder.js'

const stateName = removablePath('.interview.json')

/** What the interview remembers, or null when none is unfinished: one that is over, or was never begun, leaves nothing to go on with. */
export async function readInterview(folder: string): Promise<unknown> {
  const file = await readText(folder, stateName)
  if (file === null) return null
  try {
    const state = JSON.parse(file.text) as unknown
    return isUnfinished(state) ? state : null
  } catch {
    // A damaged file costs the place we were at, never an answer.
    return null
  }
}

function isUnfinished(state: unknown): boolean {
  const screen = isRecord(state) && isRecord(state['screen']) ? state['screen']['kind'] : 'done'
  return screen !== 'done' && screen !== 'welcome'
}

/** Saves both after every answer. */
export async function saveInterview(
  folder: string,
  library: Library,
  given: GivenAnswers,
  state: unknown,
  today: string,
): Promise<void> {
  await saveAnswers(folder, library, given, today)
  if (isUnfinished(state)) await writeWhole(folder, stateName, `${JSON.stringify(state)}\n`)
  else await forgetInterview(folder)
}

/** Saves the answers alone: where a few are changed, there is no place to come back to. */
export const saveAnswers = (folder: string, library: Library, given: GivenAnswers, today: string): Promise<void> =>
  writeWhole(folder, folderPath(answersName), writeAnswersFile(library, given, today))

/** The interview is over. */
export const forgetInterview = (folder: string): Promise<void> => removeFile(folder, stateName)
