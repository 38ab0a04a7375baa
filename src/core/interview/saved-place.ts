/** Keeps where an unfinished interview was in a comment of its answers file, and finds it there again. */
import type { InterviewState } from './state.js'

const mark = '# Where you were in the interview: '

/** The text of `answers.yaml` with the place; an interview that is over, or was never begun, has none. */
export function withPlace(text: string, { given: _given, ...place }: InterviewState): string {
  const { kind } = place.screen
  return kind === 'welcome' || kind === 'done' ? text : `${text}${mark}${JSON.stringify(place)}\n`
}

/** The place as `readState` takes it, or null; a comment somebody changed costs the place, never an answer. */
export function keptPlace(text: string): unknown {
  const line = text.split(/\r?\n/).findLast((one) => one.startsWith(mark))
  if (line === undefined) return null
  try {
    return JSON.parse(line.slice(mark.length)) as unknown
  } catch {
    return null
  }
}
