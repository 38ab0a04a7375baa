/** Turns a number, a title, a piece of a title or an id into the clauses that are meant. */
import type { Library } from '../library/library.js'
import type { Policy } from '../policy/policy.js'

/** A clause as people know it; the number is '' where it is not in the policy. */
interface KnownClause {
  readonly id: string
  readonly number: string
  readonly title: string
}

/** The clauses, those that it could be, or none. */
export type NamedClauses =
  | { readonly kind: 'found'; readonly clauses: readonly string[] }
  | { readonly kind: 'several'; readonly clauses: readonly KnownClause[] }
  | { readonly kind: 'none' }

/** "2.4" is that provision, "2" all of its section; words are looked for in ids and titles, the practice's own too. */
export function clausesNamed(library: Library, policy: Policy, word: string): NamedClauses {
  const provisions = policy.sections.flatMap((section) => section.provisions)
  if (/^\d+(\.\d+)?\.?$/.test(word.trim())) {
    const number = word.trim().replace(/\.$/, '')
    const numbered = provisions.filter((one) => one.number === number || one.number.startsWith(`${number}.`))
    return numbered.length === 0 ? { kind: 'none' } : { kind: 'found', clauses: numbered.map(({ clause }) => clause) }
  }
  const wanted = letters(word)
  const known = library.clauses.map(({ id, title }) => {
    const provision = provisions.find(({ clause }) => clause === id)
    const item: KnownClause = { id, number: provision?.number ?? '', title: provision?.title ?? title }
    return { item, names: [id, title, item.title].map(letters) }
  })
  const exact = known.filter(({ names }) => names.includes(wanted))
  const pieces =
    wanted.length < shortest ? [] : known.filter(({ names }) => names.some((name) => name.includes(wanted)))
  const [first, ...others] = exact.length > 0 ? exact : pieces
  if (first === undefined) return { kind: 'none' }
  if (others.length === 0) return { kind: 'found', clauses: [first.item.id] }
  return { kind: 'several', clauses: [first, ...others].map(({ item }) => item) }
}

/** Shorter pieces stand in too many titles. */
const shortest = 4

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
