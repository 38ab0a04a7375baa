/** Splits plain text into its sentences, each with the space after it. */

const abbreviations = new Set(
  'e.g i.e etc dr mr mrs ms jr sr st no vs inc llc p.a approx dept ph.d psy.d m.d u.s'.split(' '),
)
// Only from the first sign of a run on: a run that ends nothing is looked at once, however long it is.
const ending = /(?<![.!?])[.!?]+["'”’)*\]_]*(?=\s|$)/g
/** Longer than any abbreviation, and than any gap between two sentences. */
const reach = 40

/** Sentences in order; joined, they are the text again. */
export function splitSentences(text: string): readonly string[] {
  const found: string[] = []
  let start = 0
  for (const match of text.matchAll(ending)) {
    if (!endsSentence(text, { from: start, to: match.index, next: match.index + match[0].length })) continue
    const end = match.index + match[0].length
    const gap = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
    found.push(text.slice(start, end + gap))
    start = end + gap
  }
  return start < text.length ? [...found, text.slice(start)] : found
}

/** A run of signs in a text: where the sentence it may end began, where it stands, and where the text goes on. */
export interface SentenceSign {
  readonly from: number
  readonly to: number
  readonly next: number
}

/** Whether a sign ends a sentence, by the words on both sides of it: not after an abbreviation or an initial, and not before a small letter. */
export function endsSentence(text: string, { from, to, next }: SentenceSign): boolean {
  if (text[to] !== '.') return true
  const last = /(?<![\p{L}.])[\p{L}.]+$/u.exec(text.slice(Math.max(from, to - reach), to))?.[0] ?? ''
  if (abbreviations.has(last.toLowerCase())) return false
  const letter = /^[\s"'“‘(*_[]*(\S)/u.exec(text.slice(next, next + reach))?.[1]
  return letter === undefined || letter !== letter.toLowerCase() || /\p{N}/u.test(letter)
}

/** The first sentence, trimmed: of a help text, the one that is always shown. */
export const firstSentence = (text: string): string => (splitSentences(text.trim())[0] ?? '').trim()

/** What follows the first sentence; empty when there is no more. */
export const furtherSentences = (text: string): string => splitSentences(text.trim()).slice(1).join('').trim()
