/** Templates: the closed subset of Handlebars, and what is refused with its place. */
import { parseTemplate } from '../../../src/core/template/parse.js'
import type { Block, Inline } from '../../../src/core/document/tree.js'
import { evaluate, type TemplateContext } from '../../../src/core/template/evaluate.js'
import { parseMarkdown } from '../../../src/core/document/markdown/parse.js'
import { plainText, text } from '../../../src/core/document/tree.js'

const problemsOf = (source: string): readonly string[] => {
  const problems: string[] = []
  parseTemplate(source, 'clause', (at, message) => problems.push(`${at.line}:${at.column} ${message}`))
  return problems
}

test.each([
  ['Hello {{#if x}}y{{/if}}', '1:7 Unexpected block "if", expected one of: is, includes'],
  ['Line\n{{{raw}}}', '2:1 Unexpected {{{raw}}}, expected two braces'],
  ['{{shout name}}', '1:1 Unexpected helper "shout", expected one of: list, ref, cite, quote, date'],
  ['{{> part}}', '1:1 Unexpected partial, expected text, {{question}} or a helper'],
  ['{{! note }}', '1:1 Unexpected comment, expected text, {{question}} or a helper'],
  ['{{a.b}}', '1:1 Unexpected expression, expected a question id or a helper'],
  ['{{@root}}', '1:1 Unexpected expression, expected a question id or a helper'],
  ['{{#is model}}x{{/is}}', '1:1 Unexpected arguments of "is", expected a question and at least one "value"'],
  ['{{ref "a" "b"}}', '1:1 Unexpected arguments of "ref", expected exactly one'],
  ['{{date start weeks=2}}', '1:1 Unexpected "weeks" of "date", expected months=N or days=N'],
])('%s is refused', (source, message) => {
  expect(problemsOf(source)).toEqual([message])
})

test('an unclosed block is refused with its line', () => {
  expect(problemsOf('a\nb {{#is model "x"}} c')[0]).toMatch(/^\d+:1 Unexpected template text: /)
})

const context: TemplateContext<Inline, Block> = {
  answers: {
    values: { name: '*Bold* [a](b) {{x}} <b>', model: 'trial', sites: ['yelp', 'x', 'bbb'], start: '2027-01-31' },
    origins: {},
  },
  phrase: (_, value) => (value === 'yelp' ? 'Yelp' : value),
  value: (question, value) => ({ type: 'value', question, value }),
  reference: (clause) => ({ type: 'reference', clause, number: '6.3', title: 'T' }),
  citation: (authority) => ({ type: 'citation', authority, label: 'APA Ethics Code, Standard 5.05' }),
  quotation: (authority) => ({ type: 'quotation', authority, value: 'Q', attribution: 'A' }),
  includesClause: () => true,
  slot: () => [],
}
const say = (source: string): string => {
  const blocks = parseMarkdown(
    evaluate(
      parseTemplate(source, 'clause', (_, message) => {
        throw new Error(message)
      }),
      context,
    ),
  )
  return blocks.map((block) => (block.type === 'paragraph' ? plainText(block.children) : block.type)).join('\n')
}

test.each([
  ['{{name}}', '*Bold* [a](b) {{x}} <b>'],
  ['**{{name}}**', '*Bold* [a](b) {{x}} <b>'],
  ['On {{list sites}}.', 'On Yelp, x and bbb.'],
  ['{{#is model "trial" "other"}}yes{{else}}no{{/is}}', 'yes'],
  ['{{#includes sites "any"}}some{{else}}none{{/includes}}', 'some'],
  ['{{#is model "a"}}A{{else is model "trial"}}T{{else}}N{{/is}}', 'T'],
  ['From {{date start}} to {{date start months=1 days=-1}}.', 'From January 31, 2027 to February 27, 2027.'],
  ['See {{ref "x"}}, by {{cite "apa"}}.', 'See section 6.3, by APA Ethics Code, Standard 5.05.'],
  ['Before\n\n{{quote "apa"}}', 'Before\nquotation'],
])('%s reads %s', (source, expected) => {
  expect(say(source)).toBe(expected)
})

test('block helpers on lines of their own leave no gap in a list', () => {
  const source =
    'We post:\n\n{{#includes sites "yelp"}}\n- one;\n{{/includes}}\n{{#includes sites "none"}}\n- two;\n{{/includes}}\n- three.\n'
  const [, list] = parseMarkdown(
    evaluate(
      parseTemplate(source, 'clause', () => undefined),
      context,
    ),
  )
  expect(list).toEqual({
    type: 'list',
    ordered: false,
    children: ['one;', 'three.'].map((value) => ({
      type: 'listItem',
      checked: null,
      children: [{ type: 'paragraph', children: [text(value)] }],
    })),
  })
})

test.each([
  ['# Heading', 'section'],
  ['a `code` b', 'Unexpected code inline, expected text, emphasis or links'],
  ['![alt](x.png)', 'Unexpected image, expected text, emphasis or links'],
  ['    indented', 'Unexpected code block, expected paragraphs, lists, tables or quotations'],
])('Markdown %s', (source, expected) => {
  const problems: string[] = []
  const blocks = parseMarkdown({ markdown: `${source}\n\ntext`, inserts: [] }, (_, message) => problems.push(message))
  expect(problems[0] ?? blocks[0]?.type).toBe(expected)
})
