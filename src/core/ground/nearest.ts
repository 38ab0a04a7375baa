/** Turns a word that is not known, and those that are, into the one somebody probably meant, and into a hint that says so. */

/** The candidate closest to `word` by edit distance, the first of several, whatever their case; null when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase()
  let best: string | null = null
  let bestDistance = mostEdits(word) + 1
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Letters that may be wrong, missing or too many: one of a short word, or any word would be near it; else two, or a third. */
const mostEdits = ({ length }: string): number => (length < 4 ? 1 : Math.max(2, Math.ceil(length / 3)))

/** A hint that names the nearest candidate, else all of them when they are few; undefined when there is nothing to say. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const close = nearest(word, candidates)
  if (close !== null) return `did you mean "${close}"?`
  if (candidates.length === 0) return undefined
  if (candidates.length <= 16) return `one of: ${candidates.join(', ')}`
  return undefined
}

/** Letters to change, add or take away between two words; `limit` where their lengths alone differ by that many. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change)
    }
    previous = current
  }
  return previous[b.length] ?? limit
}
