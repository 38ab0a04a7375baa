/** Edits in a Word file become overrides, tracked or not; what is no Word file is said so. */
import { describe, expect, test } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import type { Adopted } from '../../../../src/core/override/adopt/adopted.js'
import { adoptWord, readWordFile } from '../../../../src/core/override/adopt/word.js'
import { kinds, lock } from '../../../adopt-fixtures/small.js'
import { body, deleted, inserted, marked, run } from '../../../adopt-fixtures/word-xml.js'

const date = '2026-12-01'

const heading = (level: number, text: string, clause = ''): string =>
  `<w:p><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>${clause === '' ? '' : `<w:bookmarkStart w:id="1" w:name="clause_${clause}"/>`}${run(text)}</w:p>`
const notes = (why: string): string => body(run(`Why: ${why} Based on: APA Ethics Code, Standard 5.05`))
const item = (text: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${text}</w:p>`
const reply = 'Never reply to a review in public. A kind word is a reply too.'

/** The small policy as Word has it, the replies provision's text as given. */
const document = (replies = body(run(reply))): string =>
  [
    body(run('Our policy')),
    heading(1, 'Rules'),
    body(run('These are our rules of every day.')),
    heading(2, 'Who posts', 'posting'),
    body(
      `${run('Only the lead posts for us. Ask before you post, see ')}<w:hyperlink w:anchor="clause_replies">${run('section 1.2')}</w:hyperlink>${run('.')}`,
    ),
    item(`${run('Check the ')}<w:r><w:rPr><w:b/></w:rPr><w:t>account</w:t></w:r>${run('.')}`),
    item(run('Check the photo.')),
    notes('One voice is easier to trust.'),
    heading(2, 'No replies', 'replies'),
    replies,
    notes('Any reply can show who is a client.'),
    heading(1, 'Leaving'),
    heading(2, 'When you leave', 'leaving'),
    body(run('When you leave, you hand back every login on your last day.')),
    notes('Old logins are open doors.'),
    heading(1, 'Authorities'),
  ].join('')

const file = (text: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document><w:body>${text}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  })

function adopted(text: string, parts: Readonly<Record<string, string>> = {}): Adopted {
  const edited = readWordFile(file(text, parts))
  if ('problem' in edited) throw new Error(edited.problem)
  return adoptWord(edited, lock, { date })
}

test('the file as written holds no edit', () => {
  expect(adopted(document())).toMatchObject({ overrides: [], obsolete: [], kept: [], notes: [] })
})

describe('tracked changes', () => {
  test('count as accepted, and name their author', () => {
    const text = body(
      `${run('Never reply to a review')}${deleted(' in public')}${inserted(' anywhere')}${run('. A kind word is a reply too.')}`,
    )
    const [override] = adopted(document(text)).overrides
    expect(override).toMatchObject({
      clause: 'replies',
      kind: 'replace',
      body: 'Never reply to a review anywhere. A kind word is a reply too.',
      author: 'A. Lawyer',
    })
  })

  test('a new paragraph below is an addition', () => {
    const result = adopted(document(body(run(reply)) + body(inserted('Not even thanks.'), marked('ins'))))
    expect(kinds(result)).toEqual(['replies: add'])
  })

  test('a deleted paragraph mark joins two paragraphs', () => {
    const [override] = adopted(
      document(body(run(`${reply} `), marked('del')) + body(run('Not even thanks.'))),
    ).overrides
    expect(override?.body).toBe(`${reply} Not even thanks.`)
  })

  test('all of it deleted strikes the provision', () => {
    expect(kinds(adopted(document(body(deleted(reply), marked('del')))))).toEqual(['replies: strike'])
  })
})

test('text split over runs, soft hyphens and hard spaces are no edit', () => {
  const [half = '', other = ''] = reply.split(' in ')
  const text = body(
    `${run(half.replace(' ', '\u00A0'))}<w:r><w:softHyphen/></w:r>${run(' in ')}<w:sdt><w:sdtContent>${run(other)}</w:sdtContent></w:sdt>`,
  )
  expect(adopted(document(text)).overrides).toEqual([])
})

test('a reference in an edited provision stays a reference', () => {
  const result = adopted(document().replace('Check the photo.', 'Check each photo.'))
  expect(result.overrides[0]?.body).toBe(
    'Only the lead posts for us. Ask before you post, see [section 1.2](clause:replies).\n\n- Check the **account**.\n- Check each photo.',
  )
})

test('comments are listed with their clause', () => {
  const text = body(`<w:commentRangeStart w:id="3"/>${run(reply)}<w:commentRangeEnd w:id="3"/>`)
  const comments = `<w:comments><w:comment w:id="3" w:author="Ann"><w:p>${run('Really?')}</w:p></w:comment></w:comments>`
  expect(adopted(document(text), { 'word/comments.xml': comments }).comments).toEqual([
    { author: 'Ann', text: 'Really?', clause: 'replies', place: '“No replies” (1.2)' },
  ])
})

test.each([
  ['nothing', new Uint8Array(), 'The file is empty.'],
  ['a PDF', strToU8('%PDF-1.7'), 'The file is a PDF: its edits cannot be read. Ask for the Word file.'],
  [
    'a torn zip',
    file(document()).slice(0, 300),
    'The file is damaged: it could not be unpacked. Ask for it to be sent again.',
  ],
  ['another zip', zipSync({ 'a.txt': strToU8('a') }), 'The file holds no Word text: save it as .docx and try again.'],
  ['text', strToU8('hello'), 'The file is not a Word file (.docx).'],
])('%s is a problem in plain words', (_, bytes, problem) => {
  expect(readWordFile(bytes)).toEqual({ problem })
})

describe('words that are there but not meant as text', () => {
  const looks = (mark: string, text: string): string =>
    `<w:r><w:rPr><${mark}/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

  test('struck through by formatting are deleted where they are ours', () => {
    const text = body(
      `${run('Never reply to a review in public. ')}${looks('w:strike', 'A kind word is a reply too.')}`,
    )
    expect(adopted(document(text)).overrides[0]?.body).toBe('Never reply to a review in public.')
  })

  test('hidden ones are kept aside, not brought in', () => {
    const result = adopted(document(body(`${run(reply)}${looks('w:vanish', ' Ask our lawyer.')}`)))
    expect(result.overrides).toEqual([])
    expect(result.kept).toMatchObject([{ text: ' Ask our lawyer.', why: 'readers of the file do not see it' }])
  })

  test('in the header are kept aside', () => {
    const relations =
      '<Relationships><Relationship Id="r9" Type="http://x/header" Target="header1.xml"/></Relationships>'
    const header = `<w:hdr><w:p>${run('Hope Group · Our policy')}</w:p><w:p>${run('Privileged')}</w:p></w:hdr>`
    const parts = { 'word/_rels/document.xml.rels': relations, 'word/header1.xml': header }
    expect(adopted(document(), parts).kept).toEqual([
      { name: 'header-and-footer', text: 'Privileged', why: 'it stands in the header or footer of the file' },
    ])
  })
})
