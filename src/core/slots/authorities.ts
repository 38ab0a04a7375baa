/** The list of authorities: each one the policy cites, once, under the instrument it belongs to. */
import { formatDate } from '../calendar.js'
import type { Authority } from '../library/authority.js'
import { paragraph, text, type Block, type Inline, type ListItem } from '../tree.js'
import type { Policy } from '../policy.js'
import type { Slot, SlotInput } from './index.js'

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
  const children = [...groups.values()].map((group): ListItem => ({
    type: 'listItem',
    checked: null,
    children: [instrument(group)],
  }))
  return [{ type: 'list', ordered: false, children }]
}

/** Every authority the provisions rest on, quote or name, in the register's order. */
export function citedAuthorities(library: SlotInput['library'], policy: Policy): readonly Authority[] {
  const provisions = policy.sections.flatMap((section) => section.provisions)
  const ids = new Set(provisions.flatMap((item) => [...item.authorities, ...namedIn(item.body)]))
  return library.authorities.filter((authority) => ids.has(authority.id))
}

/** Authorities quoted or named inside blocks. */
function namedIn(blocks: readonly Block[]): readonly string[] {
  const found: string[] = []
  const visit = (node: object): void => {
    if ('authority' in node && typeof node.authority === 'string') found.push(node.authority)
    if ('children' in node && Array.isArray(node.children)) (node.children as object[]).forEach(visit)
  }
  blocks.forEach(visit)
  return found
}

/** One instrument: its name, who made it, edition, the spots cited (each a link to its own address), and when it was checked. */
function instrument(group: readonly Authority[]): Block {
  const [first] = group
  if (first === undefined) return paragraph()
  const oldest = group.map((authority) => authority.checked).reduce((a, b) => (a < b ? a : b))
  const status = statusNotes[first.status]
  return paragraph(
    { type: 'strong', children: [text(first.short)] },
    `. ${nameAndEdition(first)}. `,
    ...spots(group),
    ...unverified(group),
    link(first.url, first.url),
    `, checked ${formatDate(oldest)}.${status === undefined ? '' : ` ${status}`}`,
  )
}

const link = (url: string, label: string): Inline => ({ type: 'link', url, children: [text(label)] })

/** Body, title and edition, without saying twice what the short name says. */
function nameAndEdition(authority: Authority): string {
  const title = authority.title.startsWith(authority.short) ? '' : authority.title
  return [authority.body, title, authority.edition].filter((part) => part !== '').join(', ')
}

function spots(group: readonly Authority[]): readonly Inline[] {
  const exact = group.filter((authority) => authority.pinpoint !== null && authority.verification !== 'unverified')
  if (exact.length === 0) return []
  const linked = exact.map((authority) => {
    const label = [authority.pinpoint, authority.heading].filter(Boolean).join(', ')
    return authority.url === group[0]?.url ? text(label) : link(authority.url, label)
  })
  return [text('Cited: '), ...linked.flatMap((node, index) => (index === 0 ? [node] : [text('; '), node])), text('. ')]
}

const unverified = (group: readonly Authority[]): readonly Inline[] =>
  group.some((authority) => authority.verification === 'unverified')
    ? [text('Cited as a whole: the exact number is not verified. ')]
    : []
