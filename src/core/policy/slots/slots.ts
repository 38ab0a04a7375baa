/** What frames can ask to be generated, by name; adding a slot = one function + one line here. */
import { authoritiesSlot } from './authorities.js'
import { briefsSlot } from './briefs.js'
import { choicesSlot, openItemsSlot } from './choices.js'
import { disclaimersSlot, pasteListSlot } from './disclaimers.js'
import { eventSlot } from './event.js'
import { provisionsSlot } from './provisions.js'
import { recordsSlot, rowsSlot } from './rows.js'
import { scenariosSlot } from './scenarios.js'
import { doubtfulSourcesSlot, lawDatesSlot } from './sources.js'
import { wordingSlot } from './wording.js'
import type { Slot, SlotInput } from './slot.js'

const table = {
  contents: () => [{ type: 'contents' }],
  provisions: provisionsSlot,
  authorities: authoritiesSlot,
  choices: choicesSlot,
  'open-items': openItemsSlot,
  wording: wordingSlot,
  disclaimers: disclaimersSlot,
  'paste-list': pasteListSlot,
  'doubtful-sources': doubtfulSourcesSlot,
  'law-dates': lawDatesSlot,
  rows: rowsSlot,
  records: recordsSlot,
  event: eventSlot,
  briefs: briefsSlot,
  scenarios: scenariosSlot,
  signature: ({ args }: SlotInput) => [{ type: 'signature', labels: args }],
} satisfies Record<string, Slot>

/** By name. */
export const slots: Readonly<Record<string, Slot>> = table

/** What each gives, for those who write frames; a slot without a line here doesn't compile. */
export const slotUses: Readonly<Record<keyof typeof table, string>> = {
  contents: 'the list of sections, with links',
  provisions: 'the numbered sections with their provisions, reasons and authorities',
  authorities: 'each authority that the policy cites, once',
  choices: 'each answer that shaped the policy; with `origins`, whether it was an answer or a default',
  'open-items': 'each question answered "not sure" or left blank',
  wording: "where the practice's own words stand",
  disclaimers: 'every disclaimer, where it goes, and what to switch off',
  'paste-list': 'a box to tick for each place that gets a notice, in the order to do them',
  'doubtful-sources': 'cited sources that are not verified, or in motion',
  'law-dates': 'dated changes of the law until the next review',
  rows: 'a table with a row for each ticked choice: questions, first column, further columns (`Label = [ ]` is a box, `Label = question` an answer)',
  records: 'the same as a table of its own for each ticked choice',
  event: 'a date of the calendar: question, shift (`months=1 days=-1`), how often it comes back',
  briefs:
    'short lines of the clauses that are in: a role or `all`, a paper or `any`, and a moment, `day` (all, in the order of a day) or `unnumbered` (no sections, for people without the policy)',
  scenarios:
    'every situation of `scenarios.yaml` that can come up, with its steps; with a role, those that are for it first',
  signature: 'a line to sign for each label',
}
