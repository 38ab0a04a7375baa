/** Turns the practice's own wording for sites' boxes into findings where a text is longer than its box, or holds what its site forbids. */
import type { Answers } from '../../core/answers/answers.js'
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { count } from '../../core/ground/phrase.js'
import type { Library } from '../../core/library/library.js'
import type { Place } from '../../core/ground/source.js'
import { libraryBoxes, type LibraryBox } from '../../core/policy/disclaimer/disclaimer.js'
import { textLength } from '../../core/policy/disclaimer/length.js'
import { isSameBox, noticePath, type OwnNotice } from '../../core/policy/disclaimer/own-notice.js'
import { forbiddenTelephone } from '../../core/policy/disclaimer/telephone.js'

/** Findings of all own wording for boxes; a box whose limit nobody knows takes any length. */
export function checkRoom(library: Library, answers: Answers, notices: readonly OwnNotice[]): readonly Diagnostic[] {
  if (notices.length === 0) return []
  const boxes = libraryBoxes(library, answers)
  return notices.flatMap((notice) => {
    const box = boxes.find((one) => isSameBox(one, notice))
    return box === undefined ? [] : [...tooLong(box, notice), ...telephone(box, notice)]
  })
}

const top = (notice: OwnNotice): Place => ({ file: noticePath(notice), line: 1, column: 1 })

function tooLong(box: LibraryBox, notice: OwnNotice): readonly Diagnostic[] {
  if (box.limit === null) return []
  const over = textLength(notice.text, box.counts) - box.limit
  if (over <= 0) return []
  const message = `${count(box.limit + over, 'character')}, and “${box.title}” takes ${box.limit}: ${over} too many`
  return [errorAt(top(notice), 'wording/too-long', message, 'shorten it there')]
}

/** The owner decides: it is said, and the number stays. */
function telephone(box: LibraryBox, notice: OwnNotice): readonly Diagnostic[] {
  const message = forbiddenTelephone(box, notice.text)
  if (message === null) return []
  const hint = 'the number stays unless you take it out there; the site has a field of its own for it'
  return [{ severity: 'warning', rule: 'wording/telephone', message, place: top(notice), hint }]
}
