/** Two versions → the Word file with tracked changes: accepted it is the new one, rejected the old one. */
import { paragraph, table, type Block, type Document, type Section } from '../../../src/core/document/tree.js'
import type { Change, Revision } from '../../../src/core/revision/change.js'
import { renderRedlineDocx } from '../../../src/render/redline/docx.js'
import { markDocuments } from '../../../src/render/redline/marked.js'
import { documentParts } from '../../../src/render/docx/docx.js'
import { shippedLibrary } from '../../shipped-library.js'
import { documentOf, item, list, reference, section } from '../docx/sample.js'
import { wordProblems } from '../docx/gate/gate.js'
import { commentsOf, marksByHeading, partsOf, readLines, type Parts } from './judge.js'
import { pairOf } from './pairs.js'
import { judge } from './verdict.js'

const library = await shippedLibrary()

const change = (clause: string, kind: Change['kind']): Change => ({
  clause,
  kind,
  title: clause,
  causes: [{ edit: clause }],
  material: true,
  before: '',
  after: '',
})
const revisionOf = (...changes: readonly Change[]): Revision => ({ from: '1.0', to: '2.0', changes, answers: [] })

const provision = (id: string, number: string, ...children: readonly Block[]): Section =>
  section('provision', id, number, ...children)

const policy = (...provisions: readonly Section[]): Document =>
  documentOf([section('section', 'part', '1', ...provisions), section('appendix', 'end', null, paragraph('The end.'))])

async function redline(before: Document, after: Document, ...changes: readonly Change[]): Promise<Uint8Array> {
  const marked = markDocuments({ library, before, after, revision: revisionOf(...changes) })
  return renderRedlineDocx(marked, { author: 'A & B', date: '2027-03-01' })
}

const texts = (parts: Parts, mode: 'accept' | 'reject'): readonly string[] =>
  readLines(parts, mode).map(({ style, list: marker, text }) => `${style} ${marker}|${text}`)

/** Accepted it is the new document, rejected the old one, and nothing is broken. */
async function prove(before: Document, after: Document, ...changes: readonly Change[]): Promise<Parts> {
  const bytes = await redline(before, after, ...changes)
  const parts = partsOf(bytes)
  expect(wordProblems(bytes)).toEqual([])
  expect(texts(parts, 'accept')).toEqual(texts(documentParts(after), 'accept'))
  expect(texts(parts, 'reject')).toEqual(texts(documentParts(before), 'accept'))
  return parts
}

const words = (parts: Parts, bookmark = 'clause_a'): number => marksByHeading(parts).get(bookmark)?.words ?? 0
const xmlOf = (parts: Parts): string => String(parts.get('word/document.xml'))

test('a document compared with itself has no revision and no comment', async () => {
  const document = policy(provision('a', '1.1', paragraph('One.'), list(true, item('x'), item('y'))))
  const parts = await prove(document, document)
  expect(xmlOf(parts)).not.toMatch(/<w:(ins|del|moveFrom|moveTo|pPrChange|comment)/)
  expect(parts.has('word/comments.xml')).toBe(false)
})

test('the same input gives the same bytes', async () => {
  const before = policy(provision('a', '1.1', paragraph('One.')))
  const after = policy(provision('a', '1.1', paragraph('Two.')))
  expect(await redline(before, after, change('a', 'changed'))).toEqual(
    await redline(before, after, change('a', 'changed')),
  )
})

test('only the words that changed are marked, with one comment that says why', async () => {
  const parts = await prove(
    policy(provision('a', '1.1', paragraph('Ask the lead before you post a photo.'))),
    policy(provision('a', '1.1', paragraph('Ask the owner before you post any photo.'))),
    change('a', 'changed'),
  )
  expect(words(parts)).toBe(4)
  expect([...commentsOf(parts).values()]).toEqual(['Changed. Your own wording.'])
})

test('a paragraph that was split marks no word', async () => {
  const parts = await prove(
    policy(provision('a', '1.1', paragraph('Ask the lead first. Then post it at noon.'))),
    policy(provision('a', '1.1', paragraph('Ask the lead first.'), paragraph('Then post it at noon.'))),
    change('a', 'changed'),
  )
  expect(words(parts)).toBe(0)
})

test('two paragraphs that were joined mark no word', async () => {
  const parts = await prove(
    policy(provision('a', '1.1', paragraph('Ask the lead first.'), paragraph('Then post it at noon.'))),
    policy(provision('a', '1.1', paragraph('Ask the lead first. Then post it at noon.'))),
    change('a', 'changed'),
  )
  expect(words(parts)).toBe(0)
})

test('a sentence that went over to the next paragraph marks no word', async () => {
  const said = 'This holds even if they said so first, and for their bills and visits too.'
  const parts = await prove(
    policy(provision('a', '1.1', paragraph(`Never say who is a client. ${said}`), paragraph('If asked, say nothing.'))),
    policy(provision('a', '1.1', paragraph('Never say who is a client.'), paragraph(`${said} If asked, say nothing.`))),
    change('a', 'changed'),
  )
  expect(words(parts)).toBe(0)
})

test('a blank that somebody typed is the blank that stood there', async () => {
  const parts = await prove(
    policy(
      provision('a', '1.1', paragraph('The lead: ', { type: 'value', question: 'lead', value: '______', blank: true })),
    ),
    policy(provision('a', '1.1', paragraph('The lead: ______'))),
  )
  expect(xmlOf(parts)).not.toMatch(/<w:(ins|del) /)
})

