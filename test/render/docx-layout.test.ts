/** What stands where on the pages of a Word file. */
import { paragraph, table, type Block, type Document } from '../../src/core/document/tree.js'
import { renderDocx } from '../../src/render/docx/docx.js'
import { documentOf, fullDocument, item, list, reference, section } from './docx/sample.js'
import { bodyOf, partsOf, wordsOf } from './docx/structure.js'

const body = async (...children: Block[]): Promise<string> =>
  bodyOf(await renderDocx(documentOf(children))).replace(/^.*?"Subtitle".*?<\/w:p>/s, '')

test('quotation, reason and sources read as they should', async () => {
  const xml = await body(
    { type: 'quotation', authority: 'apa', value: 'Do not.', attribution: 'APA 5.05' },
    { type: 'rationale', children: [{ type: 'text', value: 'Trust.' }] },
    {
      type: 'sources',
      children: ['APA, 4.01', 'NASW 4.07(a)', 'APA, 4.07'].map((label) => ({
        type: 'citation',
        authority: label,
        label,
        bearing: 'basedOn',
      })),
    },
  )
  expect(wordsOf(xml)).toBe('Do not.\n— APA 5.05\nWhy: Trust. Based on: APA, 4.01 and 4.07; NASW 4.07(a)\n')
  expect([...xml.matchAll(/rStyle w:val="(.*?)"/g)].map((match) => match[1])).toEqual([
    'RationaleText',
    'RationaleText',
    'SourcesText',
  ])
})

test('a reason or sources may stand alone, and none of either prints nothing', async () => {
  const reason: Block = { type: 'rationale', children: [{ type: 'text', value: 'Trust.' }] }
  const sources = (...labels: string[]): Block => ({
    type: 'sources',
    children: labels.map((label) => ({ type: 'citation', authority: label, label, bearing: 'basedOn' })),
  })
  expect(wordsOf(await body(reason, paragraph('a'), sources('APA')))).toBe('Why: Trust.\na\nBased on: APA\n')
  expect(wordsOf(await body(paragraph('a'), sources()))).toBe('a\n')
  expect(wordsOf(await body(reason, sources()))).toBe('Why: Trust.\n')
})

test('a reason links to the clause it names', async () => {
  const reason: Block = { type: 'rationale', children: [reference('x', '1.1')] }
  expect(await body(section('provision', 'x', '1.1', reason))).toContain('w:anchor="clause_x"')
})

test('an appendix is set smaller, and its table stays on one page if it fits', async () => {
  const rows = (count: number): string[][] => Array.from({ length: count }, (_, row) => ['Question', `${row}`])
  const xml = await body(
    section('appendix', 'a', null, paragraph('a'), list(false, item('b')), table(rows(45), [3, 9])),
  )
  const styles = [...xml.matchAll(/pStyle w:val="(.*?)"/g)].map((match) => match[1])
  expect([...new Set(styles)]).toEqual([
    'UnnumberedHeading1',
    'SmallBodyText',
    'SmallListText',
    'SmallTableHeader',
    'SmallTableText',
    'Gap',
  ])
  expect(xml.match(/<w:keepNext\/>/g)).toHaveLength(2 * 44)
  const long = table([...rows(40), ['Why', 'word '.repeat(1000)]], [3, 9])
  expect(await body(section('appendix', 'a', null, long))).not.toContain('keepNext')
  expect(await body(table(rows(45), [3, 9]))).not.toContain('keepNext')
})

test('the introduction of a section stays with its first rule, the last words of a rule with its reason', async () => {
  const reason: Block = { type: 'rationale', children: [{ type: 'text', value: 'Trust.' }] }
  const rule = section('provision', 'x', '1.1', paragraph('Rule.'), reason)
  const xml = await body(section('section', 's', '1', paragraph('Introduction.'), rule))
  const kept = xml.split('</w:p>').filter((words) => words.includes('keepNext'))
  expect(kept.map(wordsOf)).toEqual(['Introduction.', 'Rule.'])
})

test('words before a table stay with its first row', async () => {
  const many = Array.from({ length: 60 }, (_, row) => [`Row ${row}`, 'Words.'])
  const xml = await body(paragraph('Before.'), paragraph('What it means.'), table(many, [3, 9]))
  const kept = xml.split('</w:p>').filter((words) => words.includes('keepNext'))
  expect(kept.map(wordsOf)).toEqual(['What it means.'])
})

test('steps on a card stay together, elsewhere a page may end between them', async () => {
  const steps = list(true, item('Stop.'), item('Call.'), item('Write it down.'))
  const kept = async (changes: Partial<Document>): Promise<readonly string[]> => {
    const xml = bodyOf(await renderDocx(documentOf([steps, list(false, item('a'), item('b'))], changes)))
    return xml
      .split('</w:p>')
      .filter((words) => words.includes('ListText') && words.includes('<w:keepNext/>'))
      .map(wordsOf)
  }
  expect(await kept({ layout: 'card' })).toEqual(['Stop.', 'Call.'])
  expect(await kept({})).toEqual([])
})

test('every line spacing says how it counts, which readers else guess differently', async () => {
  const styles = partsOf(await renderDocx(fullDocument())).get('word/styles.xml') ?? ''
  for (const [spacing] of styles.matchAll(/<w:spacing [^>]*w:line="[^>]*>/g)) {
    expect(spacing).toContain('w:lineRule="')
  }
})
