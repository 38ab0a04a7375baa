/** The companions of the shipped library: every paper is made, says its rules only where its parent clause is in, and reads well for all answers. */
import { expect, test } from '@jest/globals'
import { possibleChoices } from '../../src/core/answers/complete.js'
import type { Answer } from '../../src/core/answers/answers.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import type { Frame } from '../../src/core/library/frame.js'
import type { Override } from '../../src/core/policy/override.js'
import { assemblePolicy, type Policy } from '../../src/core/policy/policy.js'
import { walk, type TemplateNode } from '../../src/core/template/nodes.js'
import { parseTemplate } from '../../src/core/template/parse.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { renderOutputs } from '../../src/render/output.js'
import { answersWith, policyWith, shippedLibrary } from '../shipped-library.js'

const library = await shippedLibrary()
const outputs = library.questions.find((question) => question.id === library.parts.outputs)!
const companions = library.frames.filter((frame) => frame.layout !== 'policy' && !frame.id.startsWith('disclaimer'))
const named = (id: string): Frame => library.frames.find((frame) => frame.id === id)!

const markdown = (frame: Frame, policy: Policy): string => renderMarkdown(frameDocument(library, policy, frame))
const companion = (id: string, values: Readonly<Record<string, Answer>> = {}): string =>
  markdown(named(id), policyWith(library, values))

const parents = (nodes: readonly TemplateNode[]): readonly string[] =>
  [...walk(nodes)].flatMap((node) => (node.kind === 'branch' && node.test === 'clause' ? [node.question] : []))

/** What prints whether or not a clause is in; a mark stands where a guarded part was. */
const unguarded = (nodes: readonly TemplateNode[]): string =>
  nodes
    .map((node): string => {
      if (node.kind === 'content') return node.text
      if (node.kind === 'slot') return node.args.join(' ')
      if (node.kind !== 'branch') return '…'
      return node.test === 'clause' ? unguarded(node.otherwise) : unguarded(node.then) + unguarded(node.otherwise)
    })
    .join('')

