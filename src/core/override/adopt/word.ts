/** Turns an edited Word file and what was written into the edits it holds, tracked or not. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { leavesOf } from '../../document/leaves.js'
import { mapInline } from '../../document/markdown/references.js'
import type { Edited, Unit } from '../../document/unit.js'
import { adopt, type Adopted } from './adopted.js'
import { openWord } from './word/package.js'
import { readWord } from './word/units.js'

/** Opens and reads a Word file, tracked changes accepted; what can't be read is a problem in plain words. */
export function readWordFile(bytes: Uint8Array): Edited | { readonly problem: string } {
  const file = openWord(bytes)
  return 'problem' in file ? file : readWord(file)
}

/** Says what a Word file that was read changes in the policy it started from. */
export function adoptWord(edited: Edited, policy: WrittenPolicy, date: string): Adopted {
  const clauses = [...policy.provisions, ...policy.overrides].map((item) => item.clause)
  const bookmarks = bookmarkClauses([...new Set(clauses)])
  return adopt({ ...edited, units: edited.units.map((unit) => withClauses(unit, bookmarks)) }, policy, date)
}

/** Bookmark names become the clauses they stand for; names that stand for none say nothing. */
function withClauses(unit: Unit, bookmarks: ReadonlyMap<string, string>): Unit {
  const anchors = unit.anchors.flatMap((name) => bookmarks.get(name) ?? [])
  const [block = unit.block] = mapInline([unit.block], (node) => {
    if (node.type !== 'link' || !node.url.startsWith('#')) return [node]
    const clause = bookmarks.get(node.url.slice(1))
    return [{ ...node, url: clause === undefined ? '#' : `clause:${clause}` }]
  })
  return { ...unit, anchors, block, leaves: leavesOf([block]) }
}

/** Names as the Word renderer gives them: `clause_<id>`, at most 40 characters, told apart by a number. */
function bookmarkClauses(clauses: readonly string[]): ReadonlyMap<string, string> {
  const longest = 40
  const names = new Map<string, string>()
  for (const clause of clauses) {
    const name = `clause_${clause.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, longest).toLowerCase()
    let candidate = name
    for (let n = 2; names.has(candidate); n += 1) candidate = `${name.slice(0, longest - String(n).length - 1)}_${n}`
    names.set(candidate, clause)
  }
  return names
}
