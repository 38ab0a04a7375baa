/** Turns `{{slot "event" "questionId" "months=1 days=-1" "every 3 months"}}` into the date of a reminder, as a table that also reads well on paper. */
import { shiftDate } from '../../ground/date.js'
import { reminderTable } from '../../document/reminders.js'
import { slotForm } from './forms.js'
import type { Slot } from './slot.js'

export const eventSlot: Slot = ({ library, policy, args }) => {
  const [question = ''] = slotForm('event', args).dates
  const [, shift = '', repeats = ''] = args
  if (!library.questions.some((candidate) => candidate.id === question && candidate.kind === 'date')) {
    throw new Error(`no date question "${question}" in the library`)
  }
  const day = shiftDate(String(policy.answers.values[question] ?? ''), amount(shift, 'months'), amount(shift, 'days'))
  return [reminderTable(question, day, repeats)]
}

const amount = (shift: string, unit: string): number => Number(new RegExp(`\\b${unit}=(-?\\d+)`).exec(shift)?.[1] ?? 0)
