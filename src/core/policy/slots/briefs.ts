/** Turns `{{slot "briefs" "everyone" "do"}}` into a list of short lines, each with the section it shortens. */
import { paragraph, type ListItem } from '../../document/tree.js'
import { briefsOf } from '../briefs.js'
import { asksFor, slotForm } from './forms.js'
import type { Slot } from './slot.js'

export const briefsSlot: Slot = ({ library, policy, args }) => {
  const { briefs } = slotForm('briefs', args)
  const lines = briefs === null ? [] : briefsOf(library, policy, (line) => asksFor(briefs, line))
  if (lines.length === 0) return []
  const children = lines.map(({ words, provision }): ListItem => ({
    type: 'listItem',
    checked: null,
    children: [paragraph(...words, ' (', provision, ')')],
  }))
  return [{ type: 'list', ordered: false, children }]
}
