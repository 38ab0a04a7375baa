/** A document as one self-contained page: valid, escaped, readable by screen readers. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  paragraph,
  table,
  text,
  type Block,
  type Document,
  type Inline,
  type Section,
} from '../../src/core/document/tree.js'
import { renderHtml } from '../../src/render/html/html.js'

const value = (words: string): Inline => ({ type: 'value', question: 'owner', value: words })

const documentOf = (children: readonly Block[], changes: Partial<Document> = {}): Document => ({
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
  ...changes,
})

const section = (
  kind: Section['kind'],
  number: string | null,
  id: string,
  title: string,
  ...children: Block[]
): Section => ({
  type: 'section',
  kind,
  id,
  number,
  title,
  children,
})

const reference = (clause: string, number: string): Inline => ({ type: 'reference', clause, number, title: '' })

const between = (html: string, start: string, end: string): string => html.split(start)[1]?.split(end)[0] ?? ''

/** What stands between the tags of the main text. */
const main = (...children: readonly Block[]): string =>
  between(renderHtml(documentOf(children)), '<main id="main_text" tabindex="-1">\n', '\n</main>')

const policy = documentOf([
  { type: 'contents' },
  section(
    'section',
    '1',
    'speaking',
    'Who speaks for us',
    section(
      'provision',
      '1.1',
      'one-voice',
      'One voice',
      paragraph('Only ', value("Dana O'Brien"), ' speaks for us. See ', reference('no-replies', '2.1'), '.'),
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
  section(
    'section',
    '2',
    'reviews',
    'Reviews',
    section('provision', '2.1', 'no-replies', 'No replies', paragraph('None.')),
  ),
  { type: 'thematicBreak' },
  section('appendix', null, 'authorities', 'Authorities', paragraph('None.')),
])

test('the page around the text', () => {
  const html = renderHtml(policy)
    .replace(/<style>.*<\/style>/s, '<style></style>')
    .replace(/<main.*<\/main>/s, '<main></main>')
  expect(html).toBe(`<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Employee Social Media Policy – Riverbend Counseling</title>
<style></style>
</head>
<body class="policy with-contents">
<a class="skip" href="#main_text">Skip to the text</a>
<header>
<p class="practice">Riverbend Counseling</p>
<h1>Employee Social Media Policy</h1>
<dl>
<div><dt>Version</dt><dd>1.0</dd></div>
<div><dt>Owner</dt><dd>Dana O&#39;Brien</dd></div>
</dl>
</header>
<nav aria-labelledby="contents_title">
<h2 id="contents_title">Contents</h2>
<ul>
<li><a href="#section-speaking"><span class="number">1.</span> Who speaks for us</a>
<ul>
<li><a href="#one-voice"><span class="number">1.1</span> One voice</a></li>
</ul></li>
<li><a href="#section-reviews"><span class="number">2.</span> Reviews</a>
<ul>
<li><a href="#no-replies"><span class="number">2.1</span> No replies</a></li>
</ul></li>
<li><a href="#appendix-authorities">Authorities</a></li>
</ul>
</nav>
<main></main>
<footer>Riverbend Counseling · Employee Social Media Policy · Version 1.0</footer>
</body>
</html>
`)
})

test('the text: sections, provisions, reasons, sources, references', () => {
  expect(main(...policy.children)).toBe(`<section id="section-speaking" class="section">
<h2><span class="number">1.</span> Who speaks for us</h2>
<section id="one-voice" class="provision">
<h3><span class="number">1.1</span> One voice</h3>
<p>Only Dana O&#39;Brien speaks for us. See <a href="#no-replies">section 2.1</a>.</p>
<p class="why"><em>Why:</em> clients read every word.</p>
<p class="sources">Based on: APA Ethics Code, Standard 5.05; NASW Code of Ethics, 4.07(a)</p>
</section>
</section>
<section id="section-reviews" class="section">
<h2><span class="number">2.</span> Reviews</h2>
<section id="no-replies" class="provision">
<h3><span class="number">2.1</span> No replies</h3>
<p>None.</p>
</section>
</section>
<hr>
<section id="appendix-authorities" class="appendix">
<h2>Authorities</h2>
<p>None.</p>
</section>`)
})

test('lists, boxes to tick, and items of several blocks', () => {
  const item = (checked: false | null, ...children: Block[]) => ({ type: 'listItem' as const, checked, children })
  const nested: Block = { type: 'list', ordered: true, children: [item(null, paragraph('first'))] }
  expect(
    main(
      {
        type: 'list',
        ordered: false,
        children: [item(null, paragraph('Ask:'), nested), item(false, paragraph('Yelp'))],
      },
      { type: 'list', ordered: false, children: [item(null, paragraph('One'), paragraph('Two'))] },
    ),
  ).toBe(`<ul>
<li>Ask:
<ol>
<li>first</li>
</ol></li>
<li class="check">Yelp</li>
</ul>
<ul>
<li><p>One</p>
<p>Two</p></li>
</ul>`)
})

test('a table bears the name of the heading that it stands under', () => {
  const choices = section('appendix', null, 'choices', 'Your choices & more', table([['Question'], ['x']]))
  expect(main(choices)).toContain('<table>\n<caption>Your choices &amp; more</caption>\n')
})

test('a table names its columns; short rows are filled, an empty header is left out', () => {
  expect(main(table([['Site', 'Rule'], ['Yelp', [value('a\nb')]], ['Only one']], [1, 2]), table([[''], ['x']]))).toBe(
    `<div class="table" role="region" tabindex="0" aria-label="Table: Site, Rule">
<table>
<caption>Employee Social Media Policy</caption>
<colgroup><col style="width:33.3%"><col style="width:66.7%"></colgroup>
<thead><tr><th scope="col">Site</th><th scope="col">Rule</th></tr></thead>
<tbody>
<tr><td>Yelp</td><td>a<br>b</td></tr>
<tr><td>Only one</td><td></td></tr>
</tbody>
</table>
</div>
<div class="table" role="region" tabindex="0" aria-label="Table">
<table>
<caption>Employee Social Media Policy</caption>
<tbody>
<tr><td>x</td></tr>
</tbody>
</table>
</div>`,
  )
})

test('quotations, quoted blocks and lines to sign', () => {
  expect(
    main(
      {
        type: 'quotation',
        authority: 'apa-5.05',
        value: 'First.\nSecond.',
        attribution: 'APA Ethics Code, Standard 5.05',
      },
      { type: 'blockquote', children: [paragraph('Sample wording')] },
      { type: 'signature', labels: ['Name', 'Date'] },
    ),
  ).toBe(`<figure class="quotation">
<blockquote><p>First.</p><p>Second.</p></blockquote>
<figcaption>— <cite>APA Ethics Code, Standard 5.05</cite></figcaption>
</figure>
<blockquote>
<p>Sample wording</p>
</blockquote>
<div class="signature">
<p><span>Name:</span><span class="blank"></span></p>
<p><span>Date:</span><span class="blank"></span></p>
</div>`)
})

test('inline nodes; a link that could run something is only its words', () => {
  const link = (url: string): Inline => ({ type: 'link', url, children: [text('here')] })
  expect(
    main(
      paragraph(
        { type: 'strong', children: [text('Must')] },
        { type: 'break' },
        { type: 'emphasis', children: [text('may')] },
      ),
      paragraph(
        link('https://example.org/?a=1&b="2"'),
        ' ',
        link('javascript:alert(1)'),
        ' ',
        reference('gone', '9.9'),
      ),
      paragraph(),
    ),
  ).toBe(`<p><strong>Must</strong><br><em>may</em></p>
<p><a href="https://example.org/?a=1&amp;b=&quot;2&quot;">here</a> here section 9.9</p>`)
})

test('a page without contents has no navigation', () => {
  const html = renderHtml(documentOf([paragraph('Text')], { layout: 'card', practice: '', facts: [] }))
  expect(html).not.toContain('<nav')
  expect(html).toContain('<body class="card">')
  expect(html).toContain('<header>\n<h1>Employee Social Media Policy</h1>\n</header>')
})

test('ids are unique, clause ids come first, and every link finds its target', () => {
  const html = renderHtml(
    documentOf([
      { type: 'contents' },
      section('appendix', null, 'authorities', 'Authorities', paragraph(reference('appendix-authorities', '1.1'))),
      section('appendix', null, 'authorities', 'Again'),
      section('provision', '1.1', 'appendix-authorities', 'A clause'),
    ]),
  )
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual([
    'contents_title',
    'main_text',
    'appendix-authorities-2',
    'appendix-authorities-3',
    'appendix-authorities',
  ])
  const targets = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)
  expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  expect(html).toContain('<p><a href="#appendix-authorities">section 1.1</a></p>')
})

test('the page asks nothing of anyone: no script, no address to load from', () => {
  expect(renderHtml(policy)).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|url\(|@import|\son\w+=/i)
})

/** The words of a page as a browser reads them, and nothing but our own tags. */
function readBack(html: string): string {
  const tags = /<(\/?(?:p|br|strong))>/g
  const words = html.replace(tags, (_, tag: string) => (tag === 'br' ? '\n' : ''))
  expect(words).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/)
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return words.replace(/&(#39|\w+);/g, (_, name: string) => marks[name] ?? '?')
}

test('an answer is escaped once, wherever it stands', () => {
  const nasty = fc.oneof(
    fc.array(
      fc.constantFrom("O'Brien & Søn *LLC*", '<b>{{x}}</b>', '&amp;', '</style>', '<!--', '"', '\u0000', '😀', ' '),
      {
        maxLength: 6,
      },
    ),
    fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
  )
  fc.assert(
    fc.property(
      nasty.map((parts) => parts.join('').replace(/\s+/g, ' ').trim()),
      (words) => {
        const shown = words.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').trim()
        expect(readBack(main(paragraph({ type: 'strong', children: [value(words)] }))).trim()).toBe(shown)
        const html = renderHtml(documentOf([], { practice: words, title: words, version: words }))
        expect(html.match(/<\/style>/g)).toHaveLength(1)
        expect(html).toMatch(/^<footer>[^<>]*<\/footer>$/m)
      },
    ),
  )
})

test('the foot of a printed page cannot break out of the style sheet', () => {
  const html = renderHtml(documentOf([], { practice: '"; } </style>', title: 'T', version: '1.0' }))
  expect(html).toContain('content: "\\22 \\3b  \\7d  \\3c \\2f style\\3e  \\b7  T \\b7  Version 1\\2e 0";')
})

test('on paper, no rule leaves a single line behind, and what leads into a list, table or quotation stays with it', () => {
  const css = renderHtml(policy)
  expect(css).toContain('  p, li:not(:has(li)) { break-inside: avoid; }\n')
  expect(css).toContain('  :has(+ .why), p:has(+ .table, + ul, + ol, + figure, + blockquote) { break-after: avoid; }\n')
})

test('only the contents beside a text are set in bold: another list of links looks the same at every width', () => {
  expect(renderHtml(policy).match(/^.*nav > ul > li.*$/gm)).toEqual([
    '  .with-contents > nav > ul > li { margin-bottom: 0.6em; }',
    '  .with-contents > nav > ul > li > a { font-weight: 600; }',
  ])
})

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('text and links stand out from their ground in light and dark (WCAG AA, 4.5 : 1)', () => {
  const palettes = [...renderHtml(policy).matchAll(/:root \{[^}]*--paper[^}]*\}/g)].slice(0, 2)
  const ratios = palettes.flatMap(([css]) => {
    const color = (name: string): number => luminance(new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? '')
    return ['ink', 'quiet', 'link'].flatMap((front) =>
      ['paper', 'tint'].map((ground) => {
        const [dark = 0, light = 0] = [color(front), color(ground)].sort((a, b) => a - b)
        return (light + 0.05) / (dark + 0.05)
      }),
    )
  })
  expect(ratios).toHaveLength(12)
  expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5)
})

test('paper: as the Word file, no navigation, a card on small margins', () => {
  const policyPage = renderHtml(policy)
  expect(policyPage).toContain('size: letter;\n  margin: 0.7in 0.8in;')
  expect(policyPage).toContain('nav, .skip, footer { display: none; }')
  const card = renderHtml({ ...policy, layout: 'card', columns: 2, paper: 'a4' })
  expect(card).toContain('size: a4;\n  margin: 0.49in 0.45in;')
  expect(card).toContain('<body class="card with-contents two-columns">')
})
