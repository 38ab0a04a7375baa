/** What frames can ask to be generated, by name; adding a slot = one function + one line here. */
import { authoritiesSlot } from './authorities.js'
import { briefsSlot } from './briefs.js'
import { choicesSlot, openItemsSlot } from './choices.js'
import { disclaimersSlot } from './disclaimers.js'
import { eventSlot } from './event.js'
import { provisionsSlot } from './provisions.js'
import { recordsSlot, rowsSlot } from './rows.js'
import { wordingSlot } from './wording.js'
import type { Slot } from './slot.js'

export const slots: Readonly<Record<string, Slot>> = {
  contents: () => [{ type: 'contents' }],
  provisions: provisionsSlot,
  authorities: authoritiesSlot,
  choices: choicesSlot,
  'open-items': openItemsSlot,
  wording: wordingSlot,
  disclaimers: disclaimersSlot,
  rows: rowsSlot,
  records: recordsSlot,
  event: eventSlot,
  briefs: briefsSlot,
  signature: ({ args }) => [{ type: 'signature', labels: args }],
}
