/** "Your choices": each answer that shaped the policy; "Open items": each one answered "not sure". */
import { answerLabels } from '../../answers/complete.js'
import type { Question } from '../../answers/question.js'
import { formatDate } from '../../ground/date.js'
import { table, text, type Inline } from '../../document/tree.js'
import type { Slot, SlotInput } from './slot.js'

export const choicesSlot: Slot = (input) => {
  const asked = input.library.questions.filter((question) => !question.cosmetic && answered(question, input))
  const rows = asked.map((question) => [question.short, answerCell(question, input)])
  return [table([['Question', 'Your answer'], ...rows], [3, 9])]
}

export const openItemsSlot: Slot = (input) => {
  const unsure = input.library.questions.filter(
    (question) => answered(question, input) && input.policy.answers.origins[question.id] === 'unsure',
  )
  if (unsure.length === 0) return []
  const rows = unsure.map((question) => [question.ask, answerCell(question, input)])
  return [table([['You were not sure', 'What this policy assumes until you decide'], ...rows], [5, 5])]
}

const answered = (question: Question, { policy }: SlotInput): boolean =>
  policy.answers.values[question.id] !== undefined

function answerCell(question: Question, { library, policy }: SlotInput): readonly Inline[] {
  const answer = policy.answers.values[question.id] ?? []
  if (question.kind === 'date') return [{ type: 'value', question: question.id, value: formatDate(String(answer)) }]
  const labels = answerLabels(question, answer, library.questions).filter((label) => label !== '')
  return labels.length === 0 ? [text('None')] : [{ type: 'value', question: question.id, value: labels.join('; ') }]
}
