/** Answers in Markdown: whatever was typed reads exactly so. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import MarkdownIt, { type Token } from 'markdown-it'
import { paragraph, table, text, type Block, type Document, type Inline } from '../../src/core/document/tree.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'

const readers = [false, true].map((linkify) => new MarkdownIt({ html: true, linkify }))

const value = (words: string): Inline => ({ type: 'value', question: 'practiceName', value: words })

const documentOf = (children: readonly Block[], title = 'Policy'): Document => ({
  id: 'policy',
  title,
  practice: '',
  language: 'en-US',
  version: '1.0',
  effectiveDate: '2025-06-01',
  reviewDate: '2026-06-01',
  layout: 'policy',
  facts: [],
  children,
})

/** What a reader shows, as a bare outline: `heading_open|text|…`; markup made from an answer would add a token. */
function shown(tokens: readonly Token[]): string {
  return tokens
    .flatMap((token) => {
      if (token.type === 'inline') return shown(token.children ?? [])
      if (token.type === 'text' || token.type === 'text_special') return token.content
      return `⟦${token.type}${token.type.startsWith('html') ? token.content : ''}⟧`
    })
    .join('')
    .replaceAll('⟦hardbreak⟧', ' ')
}

/** An answer as every output shows it: one line, single spaces, no control characters. */
const visible = (words: string): string =>
  words
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/ +/g, ' ')
    .trim()

const places: Record<string, (...nodes: Inline[]) => Document> = {
  'a paragraph': (...nodes) => documentOf([paragraph(...nodes)]),
  'a sentence': (...nodes) => documentOf([paragraph('At ', ...nodes, ', staff')]),
  'a line after a break': (...nodes) => documentOf([paragraph('Line', { type: 'break' }, ...nodes)]),
  'a list item': (...nodes) =>
    documentOf([
      {
        type: 'list',
        ordered: false,
        children: [{ type: 'listItem', checked: null, children: [paragraph(...nodes)] }],
      },
    ]),
  'a numbered item': (...nodes) =>
    documentOf([
      {
        type: 'list',
        ordered: true,
        children: [{ type: 'listItem', checked: null, children: [paragraph(...nodes), paragraph('After')] }],
      },
    ]),
  'a table cell': (...nodes) =>
    documentOf([
      table([
        ['Head', nodes],
        [nodes, 'end'],
      ]),
    ]),
  'a quotation': (...nodes) => documentOf([{ type: 'blockquote', children: [paragraph(...nodes)] }]),
  'a reason': (...nodes) => documentOf([{ type: 'rationale', children: [text('it is '), ...nodes] }]),
  'bold text': (...nodes) => documentOf([paragraph('A ', { type: 'strong', children: nodes }, ' b')]),
  'bold text in a word': (...nodes) => documentOf([paragraph('A', { type: 'strong', children: nodes }, 'b')]),
  'a link': (...nodes) =>
    documentOf([paragraph({ type: 'link', url: 'https://example.org/a_(b)', children: nodes }, ' end')]),
}

const pieces = fc.constantFrom(
  ...["O'Brien & Søn *LLC*", '<b>', '{{x}}', '[a](b)', '[a]', '![', '<!-- clause: one-voice -->', '-->', '- ', '+ '],
  ...[
    '* ',
    '1. ',
    '1)',
    '12',
    '#',
    '## ',
    '=',
    '===',
    '---',
    '***',
    '___',
    '_',
    '*',
    '~',
    '~~',
    '`',
    '```',
    '|',
    ' | ',
  ],
  ...['\\', '\\|', '&amp;', '&', '&#35;', '<', '>', '"', "'", '(', ')', '[', ']', ':', '!', '$', '^', ' ', '  ', '\n'],
  ...[
    'https://example.com/a%20b',
    'http://',
    '//x.org',
    'www.a.com',
    'me@example.com',
    'mailto:a@b.co',
    'xn--p1ai.com',
  ],
  ...['ftp://', 'a', 'B', 'é', '例', '。', '\u00a0', '\t', '\r\n', '\u0000', '\u2028', '\ud800', '😀', '[x] ', '[^1]'],
  ...['|---|', ':--', '- - -', '.', ',', '/', '@', '%', '%41', ';', '.com', '<?', '<!A', '</p>', '<a@b.co>', 'Ltd.'],
)
const nasty = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from('*_`#<>[]()!|~-+=.:/@&\\1a \n')), maxLength: 10 }),
)
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 200) }

test.each(Object.keys(places))('an answer in %s reads exactly as typed', (place) => {
  const build = places[place]!
  fc.assert(
    fc.property(nasty, nasty, (first, second) => {
      fc.pre(visible(first) !== '')
      const markdown = renderMarkdown(build(value(first), value(second)))
      const words = visible(visible(first) + visible(second))
      // The same document with harmless words, rendered by the same reader, says what the markup must be.
      const calm = renderMarkdown(build(value('CALM')))
      // No Markdown can put a bold emoji inside a word; there the words stay and the bold goes.
      const isBoldLost =
        place === 'bold text in a word' && /^[\u{10000}-\u{10FFFF}]|[\u{10000}-\u{10FFFF}]$/u.test(words)
      for (const reader of readers) {
        const expected = shown(reader.parse(calm, {})).replaceAll('CALM', () => words)
        const marks = isBoldLost ? /⟦strong_(open|close)⟧/g : ''
        expect(shown(reader.parse(markdown, {})).replace(marks, '')).toBe(expected.replace(marks, ''))
      }
      expect(markdown).not.toMatch(/[ \t\r]$/m)
      expect(markdown).not.toMatch(/^\s*<!--/m)
    }),
    RUNS,
  )
})

const section = (kind: 'section' | 'provision' | 'appendix', number: string | null, title: string): Block => ({
  type: 'section',
  kind,
  id: 'one-voice',
  number,
  title,
  children: [],
})

test('a title reads exactly as typed', () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, (title, first, second) => {
      fc.pre([title, first, second].every((words) => visible(words) !== ''))
      const sections = [
        section('section', '1', first),
        section('appendix', null, second),
        section('provision', '2.1', first),
      ]
      const markdown = renderMarkdown(documentOf([{ type: 'contents' }, ...sections], title))
      for (const reader of readers) {
        const tokens = reader.parse(markdown, {})
        const headings = tokens.filter((_, index) => tokens[index - 1]?.type === 'heading_open')
        const titles = [title, 'Contents', `1. ${visible(first)}`, second, `2.1 ${visible(first)}`].map(visible)
        expect(headings.map((heading) => shown([heading]))).toEqual(titles)
      }
    }),
    RUNS,
  )
})
