/** Every disclaimer of the practice: where it goes, the text to copy, and what to switch off. */
import { pastePlaces } from '../disclaimer/places.js'
import { disclaimersFor, type Disclaimer } from '../disclaimer/disclaimer.js'
import { formatDate } from '../../ground/date.js'
import { paragraph, text, type Block, type ListItem, type Section } from '../../document/tree.js'
import type { Slot, SlotInput } from './slot.js'

export const disclaimersSlot: Slot = ({ library, policy }) => {
  const chosen = policy.answers.values[library.parts.disclaimers] ?? []
  return library.platforms
    .filter((platform) => chosen.includes(platform.id))
    .map((platform) => platformPart(platform, library, policy))
}

/** One box to tick for each place, in the order to do them. */
export const pasteListSlot: Slot = ({ library, policy }) => {
  const children = pastePlaces(library, policy.answers)
    .filter(({ boxes }) => boxes.some((box) => box.text !== null))
    .map(({ name, boxes }): ListItem => ({
      type: 'listItem',
      checked: false,
      children: [paragraph(`Paste the notice: ${name}, ${boxes.find((box) => box.text !== null)?.field ?? ''}`)],
    }))
  return children.length === 0 ? [] : [{ type: 'list', ordered: false, children }]
}

function platformPart(
  platform: SlotInput['library']['platforms'][number],
  library: SlotInput['library'],
  policy: SlotInput['policy'],
): Section {
  const disclaimers = disclaimersFor(library, policy.answers, [platform.id], policy.notices)
  return {
    type: 'section',
    kind: 'part',
    id: platform.id,
    number: null,
    title: platform.name,
    children: [
      ...disclaimers.flatMap(boxBlocks),
      ...list('Where to paste it', platform.steps, true),
      ...list('What to switch off', platform.switchOff, false),
      ...list('Take care', platform.cautions, false),
      paragraph(`Checked ${formatDate(platform.checked)}. Menus and limits change: trust the counter in the box.`),
    ],
  }
}

function boxBlocks(disclaimer: Disclaimer): readonly Block[] {
  if (disclaimer.text === null) return disclaimer.instead === null ? [] : [paragraph(disclaimer.instead)]
  const room = disclaimer.limit === null ? 'limit not known' : `limit ${disclaimer.limit}`
  const parts = disclaimer.text.split(/\n{2,}/)
  return [
    paragraph(
      { type: 'strong', children: [text(disclaimer.field ?? '')] },
      ` (${disclaimer.length} characters, ${room})`,
    ),
    { type: 'blockquote', children: parts.map((part) => paragraph({ type: 'value', question: '', value: part })) },
  ]
}

function list(title: string, items: readonly string[], ordered: boolean): readonly Block[] {
  if (items.length === 0) return []
  const children = items.map((item): ListItem => ({ type: 'listItem', checked: null, children: [paragraph(item)] }))
  return [paragraph({ type: 'strong', children: [text(title)] }), { type: 'list', ordered, children }]
}
