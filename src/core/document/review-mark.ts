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

/** What an alternative does to an answer: be it (of one choice), or tick or untick one choice (of several). */
export type Turn = 'is' | 'with' | 'without'

/** An alternative that a comment offers. */
export interface Offer {
  readonly letter: string
  readonly question: string
  readonly turn: Turn
  readonly value: string
}

/** What stands before the alternatives of a comment. */
export const offersStart = 'Not chosen. To have one, reply with its letter, such as: use A.'

/** How an alternative is written in a comment: its letter, what it is, and the answer behind it. */
export const alternativeLine = ({ letter, question, turn, value }: Offer, words: string): string =>
  `${letter}. ${words.replace(/[[\]]/g, '')} [${question}: ${turn === 'is' ? '' : `${turn} `}${value}]`

/** The alternatives that one of our comments offers. */
export const offersIn = (text: string): readonly Offer[] =>
  [
    ...(text.split(offersStart)[1] ?? '').matchAll(
      /\s([A-Z])\. [^[\]]*\[([A-Za-z0-9]+): (?:(with|without) )?([A-Za-z0-9-]+)\]/g,
    ),
  ].map(([, letter = '', question = '', turn = 'is', value = '']) => ({ letter, question, turn: turn as Turn, value }))

/** The letters that a reply accepts, as in "use B" or "use B and D". */
export const acceptedLetters = (reply: string): readonly string[] =>
  (
    /\b(?:use|take|choose|prefer|accept|go with)\s+(?:(?:option|alternative|version)s?\s+)?(["“'(]?[A-Z](?:["”')]?(?:,|,?\s+and|\s+&)\s+["“'(]?[A-Z])*)(?=["”')]?(?:[.,;:!)]|\s*$|\s+(?:please|here|instead|too|as well)\b))/i
      .exec(reply.trim())?.[1]
      ?.match(/\b[A-Z]\b/gi) ?? []
  ).map((letter) => letter.toUpperCase())
