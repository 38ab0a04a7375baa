/** Puts words together the way a person would write them. */

/** "a", "a and b", "a, b and c". */
export function naturalList(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "1 clause", "2 clauses". */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`

/** A title as an id: lower case, words joined by hyphens. */
export const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The first words of a text on one line. */
export function shortened(text: string, most = 80): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words
}
