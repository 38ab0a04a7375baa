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
  graphemes,
  weighted: (text) => Array.from(text).reduce((sum, character) => sum + weight(character), 0),
}

/** Plain letters, accented ones and marks such as dashes and quotes are one character each; so is a line end that is not two. */
const oneEach = /^[\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*$/

/** Made when a text is first counted so: it takes as long as a small paper. */
let segmenter: Intl.Segmenter | undefined

/** Characters as people see them. Each segment carries a copy of the text it was cut from, so that long texts are cut in windows. */
function graphemes(text: string): number {
  if (oneEach.test(text)) return text.length
  const cutter = (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' }))
  let count = 0
  let start = 0
  let width = 500
  while (start < text.length) {
    const cuts = Array.from(cutter.segment(text.slice(start, start + width)), ({ index }) => index)
    const last = start + width >= text.length
    // The last two may belong to what stands behind the window (a cut pair hides what it joins to): the next one starts with them.
    const whole = last ? cuts.length : Math.max(0, cuts.length - 2)
    count += whole
    if (last) return count
    start += cuts[whole] ?? 0
    width = whole === 0 ? width * 2 : 500
  }
  return count
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
