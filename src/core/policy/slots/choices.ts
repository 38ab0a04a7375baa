/** "Your choices": each answer that shaped the policy; "Open items": each one answered "not sure". */
import type { Origin } from '../../answers/answers.js'
import { answerLabels } from '../../answers/complete.js'
import type { Question } from '../../answers/question.js'
import { formatDate } from '../../ground/date.js'
import { blankLine, table, text, type Block, type Inline } from '../../document/tree.js'
import { nodesIn } from '../../document/walk.js'
import type { Slot, SlotInput } from './slot.js'

const origins: Readonly<Record<Origin, string>> = {
  given: 'Answer',
  default: 'Default',
  unsure: 'Not sure',
  blank: 'Left open',
}

/** `{{slot "choices"}}`; with "origins" it tells an answer from a default in a column of its own, and lists what was left open. */
export const choicesSlot: Slot = (input) => {
  const withOrigins = input.args.includes('origins')
  const shown = input.library.questions.filter(
    (question) => !question.cosmetic && (answered(question, input) || (withOrigins && isBlank(question, input))),
  )
  const rows = shown.map((question) => [question.short, answerCell(question, input)])
  if (!withOrigins) return [table([['Question', 'Your answer'], ...rows], [3, 9])]
  const origin = (question: Question): string => origins[input.policy.answers.origins[question.id] ?? 'default']
  const head = ['Question', 'Your choice', 'Answer or default']
  return [table([head, ...shown.map((question, index) => [...(rows[index] ?? []), origin(question)])], [3, 6, 3])]
}

export const openItemsSlot: Slot = (input) => {
  const unsure = input.library.questions.filter(
    (question) => answered(question, input) && input.policy.answers.origins[question.id] === 'unsure',
  )
  const open = input.library.questions.filter((question) => isBlank(question, input))
  return [
    ...openTable(['You were not sure', 'What this policy assumes until you decide'], unsure, input),
    ...blankTable(open, input),
  ]
}

const openTable = (head: readonly string[], questions: readonly Question[], input: SlotInput): readonly Block[] =>
  questions.length === 0 ? [] : [table([head, ...questions.map((one) => [one.ask, answerCell(one, input)])], [5, 5])]

/** What nobody answered, and the sections of the policy that print it as a blank. */
function blankTable(open: readonly Question[], input: SlotInput): readonly Block[] {
  if (open.length === 0) return []
  const head = [
    'Not answered yet',
    'Answer it and print again, or fill in here',
    'By hand, also in these sections and on the cards',
  ]
  const rows = open.map((one) => [one.ask, answerCell(one, input), places(one, input)])
  return [table([head, ...rows], [4, 4, 4])]
}

/** "2.3, 9.3": the sections whose text holds the blank. */
function places(question: Question, { policy }: SlotInput): string {
  const holdsBlank = policy.sections
    .flatMap(({ provisions }) => provisions)
    .filter(({ body }) => nodesIn(body).some((node) => node.type === 'value' && node.question === question.id))
  return holdsBlank.length === 0 ? 'No section, only other papers' : holdsBlank.map(({ number }) => number).join(', ')
}

/** Asked, never answered, and without a default. */
const isBlank = (question: Question, { policy }: SlotInput): boolean => policy.answers.origins[question.id] === 'blank'

const answered = (question: Question, { policy }: SlotInput): boolean =>
  policy.answers.values[question.id] !== undefined

function answerCell(question: Question, { library, policy }: SlotInput): readonly Inline[] {
  const answer = policy.answers.values[question.id] ?? []
  if (policy.answers.origins[question.id] === 'blank')
    return [{ type: 'value', question: question.id, value: blankLine, blank: true }]
  if (question.kind === 'date') return [{ type: 'value', question: question.id, value: formatDate(String(answer)) }]
  const labels = answerLabels(question, answer, library.questions).filter((label) => label !== '')
  return labels.length === 0 ? [text('None')] : [{ type: 'value', question: question.id, value: labels.join('; ') }]
}
