/** Turns a fault and its answers into what an ordinary build shows of it. */
import type { GivenAnswers } from '../../core/answers/answers.js'
import { completeAnswers } from '../../core/answers/complete.js'
import type { Library } from '../../core/library/library.js'
import { proveLibrary } from '../prove/prove.js'
import { someDay } from '../prove/witness.js'
import type { Fault } from './fault-file.js'
import { observe } from './observe.js'

/** What a replay saw. */
export interface Replay {
  readonly shown: boolean
  readonly lines: readonly string[]
}

/** Builds with the answers and looks for the fault; one that holds whatever is answered is looked for in the library. */
export function replayFault(library: Library, fault: Fault, given: GivenAnswers): Replay {
  const head = [`${fault.rule}: ${fault.says}`, ...fault.places.map((place) => `  at ${place}`)]
  if (!fault.depends) {
    const there = proveLibrary(library).failures.some(
      ({ diagnostic }) => diagnostic.rule === fault.rule && squeeze(diagnostic.message) === fault.says,
    )
    const line = there
      ? 'Shown: it does not depend on answers, and the library still has it.'
      : 'Not shown: the library no longer has it.'
    return { shown: there, lines: [...head, line] }
  }
  const files = fault.places.map((place) => place.replace(/:\d+:\d+$/, ''))
  const seen = observe(library, completeAnswers({ library, today: someDay }, given), someDay, fault.struck)
  const words = seen.filter(({ rule, file }) => rule === fault.rule && file === files[0]).map((one) => one.words)
  const struck = fault.struck.length === 0 ? [] : [`Struck out by the practice: ${fault.struck.join(', ')}.`]
  return words.length === 0
    ? { shown: false, lines: [...head, ...struck, 'Not shown: a build with these answers has no such fault.'] }
    : { shown: true, lines: [...head, ...struck, 'Shown by a build with these answers:', ...list(words)] }
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ')

const list = (words: readonly string[]): readonly string[] => [...new Set(words)].map((line) => `  ${line}`)
