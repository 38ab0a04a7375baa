/** "Practice-specific wording": where the practice's own words stand instead of, or beside, the library's. */
import { paragraph, type Inline, type ListItem } from '../tree.js'
import type { Slot } from './index.js'

const verbs = {
  replace: 'rewritten by the practice',
  add: 'text added by the practice',
  strike: 'left out by the practice',
}

export const wordingSlot: Slot = ({ library, policy }) => {
  if (policy.overrides.length === 0) return []
  const numbers = new Map(
    policy.sections.flatMap((section) => section.provisions.map((item) => [item.clause, item.number])),
  )
  const items = policy.overrides.map((override): ListItem => {
    const title =
      override.title ?? library.clauses.find((clause) => clause.id === override.clause)?.title ?? override.clause
    const number = numbers.get(override.clause)
    const where: readonly (Inline | string)[] =
      number === undefined ? [] : [{ type: 'reference', clause: override.clause, number, title }, ', ']
    return { type: 'listItem', checked: null, children: [paragraph(...where, `“${title}”: ${verbs[override.kind]}.`)] }
  })
  return [{ type: 'list', ordered: false, children: items }]
}
