/** Plain text: what is to be pasted stands there letter by letter, with no mark of Markdown. */
import { expect, test } from '@jest/globals'
import { paragraph, table, text, type Document } from '../../src/core/document/tree.js'
import { renderPlain } from '../../src/render/plain.js'

test('headings, lists, tables, and what is to be copied between lines of dashes', () => {
  const document: Document = {
    id: 'email',
    title: 'E-mail',
    practice: 'Riverbend *Counseling*',
    language: 'en-US',
    version: '1.0',
    effectiveDate: '2027-01-04',
    reviewDate: '2028-01-04',
    layout: 'sheet',
    facts: [{ label: 'Version', value: [text('1.0')] }],
    children: [
      paragraph({ type: 'strong', children: [text('Subject:')] }, ' biz.yelp.com [now]'),
      {
        type: 'section',
        kind: 'part',
        id: 'a',
        number: null,
        title: 'Steps',
        children: [
          {
            type: 'list',
            ordered: true,
            children: [
              { type: 'listItem', checked: false, children: [paragraph('Open it.')] },
              {
                type: 'listItem',
                checked: null,
                children: [
                  paragraph('See ', { type: 'reference', clause: 'c', number: '1.2', title: 'C' }, '.'),
                  {
                    type: 'list',
                    ordered: false,
                    children: [{ type: 'listItem', checked: null, children: [paragraph('b')] }],
                  },
                ],
              },
            ],
          },
          { type: 'blockquote', children: [paragraph('- one\n  *two*'), paragraph('three')] },
          table([
            ['A', 'B'],
            ['1', '2'],
          ]),
          { type: 'signature', labels: ['Name'] },
        ],
      },
    ],
  }
  const dashes = '-'.repeat(40)
  expect(renderPlain(document)).toBe(
    [
      '# E-mail',
      'Riverbend *Counseling*',
      'Version: 1.0',
      'Subject: biz.yelp.com [now]',
      '## Steps',
      '1. [ ] Open it.\n2. See section 1.2.\n  - b',
      dashes,
      '- one\n  *two*',
      'three',
      dashes,
      'A | B\n1 | 2',
      `Name: ${'_'.repeat(30)}`,
    ].join('\n\n') + '\n',
  )
})
