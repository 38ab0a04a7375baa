/** The numbered sections with their provisions, reasons and authorities. */
import { citationLabel } from '../../library/authority.js'
import { paragraph, type Block, type Citation, type Section } from '../../document/tree.js'
import type { Provision } from '../policy.js'
import type { Slot, SlotInput } from './slots.js'

export const provisionsSlot: Slot = ({ library, policy }) =>
  policy.sections.map((section): Section => ({
    type: 'section',
    kind: 'section',
    id: section.id,
    number: section.number,
    title: section.title,
    children: [
      ...(section.intro === '' ? [] : [paragraph(section.intro)]),
      ...section.provisions.map((provision) => provisionBlock(library, provision)),
    ],
  }))

function provisionBlock(library: SlotInput['library'], provision: Provision): Section {
  const citations = provision.authorities.flatMap((id): Citation[] => {
    const authority = library.authorities.find((candidate) => candidate.id === id)
    return authority === undefined ? [] : [{ type: 'citation', authority: id, label: citationLabel(authority) }]
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
