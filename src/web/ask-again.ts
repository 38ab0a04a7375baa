/** Opens answers that are given for another look: a few questions, or all of them. */
import { reduce } from '../core/interview/reduce.js'
import { newInterview } from '../core/interview/state.js'
import { answersInFolder } from './practice.js'
import type { Visit } from './visit.js'

/** Asks these questions again; null = all answers to look at. `lines` stand above the first of them. */
export function askAgain(visit: Visit, only: readonly string[] | null, lines: Visit['lines'] = []): void {
  const fresh = newInterview(answersInFolder(visit.setting).given)
  visit.lines = lines
  visit.state = reduce(
    visit.setting,
    fresh,
    only === null ? { kind: 'start', mode: 'review' } : { kind: 'start', mode: 'only', only },
  )
  visit.go('interview')
}
