/** Edits in a page (.html) become overrides, and every word of it is accounted for, whatever program wrote it. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Adopted } from '../../../../src/core/override/adopt/adopted.js'
import { unplaced } from '../../../../src/core/override/adopt/ledger.js'
import { adoptPage, readPageFile } from '../../../../src/core/override/adopt/page/page.js'
import { kinds, lock } from '../../../adopt-fixtures/small.js'

const reply = 'Never reply to a review in public. A kind word is a reply too.'
const foot = 'Hope Group · Our policy · Version 1.0'

/** The small policy as our page has it. */
const page = (replies = `<p>${reply}</p>`): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Our policy – Hope Group</title>
<style>p { margin: 0 }</style>
</head>
<body class="policy with-contents">
<a class="skip" href="#main_text">Skip to the text</a>
<header>
<p class="practice">Hope Group</p>
<h1>Our policy</h1>
<dl>
<div><dt>Version</dt><dd>1.0</dd></div>
</dl>
</header>
<nav aria-labelledby="contents_title">
<h2 id="contents_title">Contents</h2>
<ul>
<li><a href="#section-rules"><span class="number">1.</span> Rules</a>
<ul>
<li><a href="#posting"><span class="number">1.1</span> Who posts</a></li>
<li><a href="#replies"><span class="number">1.2</span> No replies</a></li>
</ul></li>
<li><a href="#section-leaving"><span class="number">2.</span> Leaving</a>
<ul>
<li><a href="#leaving"><span class="number">2.1</span> When you leave</a></li>
</ul></li>
</ul>
</nav>
<main id="main_text" tabindex="-1">
<section id="section-rules" class="section">
<h2><span class="number">1.</span> Rules</h2>
<p>These are our rules of every day.</p>
<section id="posting" class="provision">
<h3><span class="number">1.1</span> Who posts</h3>
<p>Only the lead posts for us. Ask before you post, see <a href="#replies">section 1.2</a>.</p>
<ul>
<li>Check the <strong>account</strong>.</li>
<li>Check the photo.</li>
</ul>
<p class="why"><em>Why:</em> One voice is easier to trust.</p>
<p class="sources">Based on: APA Ethics Code, Standard 5.05</p>
</section>
<section id="replies" class="provision">
<h3><span class="number">1.2</span> No replies</h3>
${replies}
<p class="why"><em>Why:</em> Any reply can show who is a client.</p>
<p class="sources">Based on: APA Ethics Code, Standard 5.05</p>
</section>
</section>
<section id="section-leaving" class="section">
<h2><span class="number">2.</span> Leaving</h2>
<section id="leaving" class="provision">
<h3><span class="number">2.1</span> When you leave</h3>
<p>When you leave, you hand back every login on your last day.</p>
<p class="why"><em>Why:</em> Old logins are open doors.</p>
<p class="sources">Based on: APA Ethics Code, Standard 5.05</p>
</section>
</section>
<section id="part-authorities" class="part">
<h2>Authorities</h2>
<ul>
<li>APA Ethics Code, checked November 24, 2026.</li>
</ul>
</section>
</main>
<footer>${foot}</footer>
</body>
</html>
`

function adopted(text: string): Adopted {
  const edited = readPageFile(text)
  if ('problem' in edited) throw new Error(edited.problem)
  return adoptPage(edited, lock, { date: '2026-12-01' })
}

const none = { overrides: [], obsolete: [], kept: [], notes: [] }
/** The words that a mark of the page holds stay; the mark goes. */
const without = (tag: string, text = page()): string => text.replace(new RegExp(`</?${tag}(?: [^>]*)?>`, 'g'), '')

describe('as it was written it holds no edit', () => {
  test.each([
    ['ours', page()],
    [
      'without the ways that HTML5 has for parts',
      ['nav', 'section', 'main', 'header'].reduce((text, tag) => without(tag, text), page()),
    ],
    ['its foot in the text', page().replace(/<footer>(.*)<\/footer>/, '<p>$1</p>')],
    [
      'the name of its window as a heading, as pandoc has it',
      page().replace(
        '<a class="skip"',
        '<header id="title-block-header"><h1 class="title">Our policy – Hope Group</h1></header><a',
      ),
    ],
    [
      'numbers run into headings, as LibreOffice has them',
      page().replace(/<h([23])><span class="number">([\d.]+)<\/span> /g, '<h$1>$2'),
    ],
    [
      'bookmarks of our Word file',
      page().replace('<section id="replies" class="provision">', '<a name="clause_replies"></a>'),
    ],
    [
      'looks as styles, not tags',
      page().replace('<strong>account</strong>', '<span style="font-weight: bold">account</span>'),
    ],
    [
      'in capitals and unclosed',
      page()
        .replaceAll('<li>', '<LI>')
        .replace(/<\/li>|<\/p>/g, ''),
    ],
    [
      'as Word saves pages',
      page().replace(
        '<p>When you',
        '<p class=MsoNormal style="margin-left:0"><o:p></o:p><![if !supportLists]><![endif]>When you',
      ),
    ],
  ])('%s', (_, text) => {
    const result = adopted(text)
    expect(result).toMatchObject(none)
    expect(result.ledger.gone).toEqual([])
  })
})

test('a line drawn in a list item is one to fill in', () => {
  const text = 'Call first:\n\n- Front desk ______\n- Lead'
  const provisions = lock.provisions.map((one) => (one.clause === 'replies' ? { ...one, text } : one))
  const edited = readPageFile(page('<p>Call first:</p><ul><li>Front desk<hr></li><li>Lead</li></ul>'))
  if ('problem' in edited) throw new Error(edited.problem)
  expect(adoptPage(edited, { ...lock, provisions }, { date: '2026-12-01' })).toMatchObject(none)
})

test('changed words are own wording', () => {
  const [override] = adopted(
    page('<p>Never reply to a <em>review</em> anywhere.<br>Call <a href="https://example.org/">us</a>.</p>'),
  ).overrides
  expect(override).toMatchObject({
    clause: 'replies',
    kind: 'replace',
    body: 'Never reply to a *review* anywhere.\\\nCall [us](https://example.org/).',
  })
})

test('a paragraph, a list and a table below are an addition', () => {
  const more =
    '<p>Not even:</p><ol><li>thanks<ul><li>or regrets</li></ul></li></ol><table><tr><th>Who</th><th>What</th></tr><tr><td>Desk</td><td>Says so</td></tr></table>'
  const result = adopted(page(`<p>${reply}</p>${more}`))
  expect(kinds(result)).toEqual(['replies: add'])
  expect(result.overrides[0]?.body).toBe(
    'Not even:\n\n1. thanks\n   - or regrets\n\n| Who | What |\n| - | - |\n| Desk | Says so |',
  )
})

test('words struck through by the page are deleted, others are asked about', () => {
  expect(
    adopted(page(`<p>Never reply to a review in public. <s>A kind word is a reply too.</s></p>`)).overrides[0]?.body,
  ).toBe('Never reply to a review in public.')
  expect(adopted(page(`<p>${reply} <del>Call the mayor.</del></p>`)).unclear).toEqual([`${reply} Call the mayor.`])
})

test('what readers do not see, a picture and another foot are kept and told', () => {
  const result = adopted(
    page(`<p>${reply}</p><!-- ask Jo --><p style="display:none">old words</p><img src="x.png" alt="A dog">`).replace(
      foot,
      'Draft of Jo',
    ),
  )
  expect(result.overrides).toEqual([])
  expect(result.kept.map(({ name, text }) => `${name}: ${text}`)).toEqual([
    'hidden-comment:  ask Jo ',
    'hidden-comment: old words',
    'picture: A picture: A dog',
    'header-and-footer: Draft of Jo',
  ])
})

test('scripts and addresses that run something are no words of the policy', () => {
  const result = adopted(
    page(`<p>${reply} <a href="javascript:alert(1)">Look</a></p><script>document.write("x")</script>`),
  )
  expect(result.overrides[0]?.body).toBe(`${reply} Look`)
})

test('a page nested far deeper than any policy is refused in words', () => {
  expect(readPageFile(`${'<div>'.repeat(400)}x`)).toEqual({
    problem:
      'The file is far larger than any policy. Copy its text into the Word file of the policy, and bring that in.',
  })
})

test('every word put anywhere into it is brought in, kept or told', () => {
  const text = page()
  const starts = [...text.matchAll(/>/g)].flatMap(({ index }) =>
    text.slice(0, index).includes('<body') ? [index + 1] : [],
  )
  const shapes = [
    'zebra',
    '<p>zebra</p>',
    '<b>zebra</b>',
    '<td>zebra</td>',
    '<li>zebra',
    '<h4>zebra</h4>',
    '<!-- zebra -->',
    '<dt>zebra',
    '<div hidden>zebra</div>',
    '<caption>zebra</caption>',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.constantFrom(...shapes),
      fc.constantFrom('zebra crossing', 'No replies', 'Hope Group'),
      (at, shape, words) => {
        const result = adopted(text.slice(0, at) + shape.replace('zebra', words) + text.slice(at))
        const told = result.ledger.lines.filter(({ fate }) => fate !== 'ours').map((line) => line.text)
        const kept = [
          ...result.kept.map((one) => one.text),
          ...result.overrides.map(({ title, body }) => `${title ?? ''} ${body}`),
        ]
        expect(unplaced(result.ledger)).toEqual([])
        if (words === 'zebra crossing') expect([...told, ...kept].join(' ')).toContain(words)
      },
    ),
    { numRuns: 300, seed: 7 },
  )
})
