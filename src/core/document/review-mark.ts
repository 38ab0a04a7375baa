/** Marks the comments of the copy for the lawyer, so that a file that comes back tells ours from those of its readers, word for word. */
import { tidy } from './tidy.js'

/** Who our comments are by. */
export const reviewAuthor = 'Policy notes'

const markLine = /Our note ([0-9a-f]{8})\.$/

/** The lines, each in one, with one more, which changes with any word of them. */
export function withMark(lines: readonly string[]): readonly string[] {
  const plain = lines.map((line) => line.replace(/[\s\u0085]+/g, ' ').trim())
  return [...plain, `Our note ${fingerprintOf(plain.join(' '))}.`]
}

/** Whether a comment is one of ours (`same`), one of ours that somebody changed (`changed`), or none of ours (null). */
export function isOurNote(text: string): 'same' | 'changed' | null {
  const mark = markLine.exec(text.trim())
  if (mark === null) return null
  return fingerprintOf(text.trim().slice(0, mark.index)) === mark[1] ? 'same' : 'changed'
}

/** Letters and digits alone count: programs change spaces and quotes (FNV-1a, 32 bits). */
function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5
  for (const sign of tidy(text).replace(/[^\p{L}\p{N}]+/gu, '')) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** How an alternative is written in a comment: its letter, what it is, and the answer behind it. */
export const alternativeLine = (
  letter: string,
  words: string,
  answer: { readonly question: string; readonly value: string },
): string => `${letter}. ${words} [${answer.question}: ${answer.value}]`

/** An alternative that a comment offers. */
export interface Offer {
  readonly letter: string
  readonly question: string
  readonly value: string
}

/** The alternatives that one of our comments offers. */
export const offersIn = (text: string): readonly Offer[] =>
  [...text.matchAll(/(?:^|\s)([A-Z])\. (?:(?!\s[A-Z]\. )[^[\]])*\[([A-Za-z0-9]+): ([a-z0-9-]+)\]/g)].map(
    ([, letter = '', question = '', value = '']) => ({ letter, question, value }),
  )

/** The letter that a reply accepts, as in "use B"; null where it accepts none. */
export const acceptedLetter = (reply: string): string | null =>
  /\b(?:use|take|choose|prefer|accept|go with)\s+(?:option\s+|alternative\s+|version\s+)?["“'(]?([A-Z])(?=["”')]?(?:[.,;:!)]|\s*$|\s+(?:please|here|instead)\b))/i
    .exec(reply.trim())?.[1]
    ?.toUpperCase() ?? null
