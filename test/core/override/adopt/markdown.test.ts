/** Edits in a Markdown file become overrides: what counts as one, where it goes, and what is left alone. */
import { describe, expect, test } from '@jest/globals'
import { readEdits } from '../../../../src/node/edits/read-back.js'
import { adopted, adoptedFrom, kinds, lock, markdown } from '../../../adopt-fixtures/small.js'

const nothing = { overrides: [], restored: [], obsolete: [], kept: [], comments: [], notes: [] }
const date = '2026-12-01'

describe('no edit', () => {
  test.each([
    ['the file as written', (text: string) => text],
    ['Windows line ends and a byte order mark', (text: string) => `\uFEFF${text.replace(/\n/g, '\r\n')}`],
    ['trailing spaces', (text: string) => text.replace(/\n/g, '  \n')],
    ['wrapped lines', (text: string) => text.replace(/ (post|login|reply) /g, '\n$1 ')],
    ['other list markers', (text: string) => text.replace(/^- /gm, '* ')],
    ['smart quotes and hard spaces', (text: string) => text.replace('a review', 'a\u00A0review')],
    ['anchors lost', (text: string) => text.replace(/^<!--.*\n/gm, '')],
    [
      'each line quoted, as a reply to an e-mail does',
      (text: string) => text.replace(/^/gm, '> ').replace(/ +$/gm, ''),
    ],
    ['the names that a note program gives to blocks', (text: string) => text.replace(/(\.|5\.05)$/gm, '$1 ^37066d')],
    [
      'links whose addresses stand at the end',
      (text: string) =>
        `${text.replace('[section 1.2](#12-no-replies)', '[section 1.2][1]').replace('[1.2 No replies](#12-no-replies)', '[1.2 No replies]')}\n[1]: #12-no-replies\n[1.2 No replies]: #12-no-replies\n`,
    ],
    [
      'numbered headings that come as a list of headings, as pandoc writes them',
      (text: string) =>
        text
          .replace(/^<!--.*\n/gm, '')
          .replace('## 2. Leaving\n\n### 2.1 When you leave', '1.  ## Leaving\n\n    1.  ### When you leave'),
    ],
    [
      'items whose second line pandoc makes a quotation',
      (text: string) => text.replace('- Check the **account**.', '-   Check the\n    > **account**.'),
    ],
    [
      'the sign of that quotation among the words',
      (text: string) => text.replace('- Check the photo.', '- Check the > photo.'),
    ],
    [
      'links of a wiki, written out and wrapped',
      (text: string) =>
        text.replace('[section 1.2](#12-no-replies)', '\\[\\[Policy#12-no-replies\\|section\n1.2\\]\\]'),
    ],
    ['blank lines lost', (text: string) => text.replace(/^<!--.*\n/gm, '').replace(/\n\n/g, '\n')],
  ])('%s', (_, change) => {
    expect(adoptedFrom(change(markdown), lock, date)).toMatchObject(nothing)
  })

  test('an edit in an item that pandoc made half a quotation is found in the whole item', () => {
    const torn = markdown
      .replace('- Check the **account**.', '-   Check the\n    > **account**.')
      .replace('- Check the photo.', '-   Check the photo\n    > twice.')
    expect(adopted(torn).overrides.map(({ body }) => body)).toEqual([
      'Only the lead posts for us. Ask before you post, see [section 1.2](clause:replies).\n\n- Check the **account**.\n- Check the photo twice.',
    ])
  })

  test('a quotation and a sign of the writer’s own stay in an item', () => {
    const own = markdown.replace('- Check the photo.', '- Check the photo, width > height.\n\n  > See the guide.')
    expect(adopted(own).overrides.map(({ body }) => body)).toEqual([
      'Only the lead posts for us. Ask before you post, see [section 1.2](clause:replies).\n\n- Check the **account**.\n- Check the photo, width > height.\n\n  > See the guide.',
    ])
  })

  test('a head of properties is told in one piece, and nothing else is', () => {
    const head = 'title: Policy\ntags:\n  - hr\ncreated: 2026-12-01'
    const { overrides, kept } = adopted(`---\n${head}\n---\n${markdown}`)
    expect([overrides, kept.map(({ text }) => text)]).toEqual([[], [head]])
  })

  test('an edit in a quoted file, and a line above the quotation, are found', () => {
    const quoted = markdown.replace('Only the lead', 'Only our lead').replace(/^/gm, '> ')
    const result = adopted(`Dana wrote on Tuesday:\n${quoted}`)
    expect(kinds(result)).toEqual(['posting: replace'])
    expect(result.kept.map(({ text }) => text)).toEqual(['Dana wrote on Tuesday:'])
  })

  test('an address at the end that nothing leads to stays where somebody put it', () => {
    const { kept, overrides } = adopted(`${markdown}\n[board]: https://board.example/rules\n`)
    expect(JSON.stringify([kept, overrides])).toContain('https://board.example/rules')
  })

  test.each([
    ['Version: 1.0', '- **Version:** 1.0 draft'],
    ['Version: 1.0 draft', '- **Version:** 1.0'],
  ])('a policy written as “%s” and a file that says “%s”', (written, line) => {
    const frame = lock.frame.map((one) => (one === 'Version: 1.0' ? written : one))
    const result = adoptedFrom(markdown.replace('- **Version:** 1.0', line), { ...lock, frame }, date)
    expect(result).toMatchObject(nothing)
  })

  test('a provision moved: its text stays, the order is the library’s', () => {
    const start = markdown.indexOf('<!-- clause: leaving')
    const end = markdown.indexOf('## Authorities')
    const moved = markdown.slice(start, end)
    const rest = markdown.slice(0, start) + markdown.slice(end)
    const result = adopted(rest.replace('<!-- clause: posting', `${moved}<!-- clause: posting`))
    expect(result).toMatchObject({
      ...nothing,
      notes: [
        {
          text: "“When you leave” (2.1) was moved in the file. Its text is kept; the policy's order stays.",
          override: null,
        },
      ],
    })
  })
})

