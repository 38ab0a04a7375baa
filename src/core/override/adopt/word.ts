/** Turns an edited Word file and what was written into the edits it holds, tracked or not. */
import type { WrittenPolicy } from '../../policy/lock.js'
import { adopt, type Adopted } from './adopted.js'
import { openWord } from './word/package.js'
import { readWord } from './word/units.js'

/** Reads the edits out of a Word file; tracked changes count as accepted. What can't be read is a problem in plain words. */
export function adoptWord(
  bytes: Uint8Array,
  policy: WrittenPolicy,
  date: string,
): Adopted | { readonly problem: string } {
  const file = openWord(bytes)
  if ('problem' in file) return file
  const clauses = [...policy.provisions, ...policy.overrides].map((item) => item.clause)
  return adopt(readWord(file, bookmarkClauses([...new Set(clauses)])), policy, date)
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
