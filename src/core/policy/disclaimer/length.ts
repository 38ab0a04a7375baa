/** Counts a text the way a site counts it. */
import type { Counting } from '../../library/platform.js'

// X counts every code point outside these ranges as two (developer documentation, "Counting characters").
const singleWeight: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

const counters: Readonly<Record<Exclude<Counting, 'unknown'>, (text: string) => number>> = {
  'code-points': (text) => Array.from(text).length,
  utf16: (text) => text.length,
  graphemes: (text) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length,
  weighted: (text) => Array.from(text).reduce((sum, character) => sum + weight(character), 0),
}

const weight = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return singleWeight.some(([from, to]) => code >= from && code <= to) ? 1 : 2
}

/** Length in the site's own characters; `unknown` takes the largest of all counts, so it never says "fits" too early. */
export function textLength(text: string, counts: Counting): number {
  if (counts !== 'unknown') return counters[counts](text)
  return Math.max(...Object.values(counters).map((count) => count(text)))
}
