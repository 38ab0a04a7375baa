/** How authorities bear is said in one line under the rule, in every format, and read back as ours. */
import { expect, test } from '@jest/globals'
import { resolveAnswers } from '../../../src/core/answers/complete.js'
import { labelOf, reasonAndSources, sourcesLine } from '../../../src/core/document/labels.js'
import { adoptMarkdown, readMarkdownFile } from '../../../src/core/override/adopt/markdown.js'
import { adoptWord, readWordFile } from '../../../src/core/override/adopt/word.js'
import type { WrittenPolicy } from '../../../src/core/policy/lock.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { assemblePolicy } from '../../../src/core/policy/policy.js'
import { linesAround, lockProvisions } from '../../../src/core/policy/written.js'
import { renderDocx } from '../../../src/render/docx/docx.js'
import { renderHtml } from '../../../src/render/html/html.js'
import { renderMarkdown } from '../../../src/render/markdown/markdown.js'
import { edited } from '../../lint/library-edited.js'

test('each bearing has its words, instruments joined within one', () => {
  const source = (label: string, bearing: 'basedOn' | 'keptWithin' | 'byAnalogy') => ({ label, bearing })
  expect(
    sourcesLine([
      source('NIST 63B', 'byAnalogy'),
      source('APA, 4.01', 'basedOn'),
      source('NLRA', 'keptWithin'),
      source('APA, 5.05', 'basedOn'),
    ]),
  ).toBe('Based on: APA, 4.01 and 5.05 · Kept within: NLRA · By analogy: NIST 63B')
  expect(sourcesLine([source('NLRA', 'keptWithin')])).toBe('Kept within: NLRA')
  expect(sourcesLine([])).toBe('')
})

test.each([
  ['Kept within: NLRA', 'Kept within'],
  ['by analogy: NIST', 'By analogy'],
  ['WHY: trust', 'Why'],
  ['By the way: no', null],
])('%s begins with %s', (line, label) => {
  expect(labelOf(line)).toBe(label)
})

test('a reason and its authorities in one paragraph come apart', () => {
  expect(reasonAndSources('Why: Trust. Kept within: NLRA · By analogy: NIST')).toEqual([
    'Why: Trust.',
    'Kept within: NLRA · By analogy: NIST',
  ])
  expect(reasonAndSources('Why: Trust.')).toBe(null)
})

const park =
  "  - { id: park-1, body: Town, title: Park rules, short: Park rules, edition: '1', url: https://example.org, requires: R, appliesTo: [walkers], checked: 2026-11-24, reviewBy: 2027-11-24, status: in-force, verification: verbatim }\n"
const library = edited(
  ['authorities.yaml', 'authorities:\n', `authorities:\n${park}`],
  ['care/crew-phones.md', '[leash-1]', '{ keptWithin: [park-1], byAnalogy: [leash-1] }'],
)
const answers = resolveAnswers(
  library.questions,
  { values: { firm: 'Good Boys', walks: 'crew' }, unsure: [] },
  '2027-01-04',
)
const policy = assemblePolicy(library, answers, { version: '1.0' })
const document = frameDocument(library, policy, library.frames[0]!)
const written: WrittenPolicy = {
  version: '1.0',
  provisions: [...lockProvisions(policy)],
  overrides: [],
  frame: [...linesAround(document)],
}
const line = 'Kept within: Park rules · By analogy: Town leash ordinance, Section 1'
const unedited = { overrides: [], kept: [], notes: [] }

test('Markdown, page and Word print the line, and no file comes back as edited', async () => {
  const markdown = renderMarkdown(document)
  expect(markdown).toContain(`\n${line}\n`)
  expect(renderHtml(document)).toContain(`<p class="sources">${line}</p>`)
  expect(adoptMarkdown(readMarkdownFile(markdown, [written]), written, { date: '2027-02-01' })).toMatchObject(unedited)
  const word = readWordFile(await renderDocx(document))
  if ('problem' in word) throw new Error(word.problem)
  expect(adoptWord(word, written, { date: '2027-02-01' })).toMatchObject(unedited)
})

test('an edited line is kept aside: it comes from the library', () => {
  const changed = renderMarkdown(document).replace('By analogy: Town', 'By analogy: The town')
  const { overrides, kept } = adoptMarkdown(readMarkdownFile(changed, [written]), written, { date: '2027-02-01' })
  expect(overrides).toEqual([])
  expect(kept.map(({ name, why }) => [name, why])).toEqual([
    ['crew-phones-kept-within', 'the “Kept within” line of “Crew phones” (1.2) comes from the library'],
  ])
})
