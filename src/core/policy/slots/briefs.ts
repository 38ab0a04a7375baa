/** Turns `{{slot "briefs" "everyone" "do"}}` into a list of short lines, each with the section it shortens. */
import { moments } from '../../library/brief.js'
import { paragraph, type Inline, type ListItem } from '../../document/tree.js'
import { briefsOf, type PrintedBrief } from '../briefs.js'
import { asksFor, slotForm, wholeDay } from './forms.js'
import type { Slot } from './slot.js'

/**
 * A third word asks for a moment, or for all in the order of a day; then only the section's number stands with each line,
 * and at a moment what is also on the card for the first hour comes first. Unnumbered, a line tells no section; of a
 * rule that the practice changed it says nothing.
 */
export const briefsSlot: Slot = ({ library, policy, args }) => {
  const { briefs } = slotForm('briefs', args)
  if (briefs === null) return []
  const { moment: asked, numbered } = briefs
  const all = briefsOf(library, policy, (line, moment) => asksFor(briefs, line, moment))
  const lines = numbered ? all : all.filter(({ changed }) => !changed)
  if (lines.length === 0) return []
  const rank = ({ moment, line }: PrintedBrief): number =>
    asked === wholeDay ? moments.findIndex((one) => one === moment) : line.on.includes('incident') ? 0 : 1
  const sorted = asked === null ? lines : [...lines].sort((a, b) => rank(a) - rank(b))
  const children = sorted.map((line): ListItem => ({
    type: 'listItem',
    checked: null,
    children: [paragraph(...line.words, ...(numbered ? closing(line, asked !== null) : []))],
  }))
  return [{ type: 'list', ordered: false, children }]
}

/** The section in brackets, and that the practice changed it, where no line of its own says how. */
function closing({ provision, changed }: PrintedBrief, short: boolean): readonly (Inline | string)[] {
  const reference = short ? { ...provision, short } : provision
  return changed ? [' (see ', reference, ', changed by us)'] : [' (', reference, ')']
}
