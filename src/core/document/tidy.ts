/** Turns text into the forms it is compared in, so that what editors do on their own never counts as an edit. */

/** Text without what editors add or change by themselves: quote and dash styles, soft hyphens, odd spaces, wrapping. */
export const tidy = (value: string): string => (isTidy(value) ? value : tidied(value))

/** Most lines are plain letters and single spaces already, and need no more than this look. */
const isTidy = (value: string): boolean =>
  /^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(value) &&
  !value.includes('  ') &&
  !value.includes('--') &&
  !value.includes('____')

const tidied = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u2018-\u201B\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]|--+/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/_{4,}/g, '______')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .trim()

/** The number that a heading or a retyped list starts with. */
const leadingNumber = /^\d+(\.\d+)*[.)]?\s+/

/** A heading's words without their number. */
export const withoutNumber = (value: string): string => value.trim().replace(leadingNumber, '').trim()

/** Letters and digits only, without a leading number: finds a line again whatever markup stands around it. */
export function bare(value: string): string {
  const plain = tidy(value)
  return (
    withoutNumber(plain)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '') || plain
  )
}

/** How many of the words of two texts are shared: 0 (none) to 1 (the same words). */
export function similarity(a: string, b: string): number {
  const first = wordCounts(a)
  const second = wordCounts(b)
  let shared = 0
  for (const [word, count] of first.counts) shared += Math.min(count, second.counts.get(word) ?? 0)
  const total = first.total + second.total
  return total === 0 ? 0 : (2 * shared) / total
}

function wordCounts(value: string): { readonly counts: ReadonlyMap<string, number>; readonly total: number } {
  const counts = new Map<string, number>()
  const words =
    tidy(value)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, total: words.length }
}
