/** The authorities behind a rule, as one line names them: each instrument once. */
import { naturalList } from './phrase.js'

const separator = ', '

/**
 * Labels of one instrument, joined: "APA Ethics Code, Standard 4.01 and Standard 4.07", in the order of first appearance.
 * A spot with a comma of its own, such as a case with its settlement, keeps its whole label: in a row it could not be told apart.
 */
export function joinCitations(labels: readonly string[]): readonly string[] {
  const spots = new Map<string, string[]>()
  for (const label of new Set(labels)) {
    const at = label.indexOf(separator) + separator.length
    const spot = at < separator.length ? '' : label.slice(at)
    const isWhole = spot === '' || spot.includes(separator)
    // An instrument cited as a whole stands beside its own spots: only their heads end in the separator.
    const head = isWhole ? label : label.slice(0, at)
    spots.set(head, [...(spots.get(head) ?? []), ...(isWhole ? [] : [spot])])
  }
  return [...spots].map(([head, found]) => head + naturalList(found))
}
