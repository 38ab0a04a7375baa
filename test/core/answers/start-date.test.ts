/** The day a policy starts when the owner named none: today, or the next month in which something can be tried out. */
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { unclearDate } from '../../../src/core/answers/check.js'
import { parseAnswersFile } from '../../../src/core/answers/read-file.js'
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

describe('a date in figures, where people may write the day first', () => {
  const either = parseQuestions({
    path: 'questions.yaml',
    text: source.replace('short: Start', 'short: Start\n    eitherOrder: { model: abroad }'),
  }).interview!
  const read = (model: string, start: string): unknown => {
    const text = `answers:\n  model: ${model}\n  start: ${start}\n`
    const { answers, problems } = parseAnswersFile({ path: 'a.yaml', text }, { ...either, migrations: [] })
    return problems[0]?.message ?? answers?.values['start']
  }

  test.each([
    [
      'abroad',
      '3/4/2027',
      'Unexpected "3/4/2027" for start: March 4, 2027 or April 3, 2027? Please write the month as a word.',
    ],
    ['home', '3/4/2027', '2027-03-04'],
    ['abroad', '4/4/2027', '2027-04-04'],
    ['abroad', '4 March 2027', '2027-03-04'],
    ['abroad', '2027-03-04', '2027-03-04'],
  ])('%s, %s', (model, start, expected) => expect(read(model, start)).toBe(expected))

  test('is asked again beside the prompt', () => {
    const start = either.questions.find(({ id }) => id === 'start')!
    const answers = resolveAnswers(either.questions, { values: { model: 'abroad' }, unsure: [] }, '2027-01-04')
    expect(unclearDate(start, '3.4.2027', answers)).toBe(
      'March 4, 2027 or April 3, 2027? Please write the month as a word.',
    )
    expect(unclearDate(start, '13.4.2027', answers)).toBe(null)
  })
})