describe('an edited provision', () => {
  test('becomes a replacement with the library text it was based on', () => {
    const [override] = adopted(markdown.replace('Only the lead', 'Only our lead')).overrides
    expect(override).toMatchObject({
      clause: 'posting',
      kind: 'replace',
      title: null,
      body: 'Only our lead posts for us. Ask before you post, see [section 1.2](clause:replies).\n\n- Check the **account**.\n- Check the photo.',
      base: { version: '1.0.0', text: lock.provisions[0]?.text },
      date: '2026-12-01',
      author: null,
    })
  })

  test('keeps the base it had', () => {
    const base = { version: '0.9.0', text: 'Older words.' }
    const old = { clause: 'replies', kind: 'replace', title: null, body: 'x', base, date: null, author: 'Ann' } as const
    const [override] = adopted(markdown.replace('A kind word', 'A nice word'), [old]).overrides
    expect(override).toMatchObject({ base, author: 'Ann' })
  })

  test('back to the library text is restored', () => {
    const base = { version: '1.0.0', text: 'Never reply to a review.' }
    const old = { clause: 'replies', kind: 'replace', title: null, body: 'x', base, date: null, author: null } as const
    const result = adopted(markdown.replace(/Never reply to .*/, 'Never reply to a review.'), [old])
    expect(result).toMatchObject({
      overrides: [],
      restored: ['replies'],
      obsolete: [{ clause: 'replies', kind: 'replace' }],
    })
  })

  test('with a new heading keeps it as title', () => {
    const [override] = adopted(markdown.replace('### 1.2 No replies', '### 1.2 No answers')).overrides
    expect(override).toMatchObject({ clause: 'replies', kind: 'replace', title: 'No answers' })
  })

  test('that lost its heading keeps its title', () => {
    const text = '“No replies” (1.2): its heading is gone from the file. A rule keeps its heading, so it stays.'
    expect(adopted(markdown.replace('### 1.2 No replies\n', ''))).toMatchObject({
      ...nothing,
      notes: [{ text, override: null }],
    })
  })

  test('deleted is struck', () => {
    const result = adopted(markdown.replace(/<!-- clause: replies[^]*?(?=## 2)/, ''))
    expect(kinds(result)).toEqual(['replies: strike'])
    expect(result.notes.map(({ text }) => text)).toEqual([
      '“No replies” (1.2) is no longer in the file: it is left out of the policy.',
    ])
  })

  test('struck before and typed in again is restored', () => {
    const base = { version: '1.0.0', text: 'Do not buy likes or followers.' }
    const old = { clause: 'likes', kind: 'strike', title: null, body: '', base, date: null, author: null } as const
    const again = '<!-- clause: likes -->\n### 1.3 Likes\n\nDo not buy likes or followers.\n\n## 2. Leaving'
    const result = adopted(markdown.replace('## 2. Leaving', again), [old])
    expect(result).toMatchObject({
      overrides: [],
      restored: ['likes'],
      obsolete: [{ clause: 'likes', kind: 'strike' }],
    })
  })
})

describe('text of the practice’s own', () => {
  test('below a provision is an addition', () => {
    const [override] = adopted(markdown.replace('\n## 2. Leaving', '\nOur own rule.\n\n## 2. Leaving')).overrides
    expect(override).toMatchObject({ clause: 'replies', kind: 'add', body: 'Our own rule.' })
  })

  test('in a new section is an addition, its heading a bold line', () => {
    const [override] = adopted(
      markdown.replace('## Authorities', '## Pets\n\nPets stay home.\n\n## Authorities'),
    ).overrides
    expect(override).toMatchObject({ clause: 'leaving', kind: 'add', body: '**Pets**\n\nPets stay home.' })
  })

  test('after a section heading joins the provision below', () => {
    const result = adopted(markdown.replace('## 2. Leaving\n', '## 2. Leaving\n\nOn your way out.\n'))
    expect(result.overrides).toMatchObject([{ clause: 'leaving', kind: 'add', body: 'On your way out.' }])
  })

  test.each([
    ['in the title block', ['- **Version:** 1.0', 'For our lawyer.\n\n- **Version:** 1.0'], 'For our lawyer.'],
    ['in an appendix', ['2026.\n', '2026.\n\nOur appendix.\n'], 'Our appendix.'],
    ['in a line of ours', ['rules of every day.', 'rules of each day.'], 'These are our rules of each day.'],
    ['in a reason', ['easier to trust.', 'easy to trust.'], 'Why: One voice is easy to trust.'],
    ['in a comment', ['## 2', '<!-- ask Ann -->\n\n## 2'], 'ask Ann'],
  ])('%s is kept aside', (_, [from = '', to = ''], text) => {
    const result = adopted(markdown.replace(from, to))
    expect(result.overrides).toEqual([])
    expect(result.kept.map((item) => item.text)).toEqual([text])
  })

  test('that Markdown can say and a policy cannot stays as plain words', () => {
    const odd = 'A kind word is a reply too.\n\n```\ncode\n```\n\n<b>html</b> ![picture](x.png)'
    const [override] = adopted(markdown.replace('A kind word is a reply too.', odd)).overrides
    expect(override?.body).toContain('html')
    expect(override?.body).toMatch(/code/)
    expect(override?.body).toMatch(/picture/)
  })
})

test('a Markdown file far larger than any policy is refused in words', () => {
  const problem =
    'The file is far larger than any policy. Copy its text into the Markdown file of the policy, and bring that in.'
  const read = (text: string): unknown =>
    readEdits('policy.md', new TextEncoder().encode(text), [lock], { date: '2026-12-01' })
  expect(read('a'.repeat(1_000_001))).toEqual({ problem })
  expect(read('a\n\n'.repeat(3001))).toEqual({ problem })
})
