/** Text that is written at once reads exactly as the package's own way of writing it. */
import fc from 'fast-check'
import type { PhrasingContent, Root } from 'mdast'
import { toMarkdown, type Options } from 'mdast-util-to-markdown'
import { leavesOf } from '../../../src/core/document/leaves.js'
import { parsePlainMarkdown } from '../../../src/core/document/markdown/parse.js'
import { plainly } from '../../../src/core/document/markdown/plain-text.js'
import { writeOwnWords } from '../../../src/core/document/markdown/write.js'
import type { Block, Inline } from '../../../src/core/document/tree.js'
import { markdownOptions } from '../../../src/render/markdown/markdown.js'

const tricky = fc.stringMatching(/^[a-z0-9é 1.,:;?!'"()’“”—…%$+=*_#<>&@~|/\\[\]`-]{1,12}$/)
const worded = fc.stringMatching(/^[A-Za-zé .,;:()-][a-z0-9 .,:;?'’“”—…+=()/-]{0,20}[a-z0-9 .,:;?)(]$/)
const plain = fc.stringMatching(/^[ a-zé][a-z0-9 .,’]{0,12}[a-z ]$/)
const numbered = fc.stringMatching(/^(?:[a-zA-Z0-9]{1,3}[. ·§]){1,6}[a-zA-Z0-9 ]?$/)
const text = fc.oneof(tricky, worded, plain, numbered).map((value): PhrasingContent => ({ type: 'text', value }))
const inline = fc.oneof(
  text,
  text.map((child): PhrasingContent => ({ type: 'strong', children: [child] })),
  text.map((child): PhrasingContent => ({ type: 'emphasis', children: [child] })),
  fc
    .tuple(text, fc.constantFrom('#a-1', 'clause:one-voice', 'https://example.org/a.b'))
    .map(([child, url]): PhrasingContent => ({ type: 'link', url, children: [child] })),
  fc.tuple(text, fc.webUrl()).map(([child, url]): PhrasingContent => ({ type: 'link', url, children: [child] })),
  fc
    .constantFrom('https://example.org/a', 'http://a_b.example/%20_c-?d=1_#e', 'mailto:me')
    .map((url): PhrasingContent => ({
      type: 'link',
      url,
      children: [{ type: 'text', value: url }],
    })),
  fc.constant<PhrasingContent>({ type: 'break' }),
  fc.constant<PhrasingContent>({ type: 'html', value: '_____' }),
)
const root = fc.array(inline, { minLength: 1, maxLength: 5 }).chain((children) =>
  fc.constantFrom<Root>(
    { type: 'root', children: [{ type: 'paragraph', children }] },
    { type: 'root', children: [{ type: 'heading', depth: 2, children }] },
    {
      type: 'root',
      children: [
        { type: 'list', spread: false, children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }] },
      ],
    },
    {
      type: 'root',
      children: [
        {
          type: 'list',
          ordered: true,
          children: [
            { type: 'listItem', children: [] },
            {
              type: 'listItem',
              children: [
                { type: 'paragraph', children },
                { type: 'list', children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }] },
                { type: 'list', children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }] },
              ],
            },
            { type: 'listItem', children: [{ type: 'paragraph', children }] },
          ],
        },
        { type: 'list', ordered: true, children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }] },
      ],
    },
    {
      type: 'root',
      children: [
        { type: 'list', children: [{ type: 'listItem', checked: false, children: [{ type: 'paragraph', children }] }] },
      ],
    },
    {
      type: 'root',
      children: [
        {
          type: 'table',
          children: [
            {
              type: 'tableRow',
              children: [
                { type: 'tableCell', children },
                { type: 'tableCell', children },
              ],
            },
          ],
        },
      ],
    },
  ),
)

test.each<[string, Options]>([
  ['the package’s own rules', {}],
  ['the rules that own words are kept by', { bullet: '-', rule: '-', listItemIndent: 'one' }],
  ['the rules that papers are written by', markdownOptions],
])('whatever stands around it, by %s', (_, options) => {
  const own = { ...options, ...plainly, handlers: { ...plainly.handlers, ...options.handlers } }
  const usual = { ...own, handlers: {} }
  fc.assert(
    fc.property(root, (tree) => toMarkdown(tree, own) === toMarkdown(tree, usual)),
    { numRuns: 2000, seed: 1 },
  )
})

const words = fc.stringMatching(/^[ a-z1.,;:?!()*_“”-]{1,8}$/).map((value): Inline => ({ type: 'text', value }))
const marked = fc.oneof(
  words,
  fc
    .tuple(fc.constantFrom('strong' as const, 'emphasis' as const), words)
    .map(([type, child]): Inline => ({ type, children: [child] })),
)

test('own words in bold or italics are read back as they were, also where that is taken for granted', () => {
  const textOf = (blocks: readonly Block[]): string =>
    leavesOf(blocks)
      .map(({ text: line }) => line)
      .join('\n')
  fc.assert(
    fc.property(fc.array(marked, { minLength: 1, maxLength: 5 }), (children) => {
      const blocks: readonly Block[] = [{ type: 'paragraph', children: [{ type: 'text', value: 'So ' }, ...children] }]
      return textOf(parsePlainMarkdown(writeOwnWords(blocks), () => undefined)) === textOf(blocks)
    }),
    { numRuns: 2000, seed: 1 },
  )
})
