/** A question nobody answered prints as a line to fill in, stays open, and comes back from an edited file as it went. */
import { expect, test } from '@jest/globals'
import type { Answer, Answers } from '../../../src/core/answers/answers.js'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { parseAnswersFile } from '../../../src/core/answers/read-file.js'
import { reduce } from '../../../src/core/interview/reduce.js'
import { newInterview, type InterviewState } from '../../../src/core/interview/state.js'
import { adoptMarkdown, readMarkdownFile } from '../../../src/core/override/adopt/markdown.js'
import { adoptWord, readWordFile } from '../../../src/core/override/adopt/word.js'
import type { WrittenPolicy } from '../../../src/core/policy/lock.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { linesAround, lockProvisions } from '../../../src/core/policy/written.js'
import type { Document } from '../../../src/core/document/tree.js'
import { renderDocx } from '../../../src/render/docx/docx.js'
import { renderHtml } from '../../../src/render/html/html.js'
import { renderMarkdown } from '../../../src/render/markdown/markdown.js'
import { edited, lines } from '../../lint/library-edited.js'

const question = (text: string): readonly [string, string, string] => [
  'questions.yaml',
  '  - id: boards',
  `${text}\n  - id: boards`,
]

const library = edited(
  question(
    '  - { id: phone, step: firm, kind: text, blank: true, ask: What is your telephone number?, help: For owners., short: Telephone }',
  ),
  [
    'care/ask-first.md',
    'until its owner has said yes.',
    'until its owner has said yes.\n\nCall {{phone}}, or ask ({{phone}}).\n\n{{phone}}',
  ],
  [
    'policy.md.hbs',
    '# Authorities',
    '# Choices\n\n{{slot "choices" "origins"}}\n\n# Open\n\n{{slot "open-items"}}\n\n# Authorities',
  ],
)

const answersFor = (values: Readonly<Record<string, Answer>>): Answers =>
  resolveAnswers(library.questions, { values: { firm: 'Good Boys', ...values }, unsure: [] }, '2027-01-04')

function built(values: Readonly<Record<string, Answer>>): {
  readonly document: Document
  readonly written: WrittenPolicy
} {
  const policy = assemblePolicy(library, answersFor(values), { version: '1.0' })
  const document = frameDocument(library, policy, library.frames[0]!)
  return {
    document,
    written: {
      version: policy.version,
      provisions: [...lockProvisions(policy)],
      overrides: [],
      frame: [...linesAround(document)],
    },
  }
}

test('in Markdown a blank stands as it is between words, and escaped where it could be read as markup', () => {
  const text = renderMarkdown(built({}).document)
  expect(text).toContain('Call ______, or ask (\\_\\_\\_\\_\\_\\_).\n\n\\_\\_\\_\\_\\_\\_\n')
  expect(text).toContain('| Telephone | \\_\\_\\_\\_\\_\\_ | Left open |')
  expect(text).toContain('| Firm | Good Boys | Answer |')
  expect(text).toContain('| Walkers | I walk alone | Default |')
  expect(text).toContain('| What is your telephone number? | \\_\\_\\_\\_\\_\\_ | 1.1 |')
})

test('a page says to a screen reader that a blank is one', () => {
  expect(renderHtml(built({}).document)).toContain(
    'Call <span role="img" aria-label="blank to fill in">______</span>, or ask',
  )
})

test('an answer takes the blank away; that there is none leaves the line but nothing open', () => {
  const given = renderMarkdown(built({ phone: '555-0100' }).document)
  expect(given).toContain('Call 555-0100, or ask (555-0100).')
  expect(given).not.toContain('Not answered yet')
  const none = renderMarkdown(built({ phone: '' }).document)
  expect(none).toContain('Call ______, or ask')
  expect(none).not.toContain('Not answered yet')
  expect(none).toContain('| Telephone | None | Answer |')
})

test('files that come back as they went hold no edit', async () => {
  const { document, written } = built({})
  const unedited = { overrides: [], kept: [], notes: [] }
  expect(
    adoptMarkdown(readMarkdownFile(renderMarkdown(document), [written]), written, { date: '2027-02-01' }),
  ).toMatchObject(unedited)
  const word = readWordFile(await renderDocx(document))
  if ('problem' in word) throw new Error(word.problem)
  expect(adoptWord(word, written, { date: '2027-02-01' })).toMatchObject(unedited)
})

test('a blank filled in by hand becomes own wording', () => {
  const { document, written } = built({})
  const filled = renderMarkdown(document).replace('Call ______', 'Call 555-0100')
  const { overrides } = adoptMarkdown(readMarkdownFile(filled, [written]), written, { date: '2027-02-01' })
  expect(overrides.map(({ clause, kind }) => [clause, kind])).toEqual([['ask-first', 'replace']])
  expect(overrides[0]?.body).toContain('Call 555-0100, or ask')
})

test('in the interview an empty line means later', () => {
  const setting = { library, today: '2027-01-04' }
  const run = (state: InterviewState, ...values: readonly Answer[]): InterviewState =>
    values.reduce((now, value) => reduce(setting, now, { kind: 'answer', value }), state)
  const state = run(
    reduce(setting, newInterview({ values: {}, unsure: [] }), { kind: 'start', mode: 'full' }),
    'Good Boys',
    'alone',
    '',
  )
  expect(state.given).toEqual({ values: { firm: 'Good Boys', walks: 'alone' }, unsure: ['phone'] })
  expect(state.screen).toMatchObject({ question: 'boards' })
  const { answers, problems } = parseAnswersFile(
    { path: 'answers.yaml', text: 'answers: {}\nunsure: [phone]\n' },
    library,
  )
  expect(problems).toEqual([])
  expect(answers?.unsure).toEqual(['phone'])
})

const zones = edited(
  question(
    '  - { id: zones, step: firm, kind: multiselect, ask: Where?, help: Towns have rules., short: Towns, default: [none], defaultWhy: Most., choices: [{ value: none, label: Nowhere, alone: true }, { value: north, label: North }, { value: south, label: South }] }',
  ),
  ['migrations.yaml', '', 'migrations:\n  - to: 0.3.0\n    questions: { zone: zones }'],
)

test('a choice that stands alone may have no company', () => {
  const read = (text: string) => parseAnswersFile({ path: 'answers.yaml', text }, zones)
  expect(lines(read('answers:\n  zones: [north, none]\n').problems)).toEqual([
    'answers.yaml:2:18: error answers/value: Unexpected "none" beside other choices of zones, expected it alone\n  hint: leave out "none", or all the others',
  ])
  expect(read('answers:\n  zones: [south, north]\n').answers?.values).toEqual({ zones: ['north', 'south'] })
})

test('the one answer of a question that was renamed and now takes several is a list of one', () => {
  const text = 'library: 0.2.0\nanswers:\n  zone: north\n'
  expect(parseAnswersFile({ path: 'answers.yaml', text }, zones).answers?.values).toEqual({ zones: ['north'] })
})
