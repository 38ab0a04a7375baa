/** Turns the ticked choices of a question into forms to fill in: one table with a row each, or a two-column table each. */
import { answerLabels, choicesOf } from '../../answers/complete.js'
import type { Library } from '../../library/library.js'
import { naturalList } from '../../ground/phrase.js'
import { table, text, type Inline } from '../../document/tree.js'
import { slotForm, tickBox, type SlotForm } from './forms.js'
import type { Slot, SlotInput } from './slot.js'

/** An empty box to tick by hand, inside a table. */
const box = '☐'

/** A form of its own for what stands in no list: an account found later, a site that was not offered. */
const unlisted = ['']

/** Column or row of a form: its label, and what already stands in it. */
interface Field {
  readonly label: string
  readonly value: readonly Inline[]
}

/**
 * `{{slot "rows" "questions" "Account" "Role ended = [ ]" …}}`: one table, with two empty rows at the end. The first field holds the choice's name; the
 * others are blank, a box (`= [ ]`) or an answer (`= questionId`).
 */
export const rowsSlot: Slot = (input) => {
  const { names, first, fields } = formOf(input)
  if (names.length === 0) return []
  const rows = [...names, ...unlisted, ...unlisted].map((name) => [name, ...fields.map((field) => field.value)])
  const widths = [3, ...fields.map(() => 2)]
  return [table([[first, ...fields.map((field) => field.label)], ...rows], widths)]
}

/** `{{slot "records" "questions" "Account" "Handle" …}}`: the same fields, a table of its own for each choice, and an empty one. */
export const recordsSlot: Slot = (input) => {
  const { names, first, fields } = formOf(input)
  const all = names.length === 0 ? [] : [...names, ...unlisted]
  return all.map((name) => table([[first, name], ...fields.map((field) => [field.label, field.value])], [3, 5]))
}

function formOf(input: SlotInput): {
  readonly names: readonly string[]
  readonly first: string
  readonly fields: readonly Field[]
} {
  // Both slots of this file read their words alike.
  const form = slotForm('rows', input.args)
  return {
    names: tickedNames(form.rows, input),
    first: input.args[1] ?? '',
    fields: form.fields.map((field) => fieldOf(field, input)),
  }
}

/** Names of what is ticked in the questions, each once; a question that takes away takes its choices out again. */
function tickedNames(rows: SlotForm['rows'], { library, policy }: SlotInput): readonly string[] {
  const names = new Map<string, string>()
  for (const { question: id, takesAway } of rows) {
    const question = library.questions.find((candidate) => candidate.id === id)
    if (question === undefined) throw new Error(`no question "${id}" in the library`)
    const ticked = policy.answers.values[question.id] ?? []
    for (const choice of choicesOf(question, policy.answers, library.questions)) {
      if (!ticked.includes(choice.value)) continue
      if (takesAway) names.delete(choice.value)
      else names.set(choice.value, nameOf(choice.value, choice.label, library))
    }
  }
  return [...names.values()]
}

const nameOf = (value: string, label: string, library: Library): string =>
  library.platforms.find((platform) => platform.id === value)?.name ?? label

function fieldOf({ label, source }: SlotForm['fields'][number], { library, policy }: SlotInput): Field {
  if (source === null) return { label, value: [] }
  if (source === tickBox) return { label, value: [text(box)] }
  const question = library.questions.find((candidate) => candidate.id === source)
  if (question === undefined) throw new Error(`no question "${source}" in the library`)
  const answer = policy.answers.values[source]
  if (answer === undefined) return { label, value: [] }
  const words = naturalList(answerLabels(question, answer, library.questions))
  return { label, value: [{ type: 'value', question: source, value: words }] }
}
