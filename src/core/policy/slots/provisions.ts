/** The numbered sections with their provisions, reasons and authorities. */
import { citationLabel } from '../../library/authority.js'
import { paragraph, type Block, type Section, type Source } from '../../document/tree.js'
import type { Provision } from '../policy.js'
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
      ...section.provisions.map((provision) => provisionBlock(library, provision)),
    ],
  }))

function provisionBlock(library: SlotInput['library'], provision: Provision): Section {
  const bearings = library.clauses.find((clause) => clause.id === provision.clause)?.bearings ?? {}
  const citations = provision.authorities.flatMap((id): Source[] => {
    const authority = library.authorities.find((candidate) => candidate.id === id)
    if (authority === undefined) return []
    return [{ type: 'citation', authority: id, label: citationLabel(authority), bearing: bearings[id] ?? 'basedOn' }]
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