test('numbered items keep their numbers on both sides, whichever items come and go', async () => {
  await prove(
    policy(provision('a', '1.1', list(true, item('Log in.'), item('Do the task.'), item('Log out.')))),
    policy(provision('a', '1.1', list(true, item('Log in.'), item('Log out.'), item('Lock the screen.')))),
    change('a', 'changed'),
  )
  await prove(
    policy(provision('a', '1.1', paragraph('Plain.'), list(true, item('One.'), item('Two.')))),
    policy(provision('a', '1.1', paragraph('Plain.'))),
    change('a', 'changed'),
  )
})

test('a paragraph that became a list item keeps its words and changes its look', async () => {
  const parts = await prove(
    policy(provision('a', '1.1', paragraph('Never post client names.'))),
    policy(provision('a', '1.1', list(false, item('Never post client names.')))),
    change('a', 'changed'),
  )
  expect(words(parts)).toBe(0)
  expect(xmlOf(parts)).toContain('<w:pPrChange ')
})

test('table rows come and go, and cells change word by word', async () => {
  const rows = (...lines: readonly (readonly string[])[]): Block => table([['Site', 'What we do'], ...lines])
  const parts = await prove(
    policy(provision('a', '1.1', rows(['Yelp', 'We post a notice there.'], ['Vitals', 'Nothing at all.']))),
    policy(provision('a', '1.1', rows(['Yelp', 'We post a short notice there.'], ['Zocdoc', 'Ask them to stop.']))),
    change('a', 'changed'),
  )
  expect(xmlOf(parts)).toMatch(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /)
})

test('a quotation, a reason and sources are compared like other text', async () => {
  const notes = (reason: string, label: string): readonly Block[] => [
    { type: 'quotation', authority: 'q', value: 'Do not solicit.', attribution: `APA, ${label}` },
    { type: 'rationale', children: [{ type: 'text', value: reason }] },
    { type: 'sources', children: [{ type: 'citation', authority: 'q', label, bearing: 'basedOn' }] },
  ]
  const parts = await prove(
    policy(provision('a', '1.1', paragraph('One.'), ...notes('It is fair.', 'Standard 5.05'))),
    policy(provision('a', '1.1', paragraph('One.'), ...notes('It is kind.', 'Standard 5.06'))),
    change('a', 'changed'),
  )
  // One word of the reason, and "5.05" in the attribution and in the sources, each struck and added.
  expect(words(parts)).toBe(6)
})

test('provisions come and go whole, and the one beside them keeps all but the numbers it refers to', async () => {
  const same = (number: string): Section => provision('b', number, paragraph('See ', reference('b', number), '.'))
  const parts = await prove(
    policy(provision('a', '1.1', paragraph('Old.'), list(true, item('x'))), same('1.2')),
    policy(same('1.1'), provision('c', '1.2', paragraph('New.'), table([['a', 'b']]))),
    change('a', 'removed'),
    change('c', 'added'),
  )
  // Only the number that a reference prints is another on each side.
  expect(words(parts, 'clause_b')).toBe(2)
  expect([...commentsOf(parts).values()].filter((text) => !text.startsWith('The title'))).toEqual([
    'Removed: 1.1 “About a”. Your own wording: you left this provision out.',
    'Only the number of a section it refers to changed.',
    'New provision: 1.2 “About c”. Your own wording: you took this provision back in.',
  ])
})

test('a provision that moved shows as a move, its words unmarked', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map(
    (id) =>
      (number: string): Section =>
        provision(id, number, paragraph(`Of ${id}.`)),
  )
  if (a === undefined || b === undefined || c === undefined) throw new Error('three provisions')
  const parts = await prove(
    policy(a('1.1'), b('1.2'), c('1.3')),
    policy(b('1.1'), c('1.2'), a('1.3')),
    change('a', 'moved'),
  )
  expect(xmlOf(parts).match(/<w:move(From|To)RangeStart [^>]*w:name="move1"/g)).toHaveLength(2)
  expect(xmlOf(parts)).not.toContain('<w:delText')
})

test('marks of meaning survive: emphasis, links, line breaks, awkward characters', async () => {
  const link = (url: string): Block =>
    paragraph(
      'Go to ',
      { type: 'link', url, children: [{ type: 'text', value: 'the page' }] },
      { type: 'break' },
      '<&"\'>',
    )
  await prove(
    policy(provision('a', '1.1', link('https://old.example/?a=1&b=2'), paragraph('Plain word.'))),
    policy(
      provision(
        'a',
        '1.1',
        link('https://new.example/'),
        paragraph({ type: 'strong', children: [{ type: 'text', value: 'Plain' }] }, ' word.'),
      ),
    ),
    change('a', 'changed'),
  )
})

test('a clause under a new id is the same provision', async () => {
  const now = {
    ...library,
    clauses: library.clauses.map((clause) => ({ ...clause, supersedes: [`${clause.id}-once`] })),
  }
  const id = now.clauses[0]?.id ?? ''
  const named = (clause: string): Section => ({
    ...provision(clause, '1.1', paragraph('See ', reference(clause, '1.1'), '.')),
    title: 'One title',
  })
  const [before, after] = [policy(named(`${id}-once`)), policy(named(id))]
  const marked = markDocuments({ library: now, before, after, revision: revisionOf() })
  const bytes = await renderRedlineDocx(marked, { author: 'A', date: '2027-03-01' })
  expect(xmlOf(partsOf(bytes))).not.toMatch(/<w:(ins|del|move)/)
})

test.each([1, 2, 3, 4, 5, 6])('seeded pair %s of the shipped library has nothing wrong', async (seed) => {
  const pair = pairOf(library, seed, 0.2)
  const bytes = await renderRedlineDocx(markDocuments(pair), { author: 'Practice Policy', date: '2027-03-01' })
  expect(judge(pair, bytes).problems).toEqual([])
})
