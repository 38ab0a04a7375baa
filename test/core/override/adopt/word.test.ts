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
  const near = 'near “Never reply to a review in public. A kind word is…”'

  test('in a text box are named with their place, and kept; lines of ours that were put into one stay', () => {
    const box = (words: string): string =>
      `<w:r><w:pict><v:textbox><w:txbxContent>${body(run(words))}</w:txbxContent></v:textbox></w:pict></w:r>`
    const found = adopted(document(body(`${run(reply)}${box('Ask Dana first.')}`)))
    expect(found.overrides).toEqual([])
    expect(found.kept).toEqual([{ name: 'text-box', text: 'Ask Dana first.', why: `it stands in a text box ${near}` }])
    expect(found.notes.map(({ text }) => text)).toEqual([
      `Kept aside: it stands in a text box ${near}. It says “Ask Dana first.”.`,
    ])
    expect(found.ledger.lines.filter(({ fate }) => fate !== 'ours')).toEqual([
      { text: 'Ask Dana first.', words: 3, fate: 'kept', where: `it stands in a text box ${near}` },
    ])
    expect(adopted(document(body(box(reply))))).toMatchObject({ overrides: [], kept: [], notes: [] })
  })

  test.each([
    ['footnote', 'a footnote'],
    ['endnote', 'an endnote'],
  ])('in a %s are named with their place, and kept', (kind, said) => {
    const text = body(`${run(reply)}<w:r><w:${kind}Reference w:id="2"/></w:r>`)
    const found = adopted(document(text), {
      [`word/${kind}s.xml`]: `<w:${kind}s><w:${kind} w:id="2"><w:p>${run('Ask the lead first.')}</w:p></w:${kind}></w:${kind}s>`,
    })
    expect(found.overrides).toEqual([])
    expect(found.kept).toEqual([
      {
        name: kind,
        text: 'Ask the lead first.',
        why: `it is ${said} to “Never reply to a review in public. A kind word is…”`,
      },
    ])
    expect(found.notes.map(({ text }) => text)).toEqual([
      `Kept aside: it is ${said} to “Never reply to a review in public. A kind word is…”. It says “Ask the lead first.”.`,
    ])
  })

  test('of a picture and of a file put into this one are told and kept', () => {
    const picture =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="Our team"/></wp:inline></w:drawing></w:r>'
    const found = adopted(document(body(`${run(reply)}${picture}`)), {
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="r9" Type="http://x/aFChunk" Target="chunk.htm"/></Relationships>',
      'word/chunk.htm': '<html><head><title>no</title></head><body><p>Ask <b>Dana</b> first.</p></body></html>',
    })
    expect(found.overrides).toEqual([])
    expect(found.notes.map(({ text }) => text)).toEqual([
      'Kept aside: the policy has no place for pictures; the picture is in the file itself, in kept/returned. It says “A picture: Our team”.',
      'Kept aside: another file is put into this one there, and its words are not the policy’s. It says “Ask Dana first.”.',
    ])
    expect(found.kept.map(({ name, text }) => [name, text])).toEqual([
      ['picture', 'A picture: Our team'],
      ['embedded-file', 'Ask Dana first.'],
    ])
  })
})

test('a new title behind a typed number is the title, and nothing is left over', () => {
  const text = document().replace(heading(2, 'No replies', 'replies'), heading(2, '§ 1.2 Never answer', 'replies'))
  const found = adopted(text)
  expect(found.overrides.map(({ clause, title }) => [clause, title])).toEqual([['replies', 'Never answer']])
  expect(found.kept).toEqual([])
  expect(found.ledger.lines.filter(({ fate }) => fate !== 'ours')).toEqual([
    { text: '§ 1.2 Never answer', words: 4, fate: 'override', where: 'overrides/replies.md' },
  ])
})

describe('what other programs do to the whole file is no edit', () => {
  const styled = (style: string, text: string, more = ''): string =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run(text)}</w:p>`
  const table =
    '<w:tbl><w:tr>' + ['Name', 'Date'].map((title) => `<w:tc>${body(run(title))}</w:tc>`).join('') + '</w:tr></w:tbl>'

  test('every paragraph with the looks of a list’s', () => {
    const flat = document().replace(
      notes('One voice is easier to trust.'),
      styled('ListText', 'Why: One voice is easier to trust. Based on: APA Ethics Code, Standard 5.05'),
    )
    const styles = '<w:styles><w:style w:styleId="ListText"><w:name w:val="List Text"/></w:style></w:styles>'
    expect(adopted(flat, { 'word/styles.xml': styles })).toMatchObject({ overrides: [], kept: [], notes: [] })
  })

  test('the last heading without its level, where something of what it heads follows', () => {
    const last = `${heading(1, 'Authorities')}${body(run('APA Ethics Code, checked November 24, 2026.'))}`
    const flat = document().replace(heading(1, 'Authorities'), last.replace(/<w:outlineLvl [^>]*>/, ''))
    expect(adopted(flat)).toMatchObject({ overrides: [], kept: [], notes: [] })
  })

  test.each([
    ['a table’s description as a caption', `${table}${body(run('AuthoritiesColumns: Name, Date'))}`],
    ['the foot of a page', body(run('Version 1.0 · effective January 1, 2027 Page 3 of 40'))],
  ])('%s in the text', (_, words) => {
    const found = adopted(`${document()}${words}`)
    expect(found.overrides).toEqual([])
    expect(JSON.stringify(found.kept)).not.toMatch(/Columns|Page 3/)
  })

  test('the number of the page in the footer', () => {
    const relations =
      '<Relationships><Relationship Id="r9" Type="http://x/footer" Target="footer1.xml"/></Relationships>'
    const footer = `<w:ftr><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('33')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`
    const parts = { 'word/_rels/document.xml.rels': relations, 'word/footer1.xml': footer }
    expect(adopted(document(), parts)).toMatchObject({ overrides: [], kept: [], notes: [] })
  })
})
