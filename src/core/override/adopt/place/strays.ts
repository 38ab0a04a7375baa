/** Sorts the lines of an edited file that are not a provision's own text: ours to drop, the practice's to place or to keep. */
import { labelOf } from '../../../document/labels.js'
import { slug } from '../../../ground/phrase.js'
import type { Block } from '../../../document/tree.js'
import { nameOf, type Known } from '../known.js'
import type { Segment, Stray } from './layout.js'
import type { Unit } from '../../../document/unit.js'
import { writeOwnWords } from '../../../document/markdown/write.js'

/** Text that has no place in the policy; `name` is a file name without its ending. */
export interface KeptText {
  readonly name: string
  readonly text: string
  readonly why: string
}

/** The units of a provision's text, and its edited "Why" and "Based on" lines, which the library makes. */
export function ownLines(
  units: readonly Unit[],
  { known, labels }: Pick<Segment, 'known' | 'labels'>,
): { readonly units: readonly Unit[]; readonly kept: readonly KeptText[] } {
  const isBody = (unit: Unit): boolean =>
    unit.leaves.some((leaf) => known.leaves.some((line) => line.text === leaf.text))
  const kept: KeptText[] = []
  const own = units.filter((unit) => {
    const label = labelOf(unit.leaves[0]?.text ?? '')
    // Beside our own line, or where we have none, it is the practice's text.
    const isMade = label === 'Why' ? known.why !== '' : known.cites
    const isThere = [...labels].some((one) => (one === 'Why') === (label === 'Why'))
    if (label === null || isBody(unit) || !isMade || isThere) return true
    kept.push({
      name: `${known.clause}-${slug(label)}`,
      text: unit.leaves.map((leaf) => leaf.text).join('\n'),
      why: `the “${label}” line of ${nameOf(known)} comes from the library`,
    })
    return false
  })
  return { units: own, kept }
}

/** Where a stray goes: to its neighbor as an addition, or, where it edits a line of ours or has no neighbor, aside. */
export function strayText({ unit, lines, isEdit, neighbor }: Stray): {
  readonly neighbor: Known | null
  readonly units: readonly Unit[]
  readonly kept: readonly KeptText[]
} {
  if (neighbor !== null && !isEdit) return { neighbor, units: [unit], kept: [] }
  if (lines.length === 0) return { neighbor: null, units: [], kept: [] }
  const blocks: readonly Block[] = lines.map((leaf) => ({
    type: 'paragraph',
    children: [{ type: 'text', value: leaf.text }],
  }))
  const why = isEdit
    ? 'this line is made from your answers and the library, so it cannot be edited in place'
    : 'it stands outside the numbered rules, in a part that is made new each time'
  return { neighbor: null, units: [], kept: [{ name: 'outside-the-rules', text: writeOwnWords(blocks), why }] }
}
