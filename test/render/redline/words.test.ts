/** Two versions → the redline in Markdown and HTML, changes.md, and the message for staff. */
import { paragraph, table, type Block, type Document } from '../../../src/core/document/tree.js'
import type { Revision } from '../../../src/core/revision/change.js'
import { renderChanges, staffMessage } from '../../../src/render/redline/changes.js'
import { renderRedlineHtml } from '../../../src/render/redline/html.js'
import { markDocuments } from '../../../src/render/redline/marked.js'
import { renderRedlineMarkdown } from '../../../src/render/redline/markdown.js'
import { renderMarkdown } from '../../../src/render/markdown/markdown.js'
import { shippedLibrary } from '../../shipped-library.js'
import { documentOf, item, list, reference, section } from '../docx/sample.js'
import { pairOf } from './pairs.js'

const library = await shippedLibrary()

const policy = (number: string, ...children: readonly Block[]): Document =>
  documentOf([
    { type: 'contents' },
    section('section', 'part', '1', section('provision', 'a', number, ...children)),
    section('appendix', 'end', null, paragraph('The end.')),
  ])

const revision: Revision = {
  from: '1.0',
  to: '2.0',
  changes: [
    {
      clause: 'a',
      kind: 'changed',
      title: 'About *a*',
      causes: [{ edit: 'a' }],
      material: true,
      before: 'Ask the lead.\n\nSee [section 1.2](clause:b).\n\nStays.',
      after: 'Ask the owner.\n\nSee [section 1.9](clause:b).\n\nStays.',
    },
    {
      clause: 'b',
      kind: 'added',
      title: 'B',
      causes: [{ library: ['1.0.0', '1.1.0'] }],
      material: false,
      before: null,
      after: 'New.',
    },
  ],
  answers: [],
}

/** CriticMarkup with every change taken, or with none. */
const taken = (markdown: string): string =>
  settle(markdown.replace(/\{--[^]*?--\}/g, '').replace(/\{\+\+([^]*?)\+\+\}/g, '$1'))
const refused = (markdown: string): string =>
  settle(markdown.replace(/\{\+\+[^]*?\+\+\}/g, '').replace(/\{--([^]*?)--\}/g, '$1'))

/** The words, without comments, anchors, link targets and signs. */
const settle = (markdown: string): string =>
  markdown
    .replace(/\{>>[^]*?<<\}/g, '')
    .replace(/<!-- clause: [^ ]* -->/g, '')
    .replace(/\]\([^)\s]*\)/g, '')
    .replace(/^[ >]*\d+\. /gm, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const before = policy(
  '1.1',
  paragraph('Ask the lead, see ', reference('a', '1.1'), '.'),
  list(false, item('One.'), item('Two.')),
)
const after = policy('1.2', paragraph('Ask the owner, see ', reference('a', '1.2'), '.'), list(false, item('One.')))

test('CriticMarkup marks the words that changed and says why', () => {
  const markdown = renderRedlineMarkdown(markDocuments({ library, before, after, revision }))
  expect(markdown).toContain('Ask the {--lead--}{++owner++}, see section {--1.1--}{++1.2++}.')
  expect(markdown).toContain('### {--1.1--}{++1.2++} About a')
  expect(markdown).toContain('{>>Changed. Your own wording.<<}')
  expect(markdown).toContain('- One.\n- {--Two.--}')
})

test('kept words outweigh kept blanks', () => {
  const kept =
    'ask the owner in writing, wait for a yes and keep it. Then credit the owner by name, with a link. Credit is not permission'
  const before = [
    `Before a practice account shares someone else’s content, ${kept}, and no answer means no: link to the work instead.`,
    'You need no letter for the share button on the maker’s own post or for material its owner has opened to all. Nor do you need one for a line from a work out of copyright, such as any published before 1931.',
  ]
  const after = [
    'On practice accounts, share other people’s content only with the platform’s own share or repost button. Share it only from the account of the person who made it. Do not download, screenshot, crop or upload it again.',
    `A line from a work out of copyright, such as any published before 1931, needs no button and no letter. For any other use, ${kept}.`,
  ]
  const [was, is] = [before, after].map((texts) => policy('1.1', ...texts.map((text) => paragraph(text)))) as [
    Document,
    Document,
  ]
  const markdown = renderRedlineMarkdown(markDocuments({ library, before: was, after: is, revision }))
  expect(markdown).toContain(`For any other use, ++}${kept}{--, and no answer`)
})

test('with all changes taken it says what the present document says, with none the earlier one', () => {
  for (const seed of [3, 8, 14]) {
    const pair = pairOf(library, seed, 0.2)
    const plain = (document: Document): Document => ({
      ...document,
      children: document.children.filter(({ type }) => type !== 'contents'),
    })
    const [old, now] = [plain(pair.before), plain(pair.after)]
    const markdown = renderRedlineMarkdown(markDocuments({ ...pair, before: old, after: now }))
    expect(taken(markdown)).toBe(settle(renderMarkdown(now)))
    expect(refused(markdown)).toBe(settle(renderMarkdown(old)))
  }
})

test('on paper, a note stays between its heading and its words, and what is signed in one piece', () => {
  const html = renderRedlineHtml(markDocuments({ library, before, after, revision }))
  expect(/^  \.note \{.*\}$/m.exec(html)?.[0]).toMatch(/ break-before: avoid; break-after: avoid; \}$/)
  expect(html).toContain('  table:not(:has(thead)) { break-inside: avoid; }\n')
})

