/** Turns the practice's own wording for sites' boxes into findings where a text is longer than its box. */
import type { Answers } from '../../core/answers/answers.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { count } from '../../core/ground/phrase.js'
import type { Library } from '../../core/library/library.js'
import { libraryBoxes } from '../../core/policy/disclaimer/disclaimer.js'
import { textLength } from '../../core/policy/disclaimer/length.js'
import { isSameBox, noticePath, type OwnNotice } from '../../core/policy/disclaimer/own-notice.js'

/** One finding for each text that does not fit; a box whose limit nobody knows takes any. */
export function checkRoom(library: Library, answers: Answers, notices: readonly OwnNotice[]): readonly Diagnostic[] {
  if (notices.length === 0) return []
  const boxes = libraryBoxes(library, answers)
  return notices.flatMap((notice): readonly Diagnostic[] => {
    const box = boxes.find((one) => isSameBox(one, notice))
    if (box === undefined || box.limit === null) return []
    const over = textLength(notice.text, box.counts) - box.limit
    if (over <= 0) return []
    const message = `${count(box.limit + over, 'character')}, and “${box.title}” takes ${box.limit}: ${over} too many`
    return [errorAt({ file: noticePath(notice), line: 1, column: 1 }, 'wording/too-long', message, 'shorten it there')]
  })
}
