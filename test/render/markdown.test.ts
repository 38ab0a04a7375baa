/** A document as Markdown. */
import { expect, test } from '@jest/globals'
import {
  paragraph,
  table,
  text,
  type Block,
  type Document,
  type Inline,
  type Section,
} from '../../src/core/document/tree.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'

const documentOf = (...children: readonly Block[]): Document => ({
  id: 'policy',
  title: 'Employee Social Media Policy',
  practice: 'Riverbend Counseling',
  language: 'en-US',
  version: '1.0',
  effectiveDate: '2025-06-01',
  reviewDate: '2026-06-01',
  layout: 'policy',
  facts: [
    { label: 'Version', value: [text('1.0')] },
    { label: 'Owner', value: [value("Dana O'Brien")] },
  ],
  children,
})

const value = (words: string): Inline => ({ type: 'value', question: 'owner', value: words })

const section = (kind: Section['kind'], number: string | null, title: string, ...children: Block[]): Section => ({
  type: 'section',
  kind,
  id: title.toLowerCase().replaceAll(/\W+/g, '-'),
  number,
  title,
  children,
})

const reference = (clause: string, number: string, title: string): Inline => ({
  type: 'reference',
  clause,
  number,
  title,
})

/** The Markdown below the title block. */
const body = (...children: readonly Block[]): string =>
  renderMarkdown({ ...documentOf(...children), facts: [], practice: '' }).replace(/^# .*\n\n?/, '')

test.each([
  'ms-word:ofe|u|http://evil.example',
  '//evil.example',
  '%5Cevil%5Cshare',
  'file:///etc/passwd',
  'javascript:x',
])('the address %s is not printed, its words are', (url) => {
  expect(body(paragraph('Read ', { type: 'link', url, children: [text('this')] }, '.'))).toBe('Read this.\n')
})

test('a policy: title block, contents, anchors, numbers, references', () => {
  const markdown = renderMarkdown(
    documentOf(
      { type: 'contents' },
      section(
        'section',
        '1',
        'Who speaks for us',
        section(
          'provision',
          '1.1',
          'One voice',
          paragraph(
            'Only ',
            value("Dana O'Brien"),
            ' speaks for us. See ',
            reference('no-replies', '2.1', 'No replies'),
            '.',
          ),
          { type: 'rationale', children: [text('clients read every word.')] },
          {
            type: 'sources',
            children: [
              { type: 'citation', authority: 'apa-5.05', label: 'APA Ethics Code, Standard 5.05', bearing: 'basedOn' },
              { type: 'citation', authority: 'nasw-4.07a', label: 'NASW Code of Ethics, 4.07(a)', bearing: 'basedOn' },
            ],
          },
        ),
      ),
      section('section', '2', 'Reviews', section('provision', '2.1', 'No replies', paragraph('No one replies.'))),
      { type: 'thematicBreak' },
      section('appendix', null, 'Authorities', paragraph('None.')),
    ),
  )
  expect(markdown).toBe(`# Employee Social Media Policy

**Riverbend Counseling**

- **Version:** 1.0
- **Owner:** Dana O'Brien

## Contents

- [1. Who speaks for us](#1-who-speaks-for-us)
  - [1.1 One voice](#11-one-voice)
- [2. Reviews](#2-reviews)
  - [2.1 No replies](#21-no-replies)
- [Authorities](#authorities)

## 1. Who speaks for us

<!-- clause: one-voice -->
### 1.1 One voice

Only Dana O'Brien speaks for us. See [section 2.1](#21-no-replies).

*Why: clients read every word.*

Based on: APA Ethics Code, Standard 5.05; NASW Code of Ethics, 4.07(a)

## 2. Reviews

<!-- clause: no-replies -->
### 2.1 No replies

No one replies.

---

## Authorities

None.
`)
})

test('lists, boxes to tick, and items of several blocks', () => {
  const item = (checked: false | null, ...children: Block[]) => ({ type: 'listItem' as const, checked, children })
  const nested: Block = {
    type: 'list',
    ordered: true,
    children: [item(null, paragraph('first')), item(null, paragraph('second'))],
  }
  expect(
    body(
      {
        type: 'list',
        ordered: false,
        children: [item(null, paragraph('Ask:'), nested), item(null, paragraph('Stop.'))],
      },
      {
        type: 'list',
        ordered: false,
        children: [item(false, paragraph('Yelp')), item(false, paragraph('[x] Google'))],
      },
      { type: 'list', ordered: false, children: [item(null, paragraph('One'), paragraph('Two'))] },
    ),
  ).toBe(`- Ask:
  1. first
  2. second
- Stop.

* [ ] Yelp
* [ ] \\[x] Google

- One

  Two
`)
})

test('a table: the header first, short rows kept, pipes and line ends harmless', () => {
  expect(body(table([['Site', 'Rule'], ['Yelp', [value('a | b\nc')]], ['', 'x'], ['Only one']]))).toBe(`| Site | Rule |
| - | - |
| Yelp | a \\| b c |
| | x |
| Only one |
`)
})

test('a quotation carries its attribution; a blockquote does not', () => {
  expect(
    body(
      {
        type: 'quotation',
        authority: 'apa-5.05',
        value: 'Psychologists do not solicit.',
        attribution: 'APA Ethics Code, Standard 5.05',
      },
      paragraph('Between'),
      { type: 'blockquote', children: [paragraph('Sample wording')] },
    ),
  ).toBe(`> Psychologists do not solicit.
>
> — APA Ethics Code, Standard 5.05

Between

> Sample wording
`)
})

test('lines to sign', () => {
  expect(body({ type: 'signature', labels: ['Name', 'Date'] })).toBe(`Name: ______________________________

Date: ______________________________
`)
})

test('inline nodes', () => {
  expect(
    body(
      paragraph(
        { type: 'strong', children: [text('Must')] },
        ' and ',
        { type: 'emphasis', children: [text('may')] },
        '.',
      ),
      paragraph('Read ', { type: 'link', url: 'https://example.org/a', children: [text('the code')] }, ' or ', {
        type: 'link',
        url: 'https://example.org/a',
        children: [text('https://example.org/a')],
      }),
      paragraph('One', { type: 'break' }, 'two'),
      paragraph('Ends at a gap', { type: 'break' }),
      paragraph(reference('gone', '9.9', 'Gone'), ' stays as words'),
      { type: 'rationale', children: [{ type: 'emphasis', children: [text('they')] }, text(' ask.')] },
      paragraph(),
    ),
  ).toBe(`**Must** and *may*.

Read [the code](https://example.org/a) or <https://example.org/a>

One\\
two

Ends at a gap

section 9.9 stays as words

*Why: they ask.*
`)
})

test('library text keeps its punctuation', () => {
  const words = `"Don't" post (ever) — e.g., a client's name; see 4.07(a), 45 C.F.R. § 164.508, and/or i.e. #hashtags + 5-star reviews: 50% of $10!`
  expect(body(paragraph(words))).toBe(`${words}\n`)
})

test.each([
  ["O'Brien & Søn *LLC* <b>{{x}}</b> [a](b)", "O'Brien & Søn \\*LLC\\* \\<b>{{x}}\\</b> \\[a]\\(b)"],
  ['<!-- clause: one-voice -->', '\\<!-- clause: one-voice -->'],
  ['Line 1\n<!-- clause: one-voice -->', 'Line 1\\\n\\<!-- clause: one-voice -->'],
  ['1. Call us', '1\\. Call us'],
  ['- dash', '\\- dash'],
  ['two\r\n\r\nlines ', 'two\\\nlines'],
  ['a\u0000b\ud800c', 'abc'],
  ['https://example.com/a%20b', 'https:\\//example\\.com/a%20b'],
  ['me@example.com', 'me\\@example\\.com'],
])('the answer %j is written %j', (typed, written) => {
  expect(body(paragraph(value(typed)))).toBe(`${written}\n`)
})

test('an answer and the words after it cannot make a list together', () => {
  expect(body(paragraph(value('1'), '. Call us'))).toBe('1\\. Call us\n')
})

test('links go to the target a viewer gives the heading, also where two headings are alike', () => {
  const markdown = body(
    section('part', null, 'Who, “when” & où_?'),
    section('provision', null, 'Who when  où'),
    section('provision', null, 'Who when  où', paragraph(reference('who-when-o-', '1', ''))),
    { type: 'contents' },
  )
  expect(markdown.match(/\(#.*\)/g)).toEqual([
    '(#who-when-où)',
    '(#who-when--où_)',
    '(#who-when-où)',
    '(#who-when-où-1)',
  ])
})

test('headings go no deeper than six levels', () => {
  const deep = [1, 2, 3, 4, 5, 6].reduce<Block>(
    (inner, at) => section('part', null, `Level ${at}`, inner),
    paragraph('End'),
  )
  expect(body(deep).match(/^#+/gm)).toEqual(['##', '###', '####', '#####', '######', '######'])
})
