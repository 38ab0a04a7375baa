/** A choice that says "not sure" counts as such, in a list of one too. */
import { isUnsureChoice } from '../../../src/core/answers/complete.js'
import { parseQuestions } from '../../../src/core/answers/question.js'

const source = `
steps: [{ id: only, title: Only }]
questions:
  - id: states
    step: only
    kind: multiselect
    ask: Where?
    help: .
    short: States
    choices: [{ value: general, label: None named, unsure: true, alone: true }, { value: 'CA', label: California }]
    default: [general]
    defaultWhy: It is safe everywhere.
    unsure: [general]
`
const { interview } = parseQuestions({ path: 'questions.yaml', text: source })

test.each<[string, string | readonly string[], boolean]>([
  ['alone', ['general'], true],
  ['as one value', 'general', true],
  ['beside another', ['general', 'CA'], false],
  ['another', ['CA'], false],
  ['nothing ticked', [], false],
])('%s', (_, answer, expected) => {
  expect((interview?.questions ?? []).map((question) => isUnsureChoice(question, answer))).toEqual([expected])
})
