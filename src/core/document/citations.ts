/** The authorities behind a rule, as one line names them: each instrument once. */
import { naturalList } from '../ground/phrase.js'

const separator = ', '

/**
 * Labels of one instrument, joined: "APA Ethics Code, Standards 4.01 and 4.07", in the order of first appearance.
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
  return [...spots].map(([head, found]) => head + (found.length === 0 ? '' : joinPinpoints(found)))
}

/** Says a word that all pinpoints begin with once: "Standard 4.01", "Standard 5.05" → "Standards 4.01 and 5.05". */
export function joinPinpoints(pinpoints: readonly string[]): string {
  const [first = ''] = pinpoints
  const words = first.split(' ').slice(0, -1)
  while (words.length > 0 && !pinpoints.every((pinpoint) => pinpoint.startsWith(`${words.join(' ')} `))) words.pop()
  if (pinpoints.length === 1 || words.length === 0) return naturalList(pinpoints)
  const prefix = words.join(' ')
  const plural = /^(Standard|Section|Rule|Article)$/.test(prefix) ? `${prefix}s` : prefix
  return `${plural} ${naturalList(pinpoints.map((pinpoint) => pinpoint.slice(prefix.length + 1)))}`
}
