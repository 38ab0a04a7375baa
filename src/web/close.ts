/** Lets go of the practice that is open, so that the next one starts from nothing of it. */
import { noAnswers } from '../core/answers/answers.js'
import { newInterview } from '../core/interview/state.js'
import { closeFolder } from './folder.js'
import { holdFiles } from './memory-disk.js'
import type { Visit } from './visit.js'

/** Files, answers and the handle of a folder; what the browser keeps is not touched. */
export function closePractice(visit: Visit): void {
  holdFiles(new Map())
  closeFolder()
  visit.state = newInterview(noAnswers)
  visit.lines = []
  visit.notes = []
  visit.isUnsaved = false
}
