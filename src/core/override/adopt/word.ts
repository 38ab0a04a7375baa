/** Turns an edited Word file and what was written into the edits it holds, tracked or not. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { bookmarkNamer } from '../../document/bookmarks.js'
import { leavesOf } from '../../document/leaves.js'
import { mapInline } from '../../document/markdown/references.js'
import { bare } from '../../document/tidy.js'
import type { Edited, Unit } from '../../document/unit.js'
import { adopt, type Adopted, type AdoptOptions } from './adopted.js'
import { isOwnMargin, marginName } from './word/beside.js'
import { openWord } from './word/package.js'
import { readWord } from './word/units.js'

/** Opens and reads a Word file, tracked changes accepted; what can't be read is a problem in plain words. */
export function readWordFile(bytes: Uint8Array): Edited | { readonly problem: string } {
  const file = openWord(bytes)
  return 'problem' in file ? file : readWord(file)
}

/** Says what a Word file that was read changes in the policy it started from. */
export function adoptWord(edited: Edited, policy: WrittenPolicy, options: AdoptOptions): Adopted {
  const clauses = [...policy.provisions, ...policy.overrides].map((item) => item.clause)
  const nameOf = bookmarkNamer()
  const bookmarks = new Map([...new Set(clauses)].map((clause) => [nameOf('clause', clause).toLowerCase(), clause]))
  const units = edited.units.map((unit) => withClauses(unit, bookmarks))
  return adopt({ ...edited, units, beside: besideOurs(edited, policy) }, policy, options)
}

/** What stands beside the text, without the lines that we print in header and footer. */
function besideOurs({ beside = [] }: Edited, { frame }: WrittenPolicy): NonNullable<Edited['beside']> {
  const [title = '', practice = ''] = frame.map(bare)
  return beside.flatMap((item) => {
    if (item.name !== marginName) return [item]
    const lines = item.text.split('\n').filter((line) => !isOwnMargin(bare(line), title, practice))
    return lines.length === 0 ? [] : [{ ...item, text: lines.join('\n') }]
  })
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
