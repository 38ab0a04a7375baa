/** Sorts the lines of an edited file that are not a provision's own text: ours to drop, the practice's to place or to keep. */
import { labelOf } from '../../document/labels.js'
import { slug } from '../../ground/phrase.js'
import type { Block } from '../../document/tree.js'
import type { Known, KnownPolicy } from './known.js'
import type { Stray } from './layout.js'
import { nameOf } from './known.js'
import { similarity } from '../../document/tidy.js'
import type { Unit } from '../../document/unit.js'
import { writeOwnWords } from '../../document/markdown/write.js'

/** Text that has no place in the policy; `name` is a file name without its ending. */
export interface KeptText {
  readonly name: string
  readonly text: string
  readonly why: string
}

/** The units of a provision's text, and its edited "Why" and "Based on" lines, which the library makes. */
export function ownLines(
  units: readonly Unit[],
  known: Known,
  written: KnownPolicy,
): { readonly units: readonly Unit[]; readonly kept: readonly KeptText[] } {
  const isBody = (unit: Unit): boolean =>
    unit.leaves.some((leaf) => known.leaves.some((line) => line.text === leaf.text))
  const label = (unit: Unit): string => labelOf(unit.leaves[0]?.text ?? '') ?? ''
  const ours = units.filter((unit) => isOurs(unit, known, written) && !isBody(unit))
  const kept: KeptText[] = []
  const own = units.filter((unit) => {
    if (ours.includes(unit)) return false
    const name = label(unit)
    // Beside our own line, a second one is the practice's text.
    if (name === '' || isBody(unit) || ours.some((other) => label(other) === name)) return true
    kept.push({
      name: `${known.clause}-${slug(name)}`,
      text: unit.leaves.map((leaf) => leaf.text).join('\n'),
      why: `the “${name}” line of ${nameOf(known)} comes from the library`,
    })
    return false
  })
  return { units: own, kept }
}

const isOurs = (unit: Unit, known: Known, written: KnownPolicy): boolean =>
  unit.leaves.every(
    (leaf) => leaf.bare === known.why || (written.isFrame(leaf.bare) && ![null, 'Why'].includes(labelOf(leaf.text))),
  )

/** Where a stray goes: to its neighbor as an addition, or, where it edits a line of ours or has no neighbor, aside. */
export function strayText(
  { unit, neighbor }: Stray,
  written: KnownPolicy,
): { readonly neighbor: Known | null; readonly units: readonly Unit[]; readonly kept: readonly KeptText[] } {
  const lines = unit.leaves.filter((leaf) => !written.isFrame(leaf.bare))
  const isEdit =
    lines.length < unit.leaves.length ||
    lines.some((leaf) => written.frame.some((line) => similarity(line, leaf.text) >= 0.6))
  if (neighbor !== null && !isEdit) return { neighbor, units: [unit], kept: [] }
  const blocks: readonly Block[] = lines.map((leaf) => ({
    type: 'paragraph',
    children: [{ type: 'text', value: leaf.text }],
  }))
  const why = isEdit
    ? 'this line is made from your answers and the library, so it cannot be edited in place'
    : 'it stands outside the numbered rules, in a part that is made new each time'
  return { neighbor: null, units: [], kept: [{ name: 'outside-the-rules', text: writeOwnWords(blocks), why }] }
}
