/** Changes to a library such as new versions bring: reworded, shortened, renamed, split and removed clauses. */
import type { Clause } from '../../src/core/library/clause.js'
import type { Library } from '../../src/core/library/library.js'
import type { Override } from '../../src/core/policy/override.js'
import type { TemplateNode } from '../../src/core/template/nodes.js'
import { sentence } from './folder.js'

export interface LibraryChange {
  /** `same`: the library adds the very words that the practice added. */
  readonly kind: 'sentence' | 'word' | 'shorten' | 'rename' | 'remove' | 'same' | 'split'
  readonly at: number
}

/** Some of the library's clauses, every so many from an offset; the same part is the same value, so that it is built once. */
export function partsOf(library: Library): (every: number, offset: number) => Library {
  const known = new Map<string, Library>()
  return (every, offset) => {
    const key = `${every} ${offset % every}`
    const part = known.get(key) ?? {
      ...library,
      clauses: library.clauses.filter((_, index) => (index + offset) % every === 0),
    }
    known.set(key, part)
    return part
  }
}

/** Applies changes, mostly to clauses that the practice has words of its own for. */
export function changeLibrary(
  library: Library,
  changes: readonly LibraryChange[],
  overrides: readonly Override[],
): Library {
  return changes.reduce((current, change) => {
    const owned = current.clauses.filter((clause) => overrides.some((override) => override.clause === clause.id))
    const pool = change.at % 3 === 0 || owned.length === 0 ? current.clauses : owned
    const clause = pool[change.at % pool.length]
    if (clause === undefined) return current
    const replaced = changed(clause, change, overrides)
    return { ...current, clauses: current.clauses.flatMap((other) => (other === clause ? replaced : [other])) }
  }, library)
}

function changed(clause: Clause, { kind, at }: LibraryChange, overrides: readonly Override[]): readonly Clause[] {
  const next = { ...clause, version: `1.${(at % 90) + 1}.0` }
  const content = (text: string): TemplateNode => ({ kind: 'content', text })
  const trimmed = clause.body.map((node, index) =>
    node.kind === 'content' && index === clause.body.length - 1 ? content(node.text.trimEnd()) : node,
  )
  switch (kind) {
    case 'sentence':
      return [
        {
          ...next,
          body: [
            ...trimmed,
            content(`${clause.body.at(-1)?.kind === 'content' ? ' ' : '\n\n'}The library adds point ${at} here.`),
          ],
        },
      ]
    case 'word':
      return [
        {
          ...next,
          body: clause.body.map((node) =>
            node.kind === 'content'
              ? content(node.text.replace(/\b(clients?|practice|accounts?)\b/, `$1 (${at})`))
              : node,
          ),
        },
      ]
    case 'shorten': {
      const last = clause.body.at(-1)
      const shorter = last?.kind === 'content' ? [content(last.text.replace(/\n\n[^\n]+\n*$/, '\n'))] : [last]
      return [{ ...next, body: [...clause.body.slice(0, -1), ...shorter.filter((node) => node !== undefined)] }]
    }
    case 'rename':
      return [{ ...next, id: `${clause.id}-${at}`, supersedes: [...clause.supersedes, clause.id] }]
    case 'split':
      return ['a', 'b'].map((part) => ({ ...next, id: `${clause.id}-${part}${at}`, supersedes: [clause.id] }))
    case 'remove':
      return []
    case 'same': {
      const own = overrides.find((override) => override.clause === clause.id)
      const serial = Number(/Wording (\d+)/.exec(own?.body ?? '')?.[1] ?? 0)
      return serial === 0 ? [next] : [{ ...next, body: [...trimmed, content(`\n\n${sentence(serial)}.`)] }]
    }
  }
}
