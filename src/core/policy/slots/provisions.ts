/** The numbered sections with their provisions, reasons and authorities. */
import { citationLabel } from '../../library/authority.js'
import { paragraph, type Block, type Section, type Source } from '../../document/tree.js'
import type { Policy, Provision } from '../policy.js'
import { bearingOf } from '../select.js'
import type { Slot, SlotInput } from './slot.js'

export const provisionsSlot: Slot = ({ library, policy }) =>
  policy.sections.map((section): Section => ({
    type: 'section',
    kind: 'section',
    id: section.id,
    number: section.number,
    title: section.title,
    children: [
      ...(section.intro === '' ? [] : [paragraph(section.intro)]),
      ...section.provisions.map((provision) => provisionBlock(library, policy, provision)),
    ],
  }))

function provisionBlock(library: SlotInput['library'], { answers }: Policy, provision: Provision): Section {
  const clause = library.clauses.find(({ id }) => id === provision.clause)
  const citations = provision.authorities.flatMap((id): Source[] => {
    const authority = library.authorities.find((candidate) => candidate.id === id)
    if (authority === undefined) return []
    const bearing = bearingOf(authority, clause, answers)
    return [{ type: 'citation', authority: id, label: citationLabel(authority), bearing }]
  })
  const notes: Block[] = [{ type: 'rationale', children: provision.rationale }]
  if (citations.length > 0) notes.push({ type: 'sources', children: citations })
  return {
    type: 'section',
    kind: 'provision',
    id: provision.clause,
    number: provision.number,
    title: provision.title,
    children: [...provision.body, ...notes],
  }
}
