/** Small and large documents for the tests of the Word renderer. */
import {
  paragraph,
  table,
  type Block,
  type Document,
  type Inline,
  type ListItem,
  type Section,
} from '../../../src/core/document/tree.js'

/** A name that means something in every markup. */
export const awkwardName = `O'Brien & Søn *LLC* <b>{{x}}</b> [a](b)`

/** A policy of the given blocks. */
export const documentOf = (children: readonly Block[], changes: Partial<Document> = {}): Document => ({
  id: 'policy',
  title: 'Social Media Policy',
  practice: 'Willow Creek Counseling',
  language: 'en-US',
  version: '1.0',
  effectiveDate: '2027-01-04',
  reviewDate: '2028-01-04',
  layout: 'policy',
  facts: [],
  children,
  ...changes,
})

/** A list item of one paragraph and what follows it. */
export const item = (words: string, ...more: readonly Block[]): ListItem => ({
  type: 'listItem',
  checked: null,
  children: [paragraph(words), ...more],
})

/** A list of items. */
export const list = (ordered: boolean, ...children: readonly ListItem[]): Block => ({ type: 'list', ordered, children })

/** A reference to a provision. */
export const reference = (clause: string, number: string): Inline => ({
  type: 'reference',
  clause,
  number,
  title: clause,
})

/** A section or provision. */
export const section = (
  kind: Section['kind'],
  id: string,
  number: string | null,
  ...children: readonly Block[]
): Section => ({ type: 'section', kind, id, number, title: `About ${id}`, children })

const provision = (s: number, p: number): Section =>
  section(
    'provision',
    `clause-${s}-${p}`,
    `${s}.${p}`,
    paragraph(
      'At ',
      { type: 'value', question: 'name', value: awkwardName },
      ' see ',
      reference('clause-2-1', '2.1'),
      '.',
    ),
    paragraph('In this order:'),
    list(
      true,
      item('One', list(false, item('Bullet', list(true, item('Deep'))))),
      item('Two', paragraph('More of two.')),
    ),
    table(
      [
        ['Platform', 'What we do'],
        ['Yelp', ''],
      ],
      [1, 3],
    ),
    { type: 'blockquote', children: [paragraph('Quoted.'), list(false, item('Inside a quote'))] },
    { type: 'rationale', children: [{ type: 'text', value: 'It works.' }] },
    { type: 'sources', children: [{ type: 'citation', authority: 'apa', label: 'APA 5.05', bearing: 'basedOn' }] },
  )

/** Every kind of node, in `sections` sections of `provisions` provisions. */
export const fullDocument = (sections = 3, provisions = 3): Document =>
  documentOf(
    [
      paragraph(
        { type: 'strong', children: [{ type: 'emphasis', children: [{ type: 'text', value: 'Both' }] }] },
        { type: 'break' },
      ),
      { type: 'contents' },
      ...Array.from({ length: sections }, (_, s) =>
        section(
          'section',
          `part-${s + 1}`,
          `${s + 1}`,
          ...Array.from({ length: provisions }, (_, p) => provision(s + 1, p + 1)),
        ),
      ),
      { type: 'thematicBreak' },
      section(
        'appendix',
        'authorities',
        null,
        { type: 'quotation', authority: 'apa', value: 'Do not solicit.\nEver.', attribution: 'APA (2017), 5.05' },
        paragraph({
          type: 'link',
          url: 'https://www.apa.org/ethics/code?a=1&b=2',
          children: [{ type: 'text', value: 'APA' }],
        }),
      ),
      section(
        'part',
        'sign',
        null,
        { type: 'list', ordered: false, children: [{ ...item('I read it.'), checked: false }] },
        { type: 'signature', labels: ['Name', 'Date'] },
      ),
    ],
    { practice: awkwardName, facts: [{ label: 'Version', value: [{ type: 'text', value: '1.0' }] }] },
  )
