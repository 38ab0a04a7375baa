/** What an owner should know of the sources: those we could not verify or that are in motion, and dated changes until the next review. */
import { paragraph, text, type Block, type ListItem } from '../../document/tree.js'
import { citationLabel, type Authority } from '../../library/authority.js'
import { eventWords, lawEvents } from '../law-calendar.js'
import { citedAuthorities } from './authorities.js'
import type { Slot } from './slot.js'

const doubts: Readonly<Partial<Record<Authority['status'], string>>> = {
  'under-revision': 'being revised',
  superseded: 'no longer in force',
  enjoined: 'stopped by a court',
  proposed: 'proposed only',
}

/** One line for each instrument that the policy cites and that is in doubt. */
export const doubtfulSourcesSlot: Slot = ({ library, policy }) => {
  const found = new Map<string, Set<string>>()
  for (const authority of citedAuthorities(library, policy)) {
    const doubt = authority.verification === 'unverified' ? 'not verified by us' : doubts[authority.status]
    if (doubt !== undefined) found.set(doubt, (found.get(doubt) ?? new Set()).add(authority.short))
  }
  const lines = [...found].map(([doubt, names]) => [`${capital(doubt)}: `, `${[...names].join('; ')}.`] as const)
  return titled('Sources to look up before you rely on them:', lines)
}

/** Dated changes from the day the policy starts to its next review. */
export const lawDatesSlot: Slot = ({ library, policy }) => {
  const nameOf = (id: string): string => {
    const authority = library.authorities.find((candidate) => candidate.id === id)
    return authority === undefined ? id : citationLabel(authority)
  }
  const events = lawEvents(library, policy.answers, policy.effectiveDate, policy.reviewDate)
  return titled(
    'Changes of law until the next review:',
    events.map((event) => [`${nameOf(event.authority)} `, eventWords(event)] as const),
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function titled(title: string, lines: readonly (readonly [string, string])[]): readonly Block[] {
  if (lines.length === 0) return []
  const children = lines.map(([lead, rest]): ListItem => ({
    type: 'listItem',
    checked: null,
    children: [paragraph({ type: 'strong', children: [text(lead)] }, rest)],
  }))
  return [paragraph(title), { type: 'list', ordered: false, children }]
}
