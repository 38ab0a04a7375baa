/** The list of authorities: each one the policy cites, once, under the instrument it belongs to. */
import { formatDate } from '../../ground/date.js'
import type { Authority } from '../../library/authority.js'
import { paragraph, text, type Block, type Inline, type ListItem } from '../../document/tree.js'
import { nodesIn } from '../../document/walk.js'
import type { Policy } from '../policy.js'
import { joinPinpoints } from '../../document/citations.js'
import type { Slot, SlotInput } from './slot.js'

const statusNotes: Readonly<Partial<Record<Authority['status'], string>>> = {
  'under-revision': 'Being revised: look for a new edition before you adopt this policy.',
  superseded: 'No longer in force; listed for its history.',
  enjoined: 'A court has stopped its enforcement; ask your lawyer.',
  proposed: 'Proposed only; not yet in force.',
}

export const authoritiesSlot: Slot = ({ library, policy }) => {
  const cited = citedAuthorities(library, policy)
  if (cited.length === 0) return []
  const groups = new Map<string, Authority[]>()
  for (const authority of cited) {
    const key = [authority.short, authority.edition].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), authority])
  }
  const usual = usualDate(cited)
  const children = [...groups.values()].map((group): ListItem => ({
    type: 'listItem',
    checked: null,
    children: [instrument(group, usual)],
  }))
  const when = `Each was last checked on ${formatDate(usual)}, unless another date stands with it.`
  return [paragraph(when), { type: 'list', ordered: false, children }]
}

/** The date most of them were checked on; the earlier where two are as common. */
function usualDate(cited: readonly Authority[]): string {
  const dates = cited.map((authority) => authority.checked).sort()
  const times = (date: string): number => dates.filter((other) => other === date).length
  return dates.reduce((best, date) => (times(date) > times(best) ? date : best))
}

/** Every authority the provisions rest on, quote or name, in the register's order. */
export function citedAuthorities(library: SlotInput['library'], policy: Policy): readonly Authority[] {
  const provisions = policy.sections.flatMap((section) => section.provisions)
  const ids = new Set(
    provisions.flatMap((item) => [
      ...item.authorities,
      ...nodesIn(item.body).flatMap((node) => ('authority' in node ? [node.authority] : [])),
    ]),
  )
  return library.authorities.filter((authority) => ids.has(authority.id))
}

/** One instrument: its name, who made it, edition, the spots cited at each address, and when it was checked. */
function instrument(group: readonly Authority[], usual: string): Block {
  const [first] = group
  if (first === undefined) return paragraph()
  const oldest = group.map((authority) => authority.checked).reduce((a, b) => (a < b ? a : b))
  const status = statusNotes[first.status]
  const addresses = [...new Set(group.map((authority) => authority.url))]
  const parts = addresses.flatMap((url, index): readonly Inline[] => [
    text(`${index === 0 ? '' : '; '}${spots(group.filter((authority) => authority.url === url))}`),
    { type: 'link', url, children: [text(url)] },
  ])
  const name: Inline = { type: 'strong', children: [text(first.short)] }
  const checked = oldest === usual ? '' : `, checked ${formatDate(oldest)}`
  const closing = `${checked}.${status === undefined ? '' : ` ${status}`}`
  return paragraph(name, `. ${nameAndEdition(first)}. `, ...parts, closing)
}

/** Body, title and edition, without saying twice what the short name says. */
function nameAndEdition(authority: Authority): string {
  const title = authority.title.startsWith(authority.short) ? '' : authority.title
  const body = authority.short.startsWith(authority.body) ? '' : authority.body
  return [body, title, authority.edition].filter((part) => part !== '').join(', ')
}

/** "Standards 4.01, 4.04 and 5.05: "; nothing where the whole document is cited. */
function spots(group: readonly Authority[]): string {
  const exact = group.filter((authority) => authority.pinpoint !== null && authority.verification !== 'unverified')
  const [first] = exact
  if (first === undefined) {
    return group.some((authority) => authority.pinpoint !== null) ? 'Cited as a whole, its number not verified: ' : ''
  }
  if (exact.length === 1) return `${[first.pinpoint, first.heading].filter(Boolean).join(', ')}: `
  return `${joinPinpoints(exact.map((authority) => authority.pinpoint ?? ''))}: `
}
