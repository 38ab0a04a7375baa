/** Turns an edited Word file and what was written into the edits it holds, tracked or not. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { leavesOf } from '../../document/leaves.js'
import { mapInline } from '../../document/markdown/references.js'
import type { Edited, Unit } from '../../document/unit.js'
import { adopt, type Adopted, type AdoptOptions } from './adopted.js'
import { clausesByName } from './known.js'
import { besideOurs } from './word/beside.js'
import { openWord } from './word/package.js'
import { readWord } from './word/units.js'

/** Opens and reads a Word file, tracked changes accepted; what can't be read is a problem in plain words. */
export function readWordFile(bytes: Uint8Array): Edited | { readonly problem: string } {
  const file = openWord(bytes)
  return 'problem' in file ? file : readWord(file)
}

/** Says what a Word file that was read changes in the policy it started from. */
export function adoptWord(edited: Edited, policy: WrittenPolicy, options: AdoptOptions): Adopted {
  const clauseOf = clausesByName(policy)
  const units = edited.units.map((unit) => withClauses(unit, clauseOf))
  return adopt({ ...edited, units, beside: besideOurs(edited, policy.frame) }, policy, options)
}

/** Bookmark names become the clauses they stand for; names that stand for none say nothing. */
function withClauses(unit: Unit, clauseOf: ReturnType<typeof clausesByName>): Unit {
  const anchors = unit.anchors.flatMap((name) => clauseOf(name) ?? [])
  const [block = unit.block] = mapInline([unit.block], (node) => {
    if (node.type !== 'link' || !node.url.startsWith('#')) return [node]
    const clause = clauseOf(node.url.slice(1))
    return [{ ...node, url: clause === undefined ? '#' : `clause:${clause}` }]
  })
  return { ...unit, anchors, block, leaves: leavesOf([block]) }
}
