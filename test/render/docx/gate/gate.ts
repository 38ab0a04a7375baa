/** A Word file → everything our own rules find wrong with it; Microsoft's validator is asked beside them. */
import { accessRules } from './access-rules.js'
import { nameRules } from './name-rules.js'
import { packageRules } from './package-rules.js'
import { textRules } from './text-rules.js'
import { openWord } from './word-file.js'

/** Every rule by its name. */
export const wordRules = { ...packageRules, ...nameRules, ...textRules, ...accessRules }

export type RuleName = keyof typeof wordRules

/** Each finding begins with the name of its rule; a sound file has none. */
export function wordProblems(bytes: Uint8Array): string[] {
  const file = openWord(bytes)
  return Object.entries(wordRules).flatMap(([name, rule]) => rule(file).map((problem) => `${name}: ${problem}`))
}
