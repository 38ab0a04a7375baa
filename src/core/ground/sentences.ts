/** Splits plain text into its sentences, each with the space after it. */

const abbreviations = new Set(
  'e.g i.e etc dr mr mrs ms jr sr st no vs inc llc p.a approx dept ph.d psy.d m.d u.s'.split(' '),
)
const ending = /[.!?]+["'”’)*\]_]*(?=\s|$)/g

/** Sentences in order; joined, they are the text again. */
export function splitSentences(text: string): readonly string[] {
  const found: string[] = []
  let start = 0
  for (const match of text.matchAll(ending)) {
    if (!endsSentence(text.slice(start, match.index), text.slice(match.index + match[0].length), match[0])) continue
    const end = match.index + match[0].length
    const gap = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
    found.push(text.slice(start, end + gap))
    start = end + gap
  }
  return start < text.length ? [...found, text.slice(start)] : found
}

/** Whether a sign ends a sentence, by the words on both sides of it: not after an abbreviation or an initial, and not before a small letter. */
export function endsSentence(before: string, after: string, sign: string): boolean {
  if (!sign.startsWith('.')) return true
  const last = /[\p{L}.]+$/u.exec(before)?.[0] ?? ''
  if (abbreviations.has(last.toLowerCase())) return false
  const next = /^[\s"'“‘(*_[]*(\S)/u.exec(after)?.[1]
  return next === undefined || next !== next.toLowerCase() || /\p{N}/u.test(next)
}

/** The first sentence, trimmed: of a help text, the one that is always shown. */
export const firstSentence = (text: string): string => (splitSentences(text.trim())[0] ?? '').trim()

/** What follows the first sentence; empty when there is no more. */
export const furtherSentences = (text: string): string => splitSentences(text.trim()).slice(1).join('').trim()
