/** "Practice-specific wording": where the practice's own words stand instead of, or beside, the library's. */
import { overridePath, type Override } from '../override.js'
import { paragraph, type Inline, type ListItem } from '../../document/tree.js'
import type { Slot } from './slot.js'

const verbs = {
  replace: 'rewritten by the practice',
  add: 'text added by the practice',
  strike: 'left out by the practice',
}

export const wordingSlot: Slot = ({ library, policy }) => {
  const numbers = new Map(
    policy.sections.flatMap((section) => section.provisions.map((item) => [item.clause, item.number])),
  )
  const places = [...numbers.keys()]
  const placeOf = ({ clause }: Override): number => (numbers.has(clause) ? places.indexOf(clause) : places.length)
  // In the policy's order, whatever order the files were found in; one for a clause that the library lacks only waits.
  const listed = policy.overrides
    .filter((override) => library.clauses.some((clause) => clause.id === override.clause))
    .sort((a, b) => placeOf(a) - placeOf(b) || (overridePath(a) < overridePath(b) ? -1 : 1))
  if (listed.length === 0) return []
  const items = listed.map((override): ListItem => {
    const title =
      override.title ?? library.clauses.find((clause) => clause.id === override.clause)?.title ?? override.clause
    const number = numbers.get(override.clause)
    const waits = number === undefined && override.kind !== 'strike' ? '; it waits until this rule applies' : ''
    const where: readonly (Inline | string)[] =
      number === undefined ? [] : [{ type: 'reference', clause: override.clause, number, title }, ', ']
    return {
      type: 'listItem',
      checked: null,
      children: [paragraph(...where, `“${title}”: ${verbs[override.kind]}${waits}.`)],
    }
  })
  return [{ type: 'list', ordered: false, children: items }]
}