test('the page shows what came and went, lists the changes, and loads nothing', () => {
  const html = renderRedlineHtml(markDocuments({ library, before, after, revision }))
  expect(html).toContain('<p>Ask the <del>lead</del><ins>owner</ins>, see <a href="#clause_a">section </a>')
  expect(html).toContain(
    '<h3><del>1.1</del><ins>1.2</ins> About a</h3>\n<p class="note">Changed. Your own wording.</p>',
  )
  expect(html).toContain('<li><del>Two.</del></li>')
  expect(html).toContain('<li><a href="#clause_a">About a: changed</a></li>')
  expect(html).not.toMatch(/<script|src=|@import|url\(/)
})

test('what begins on a page of its own does so here too', () => {
  const [contents, part, end] = after.children
  const apart = { ...after, children: [contents!, part!, { type: 'thematicBreak' } as const, end!] }
  const html = renderRedlineHtml(markDocuments({ library, before, after: apart, revision }))
  expect(html.match(/<hr>\n<section id="[^"]*">\n.*/g)).toEqual([
    '<hr>\n<section id="section_end">\n<h2>About end</h2>',
  ])
  expect(html).toContain('\n  hr { margin: 0; border: 0; break-after: page; }\n')
})

test('a table of the page has the name of its heading, and header cells of columns', () => {
  const rows = (last: string) =>
    table([
      ['Site', 'Rule'],
      ['Yelp', last],
    ])
  const html = renderRedlineHtml(
    markDocuments({ library, before: policy('1.1', rows('old')), after: policy('1.1', rows('new')), revision }),
  )
  expect(html).toContain('aria-label="Table: Columns: Site, Rule">\n<table>\n<caption>About a</caption>\n<thead>\n')
  expect(html).toContain('<tr><th scope="col">Site</th><th scope="col">Rule</th></tr>\n</thead>\n<tbody>\n')
  expect(html).toContain('<tr><td>Yelp</td><td><del>old</del><ins>new</ins></td></tr>')
})

test('rows of a table keep their names side by side, however much else in them changed', () => {
  const answers = (comments: string, messages: string) =>
    table([
      ['Question', 'Your answer'],
      ['Comments', comments],
      ['Private messages', messages],
      ['Start date', 'March 1, 2027'],
    ])
  const before = policy(
    '1.1',
    answers('Limited to followers, or filtered words', 'Front desk moves everything to the phone'),
  )
  const after = policy('1.1', answers('Open, looked at on working days', 'An automatic reply says how to reach us'))
  const html = renderRedlineHtml(markDocuments({ library, before, after, revision }))
  expect(html).toContain('<tr><td>Comments</td><td><del>Limited')
  expect(html).toContain('<tr><td>Private messages</td><td><del>Front desk')
  expect(html).not.toMatch(/<td><(?:del|ins)>(?:Comments|Private messages)/)
})

test('changes.md lists changes by kind, with causes and only the paragraphs that differ', () => {
  const conflicts = [{ clause: 'c', title: 'C', mine: 'Mine.', theirs: 'Theirs.' }]
  const text = renderChanges({ library, revision, conflicts, numbers: new Map([['a', '1.1']]) })
  expect(text).toBe(`# What changed from version 1.0 to 2.0

1 change to what staff must do and 1 change of wording, sources or order only.

## Who must sign again

Everyone who signed version 1.0 or an earlier one, and everyone who joined since. What staff must do changes in 1 provision:

- “About \\*a\\*” asks something different. Your own wording.

## New

### B

- Library 1.1.0 adds this provision.

It says:

> New.

## Changed

### 1.1 About \\*a\\*

- Your own wording.
- This changes what staff must do.

Before:

> Ask the lead.

Now:

> Ask the owner.

## For you to decide

Here the library has new wording, and so do you. Your words were kept. Read both, and change yours if the new text says something you need.

### C

Your words, which stand in the policy:

> Mine.

The library’s new words:

> Theirs.
`)
})

test('the message for staff says what changes for them and whether to sign', () => {
  const about = { title: 'Employee social media policy', practice: 'Willow Creek', effective: 'March 1, 2027' }
  expect(staffMessage(library, revision, about))
    .toBe(`Version 2.0 of our employee social media policy takes effect on March 1, 2027. It takes the place of version 1.0.

What changes for you:
- About *a*: changed

Please read it and sign the acknowledgement. Ask if anything is unclear.
`)
  const wording = { ...revision, to: '1.1', changes: revision.changes.slice(1) }
  expect(staffMessage(library, wording, about)).toMatch(/You do not need to sign again\.\n$/)
  const people = {
    ...wording,
    answers: [{ question: 'backupAdmin', before: 'Robin', after: 'Sam, 555-0104', isAsked: true }],
  }
  expect(staffMessage(library, people, about)).toContain(
    '\n\nNames and numbers that are new:\n- Second administrator: Sam, 555-0104\n\nWhat you must do',
  )
})
