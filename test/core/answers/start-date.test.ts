/** The day a policy starts when the owner named none: today, or the next month in which something can be tried out. */
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { parseQuestions } from '../../../src/core/answers/question.js'

const source = `
steps: [{ id: only, title: Only }]
questions:
  - { id: model, step: only, kind: text, ask: 'How?', help: '.', short: Model }
  - id: start
    step: only
    kind: date
    ask: When?
    help: .
    short: Start
    default: { today: true, avoid: { months: [11, 12], when: { model: trial } } }
    defaultWhy: A quiet month tells little.
`
const { interview, problems } = parseQuestions({ path: 'questions.yaml', text: source })

test.each([
  ['a trial in November waits for January', 'trial', '2026-11-30', '2027-01-01'],
  ['a trial in December waits for January', 'trial', '2026-12-31', '2027-01-01'],
  ['a trial in October starts today', 'trial', '2026-10-31', '2026-10-31'],
  ['no trial, no wait', 'team', '2026-12-01', '2026-12-01'],
])('%s', (_, model, today, expected) => {
  expect(problems).toEqual([])
  const questions = interview?.questions ?? []
  expect(resolveAnswers(questions, { values: { model }, unsure: [] }, today).values.start).toBe(expected)
})

test('a date the owner named stays as it is', () => {
  const given = { values: { model: 'trial', start: '2026-12-05' }, unsure: [] }
  expect(resolveAnswers(interview?.questions ?? [], given, '2026-11-01').values.start).toBe('2026-12-05')
})
