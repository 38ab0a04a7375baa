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
    const [instrument, spot] = split(label)
    const known = spots.get(instrument)
    if (known === undefined) spots.set(instrument, spot === '' ? [] : [spot])
    else known.push(spot)
  }
  return [...spots].map(([instrument, found]) => [instrument, naturalList(found)].filter(Boolean).join(separator))
}

function split(label: string): readonly [instrument: string, spot: string] {
  const at = label.indexOf(separator)
  const spot = at < 0 ? '' : label.slice(at + separator.length)
  return spot === '' || spot.includes(separator) ? [label, ''] : [label.slice(0, at), spot]
}