/** Sentences that state a rule outside any clause; headings and header rows of tables are exempt. */
function strayRules(nodes: readonly TemplateNode[]): readonly string[] {
  const words = unguarded(nodes)
    .replace(/^#.*$/gm, '')
    .replace(/^\|.*\|\n(?=\|[-|: ]+\|)/gm, '')
  return words
    .split(/\n|(?<=[.!?;:])\s/)
    .filter((sentence) => /\b(must|never|always|do not|don't|may not|cannot|no one|nobody|shall)\b/i.test(sentence))
}

test.each(outputs.choices.map((choice) => choice.value))('the choice "%s" makes its files', async (choice) => {
  // An engine stands in for the one that makes PDFs, which is optional.
  const pdf = (code: string): Uint8Array => new TextEncoder().encode(code)
  const files = await renderOutputs(library, policyWith(library), new Set([choice]), { pdf })
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(file.content.length).toBeGreaterThan(0)
})

test('each companion and its files', () => {
  expect(Object.fromEntries(companions.map((frame) => [frame.id, frame.files]))).toEqual({
    'staff-edition': {
      'staff-edition': ['staff-edition.docx', 'staff-edition.html'],
      'policy-pdf': ['staff-edition.pdf'],
    },
    scenarios: { scenarios: ['scenarios.docx'] },
    'owner-sheet': { 'owner-sheet': ['owner-sheet.docx', 'owner-sheet.html'] },
    acknowledgement: { acknowledgement: ['acknowledgement.docx'], 'policy-pdf': ['acknowledgement.pdf'] },
    'do-dont-card': { 'do-dont-card': ['do-dont-card.docx'] },
    'access-register': { 'access-register': ['access-register.docx', 'access-register.csv'] },
    'access-checklist': { 'access-checklist': ['access-checklist.docx'] },
    'client-notice': { 'client-notice': ['client-notice.docx'] },
    'incident-card': { 'incident-card': ['incident-card.docx'] },
    'review-agenda': { 'review-agenda': ['review-agenda.docx'] },
    'content-permission-log': { 'review-agenda': ['content-permission-log.docx'] },
    'staff-email': { 'staff-email': ['staff-email.md'] },
    calendar: { calendar: ['calendar.ics'] },
  })
})

test.each(companions.map((frame) => [frame.id, frame] as const))('%s: each parent clause exists', (_, frame) => {
  const known = library.clauses.map((clause) => clause.id)
  // Situations name the clauses of each step in a file of their own.
  if (frame.id !== 'scenarios') expect(parents(frame.nodes).length).toBeGreaterThan(0)
  expect(parents(frame.nodes).filter((id) => !known.includes(id))).toEqual([])
})

test.each(companions.map((frame) => [frame.id, frame] as const))('%s: each rule stands in its clause', (_, frame) => {
  expect(strayRules(frame.nodes)).toEqual([])
})

test('a rule without its clause is found', () => {
  const parse = (source: string) => parseTemplate(source, 'frame', () => undefined)
  const source = `# Never
| Do | Don't |
|---|---|
| {{#clause "a"}}You must.{{/clause}} | You must {{date q}}. |

{{#clause "a"}}
- Do not post.
{{/clause}}
{{#is q "x"}}
- You never post.
{{/is}}
`
  expect(strayRules(parse(source))).toEqual(['|  | You must ….', '- You never post.'])
})

test('without its clause, a rule is gone', () => {
  const struck = (clause: string): Policy => {
    const override: Override = { kind: 'strike', clause, title: null, body: '', base: null, date: null, author: null }
    return assemblePolicy(library, answersWith(library), { version: '1.0', overrides: [override] })
  }
  const review = 'Never answer a review'
  expect(companion('do-dont-card')).toContain(review)
  expect(markdown(named('do-dont-card'), struck('no-review-replies'))).not.toContain(review)
  expect(companion('incident-card')).toContain('Save a screenshot')
  expect(markdown(named('incident-card'), struck('incident-response'))).not.toContain('Save a screenshot')
  expect(companion('acknowledgement')).toContain('Log in, do the task')
  expect(markdown(named('acknowledgement'), struck('log-out-every-time'))).not.toContain('Log in, do the task')
})

/** Questions that some companion tests, and the values it tests them for. */
const tested = companions
  .flatMap((frame) => [...walk(frame.nodes)])
  .flatMap((node) => (node.kind === 'branch' && node.test !== 'clause' ? [node] : []))

/** One answer changed at a time: each tested value alone, and none or all where several can be ticked. */
const variations = library.questions.flatMap((question): readonly Readonly<Record<string, Answer>>[] => {
  const branches = tested.filter((branch) => branch.question === question.id)
  if (branches.length === 0) return []
  const choices = possibleChoices(question, library.questions).map((choice) => choice.value)
  const few = choices.length > 20 ? [...branches.flatMap((branch) => branch.values), choices[0]!] : choices
  const answers = question.kind === 'multiselect' ? [[], choices, ...choices.map((value) => [value])] : few
  return answers.map((answer) => ({ [question.id]: answer }))
})

let policies: readonly Policy[] | null = null
const varied = (): readonly Policy[] => (policies ??= variations.map((values) => policyWith(library, values)))

test.each(companions.map((frame) => [frame.id, frame] as const))('%s reads well for all answers', (_, frame) => {
  for (const policy of varied()) {
    const words = markdown(frame, policy)
    expect(words).not.toMatch(/undefined|null|\(\)| {2}(?=\S)|\s[.,;](?=\s)|\.\.|[\uE000\uE001]/)
    expect(words.length).toBeGreaterThan(200)
  }
})

/** Whom to call, for the papers that name people. */
const people = {
  incidentContact: 'Kim Ode, 555-0122',
  onCallWho: 'Dana Reed',
  onCallReach: '555-0111',
  socialLead: 'Sam Wu',
  backupAdmin: 'Ana Roy',
}

/** The words before the first of the given ones. */
const before = (words: string, mark: string): string => words.split(mark)[0] ?? ''

test('do and don’t card: whom to call comes first, then what to do, then what not', () => {
  const card = companion('do-dont-card', people)
  expect(before(card, '## Do\n')).toContain(
    '**Something went wrong:** Kim Ode, 555-0122\n\n**No answer:** Sam Wu, then Ana Roy',
  )
  expect(before(card, '## Do\n')).toContain('**Someone may be in danger:** Dana Reed, 555-0111')
  expect(before(card, '## Never\n')).toContain('Look at the account name before you post, reply or like.')
  expect(before(card, '## Never\n')).not.toContain('Never ask for a review')
  expect(card).toContain('Never ask for a review')
})

test('incident card: whom to call comes first; American numbers only in the United States', () => {
  const card = companion('incident-card', people)
  expect(before(card, '## What to do')).toContain('**Someone may be in danger, on call:** Dana Reed, 555-0111')
  expect(before(card, '## What to do')).toContain('**Emergency:** 911 **Crisis:** 988')
  expect(companion('incident-card', { ...people, onCall: 'nobody' })).toContain(
    'Nobody is on call here outside office hours',
  )
  const abroad = companion('incident-card', { ...people, states: ['outside-us'], crisisLine: '112' })
  expect(abroad).toContain('**Emergency:** the local emergency number **Numbers here:** 112')
  expect(abroad).not.toMatch(/HIPAA|911|988/)
})

test('sign-off sheet: the line for contractors only where there are contractors; rights for everyone', () => {
  expect(companion('acknowledgement')).not.toContain('Contractors only')
  expect(companion('acknowledgement', { workforce: ['employees', 'contractors'] })).toContain(
    '- [ ] Contractors only: I sign as a term of my contract, and only for the parts that bind contractors (section 1.3).',
  )
  for (const state of ['CA', 'outside-us']) {
    expect(companion('acknowledgement', { states: [state] })).toContain('Signing gives up none of your legal rights.')
  }
})

test('client notice: the choice to review is the client’s', () => {
  const words = companion('client-notice')
  expect(words).toContain('You may write honest reviews anywhere. Your care does not depend on it. ')
  expect(words).not.toMatch(/section \d/)
  expect(words).not.toMatch(/(?:please|ask you|do) not (?:to )?(?:write|post|leave|review) (?:a )?review/i)
  expect(companion('client-notice', { states: ['outside-us'] })).not.toMatch(/911|988/)
})

test('agenda: fifteen minutes; the trial scorecard shows what was ticked', () => {
  const minutes = [...companion('review-agenda').matchAll(/^## \d.*\((\d) minutes\)$/gm)].map((match) =>
    Number(match[1]),
  )
  expect(minutes).toEqual([3, 4, 4, 2, 2])
  const words = companion('review-agenda', { trialMeasures: ['hours', 'slips'] })
  expect(words).toContain(
    '| Measure | Month 1 | Month 2 | Better in |\n| - | - | - | - |\n| Hours spent | | | |\n| Mistakes or near-misses | | | |',
  )
  expect(companion('review-agenda', { accessModel: 'single-person' })).not.toMatch(/trial/i)
})

test('permission log: the staff form only where staff may be shown', () => {
  expect(companion('content-permission-log')).toContain('- [ ] Photos of me')
  expect(companion('content-permission-log', { staffImages: 'names-only' })).not.toContain('Photos of me')
  expect(companion('content-permission-log', { staffImages: 'none' })).not.toContain('opt-in form')
})

test('register: one line for each account and listing, none twice', async () => {
  const policy = policyWith(library, {
    platforms: ['facebook-page', 'x'],
    reviewSites: ['yelp', 'facebook-page'],
    socialLead: '=Dana',
    backupAdmin: 'Office manager',
  })
  const files = await renderOutputs(library, policy, new Set(['access-register']))
  const lines = String(files.find((file) => file.path.endsWith('.csv'))?.content)
    .trimEnd()
    .split('\r\n')
  expect(lines[0]).toBe(
    '\uFEFF"Account","Handle or name","Web address","Type (page, profile, listing)","Recovery e-mail belongs to","Recovery phone belongs to","Administrator 1","Administrator 2","Others, with role","Sign-in method (own role, or one login)","Two-step method","Connected tools and ad accounts","Notice about reviews placed on","Last checked"',
  )
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['"Facebook Page"', '"X"', '"Yelp"'])
  expect(lines[1]).toContain(`"'=Dana","Office manager"`)
})

test('e-mail: subject first', () => {
  expect(companion('staff-email')).toContain(
    '\n\n**Subject:** Our social media policy starts on January 4, 2027\n\nHello everyone,\n\n',
  )
})
