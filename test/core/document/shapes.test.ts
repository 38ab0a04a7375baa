/** What other programs put into Markdown is read as the words it stands for. */
import { expect, test } from '@jest/globals'
import { readMarkdown } from '../../../src/core/document/markdown/read.js'
import { writeOwnWords } from '../../../src/core/document/markdown/write.js'

const read = (markdown: string): string =>
  writeOwnWords(readMarkdown(markdown, { isKnown: () => false }).units.map(({ block }) => block))

const table = '| Question | Answer |\n| - | - |\n| Who leads? | Dana |\n| Who else? | Ann or Lee |'

test.each([
  [
    'drawn with dashes',
    '  Question     Answer\n  ------------ --------\n  Who leads?   Dana\n  Who else?    Ann or Lee\n',
  ],
  [
    'drawn with lines that run over',
    '  -----------------------\n  Question     Answer\n  ------------ ----------\n  Who leads?   Dana\n\n  Who else?    Ann\n               or Lee\n  -----------------------\n',
  ],
  [
    'in a grid',
    '+------------+---------+\n| Question   | Answer  |\n+============+=========+\n| Who leads? | Dana    |\n+------------+---------+\n| Who else?  | Ann     |\n|            | or Lee  |\n+------------+---------+\n',
  ],
  [
    'in HTML',
    '<table>\n<colgroup><col style="width: 9%" /></colgroup>\n<thead>\n<tr><th>Question</th><th>Answer</th></tr></thead>\n<tbody><tr class="odd">\n<td><p>Who leads?</p></td>\n<td>Dana</td></tr><tr><td>Who else?</td><td>Ann<br>or Lee</td></tr>\n</tbody></table>\n',
  ],
])('a table %s', (_, drawn) => {
  expect(read(`Before.\n\n${drawn}\nAfter.`)).toBe(`Before.\n\n${table}\n\nAfter.`)
})

test.each([
  [
    'a drawn table’s caption',
    '  --- ----\n  Who Dana\n  --- ----\n\n  : Who is\n  who\n',
    'Who is who\n\n| | |\n| - | - |\n| Who | Dana |',
  ],
  [
    'how a cell’s words look',
    '  ---------------------------- ------\n  [Who leads]{.underline}      Dana Orr\n  ---------------------------- ------\n',
    '| | |\n| - | - |\n| Who leads | Dana Orr |',
  ],
  [
    'an address with its spaces written out',
    'See [the rule](https://a.b/title 21 - a\nb/x.html).',
    'See [the rule](https://a.b/title%2021%20-%20a%20b/x.html).',
  ],
  ['a place whose mark a line break cuts', '*Ask Dana.*[]{#who-asks-whom\n.anchor}', '*Ask Dana.*'],
  ['how words look', 'Ask [Dana [now](#x)]{.underline} or [Ann]{custom-style="Strong"}.', 'Ask Dana [now](#x) or Ann.'],
  ['a part’s looks', '::: {custom-style="Body"}\nAsk Dana.\n:::', 'Ask Dana.'],
  ['a heading’s label', '# Your choices [yourchoices]\n\nAsk.', 'Your choices\n\nAsk.'],
  [
    'tags',
    'Ask <u>Dana</u>,<br>\n<b>now</b> or <span style="color: red">later</span>.',
    'Ask Dana,\\\n**now** or later.',
  ],
  [
    'links',
    'Ask <a class="x" href="https://a.b/c" target="_blank">Dana</a> or <a data-n="1">Ann</a>.',
    'Ask [Dana](https://a.b/c) or \\<a data-n="1">Ann\\</a>.',
  ],
  [
    'what a person wrote in brackets',
    'Ask [Dana] {soon} or a [nurse][1] <at once>.',
    'Ask \\[Dana] {soon} or a \\[nurse]\\[1] \\<at once>.',
  ],
])('%s', (_, source, words) => {
  expect(read(source)).toBe(words)
})
