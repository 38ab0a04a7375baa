/** A document as a Word file: structure, links, lists, tables, the same bytes every time. */
import { Paragraph } from 'docx'
import fc from 'fast-check'
import {
  paragraph,
  table,
  type Block,
  type Document,
  type Inline,
  type ListItem,
} from '../../src/core/document/tree.js'
import { countBookmarks, inBookmark } from '../../src/render/docx/bookmarks.js'
import { documentParts, renderDocx } from '../../src/render/docx/docx.js'
import { keepLooksIn, looksSoFar, type Looks } from '../../src/render/docx/looks.js'
import { packParts } from '../../src/render/docx/pack.js'
import { textWidth } from '../../src/render/docx/page.js'
import { countLists, paragraphLook } from '../../src/render/docx/paragraphs.js'
import { printSpans } from '../../src/render/docx/runs.js'
import { plainInk, printTable } from '../../src/render/docx/tables.js'
import { nameBookmarks } from '../../src/render/lines/bookmarks.js'
import { linesOf } from '../../src/render/lines/lines.js'
import { awkwardName, documentOf, fullDocument, item, list, reference, section } from './docx/sample.js'
import { wordProblems } from './docx/gate/gate.js'
import { bodyOf, partsOf, wordNumbers, wordsOf } from './docx/structure.js'

const body = async (...children: Block[]): Promise<string> =>
  bodyOf(await renderDocx(documentOf(children))).replace(/^.*?"Subtitle".*?<\/w:p>/s, '')

const part = async (path: string, document: Document = fullDocument()): Promise<string> =>
  partsOf(await renderDocx(document)).get(path) ?? ''

describe('the file', () => {
  test.each([
    ['policy', fullDocument()],
    ['sheet', { ...fullDocument(), layout: 'sheet' as const }],
    ['card', { ...fullDocument(), layout: 'card' as const }],
    ['empty', documentOf([])],
  ])('is valid: %s', async (_, document) => {
    expect(wordProblems(await renderDocx(document))).toEqual([])
  })

  test('holds the parts a document needs and no others', async () => {
    expect([...partsOf(await renderDocx(fullDocument())).keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/app.xml',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/fontTable.xml',
      'word/footer1.xml',
      'word/footer2.xml',
      'word/header1.xml',
      'word/header2.xml',
      'word/numbering.xml',
      'word/settings.xml',
      'word/styles.xml',
      'word/theme/theme1.xml',
      'word/webSettings.xml',
    ])
  })

  test('has the same bytes whatever was rendered before', async () => {
    const first = await renderDocx(fullDocument())
    await renderDocx(fullDocument(1, 5))
    expect(Buffer.from(await renderDocx(fullDocument())).equals(Buffer.from(first))).toBe(true)
  })

  test('says in its properties what the document says of itself', async () => {
    const core = await part('docProps/core.xml')
    expect(core).toContain('<dc:title>Social Media Policy</dc:title>')
    expect(wordsOf(/<dc:creator>.*?<\/dc:creator>/.exec(core)?.[0] ?? '')).toBe(awkwardName)
    expect(core).toContain('<dc:description>Version 1.0, effective 2027-01-04</dc:description>')
    expect(core).toContain('<dc:language>en-US</dc:language>')
    expect(core.match(/2027-01-04T00:00:00Z/g)).toHaveLength(2)
    expect(await part('word/styles.xml')).toContain('<w:lang w:val="en-US"/>')
  })
})

describe('paragraphs', () => {
  /** As docx writes each paragraph of its own. */
  function wholly(document: Document): ReturnType<typeof packParts> {
    const lists = countLists()
    const numbered = countBookmarks()
    const lines = linesOf(document, nameBookmarks(document))
    const children = lines.map((line) =>
      line.kind === 'table'
        ? printTable(line, textWidth(document), plainInk)
        : new Paragraph({
            ...paragraphLook(line, lists),
            children: inBookmark(numbered(line.bookmark), printSpans(line.spans)),
          }),
    )
    const across = lines.findIndex((line) => line.kind === 'text' && line.section !== null)
    return packParts(document, children, lists.count(), document.columns === 2 ? { across } : {})
  }

  const inline = fc.oneof(
    fc.string({ unit: 'binary' }).map((value): Inline => ({ type: 'text', value })),
    fc.constantFrom('a\tb\n\nc\t', '_'.repeat(30)).map((value): Inline => ({ type: 'text', value })),
    fc
      .tuple(
        fc.constantFrom('https://example.org/a?b&c#d', 'https://example.org', 'mailto:a@example.org'),
        fc.boolean(),
      )
      .map(([url, bold]): Inline => {
        const words: Inline = { type: 'text', value: url }
        return { type: 'link', url, children: [words, bold ? { type: 'strong', children: [words] } : words] }
      }),
    fc.constantFrom(reference('one-voice', '1.1'), reference('nowhere', '2')),
    fc.string().map((value): Inline => ({ type: 'emphasis', children: [{ type: 'text', value }, { type: 'break' }] })),
  )

  test('filled in from those written before, are what docx writes for each', () => {
    fc.assert(
      fc.property(fc.array(fc.array(inline, { maxLength: 5 }), { maxLength: 6 }), (paragraphs) => {
        const blocks = paragraphs.map((children): Block => ({ type: 'paragraph', children }))
        const items = blocks.map((block): ListItem => ({ type: 'listItem', checked: null, children: [block] }))
        const document = documentOf([
          ...blocks,
          section('section', 'rules', '1', section('provision', 'one-voice', '1.1', list(true, ...items))),
          list(false, item('first', list(true, ...items))),
          list(true, ...items),
        ])
        expect(documentParts(document)).toEqual(wholly(document))
      }),
      { numRuns: 60 },
    )
  })

  test('keep words that docx would take for its own', async () => {
    expect(wordsOf(await body(list(false, item('{bullets-0}'), item('CURRENT'))))).toBe('{bullets-0}\nCURRENT\n')
  })

  test.each(['policy', 'sheet', 'card'] as const)('of a whole %s too', (layout) => {
    const document = { ...fullDocument(2, 2), layout }
    expect(documentParts(document)).toEqual(wholly(document))
  })

  test.each([
    ['words', [paragraph('Read both sides.')]],
    ['a table', [table([['A', 'B'], ['1']], [1, 3])]],
  ])('of a paper in columns below %s too', (_, above) => {
    const document = documentOf([...above, section('section', 'rules', '1', list(true, item('One'), item('Two')))])
    const inColumns: Document = { ...document, columns: 2, paper: 'a4' }
    expect(documentParts(inColumns)).toEqual(wholly(inColumns))
  })

  test('are the same from looks that were kept', () => {
    const document = fullDocument(2, 2)
    const parts = documentParts(document)
    const kept = JSON.parse(JSON.stringify(looksSoFar())) as Looks
    let read = 0
    keepLooksIn(() => {
      read += 1
      return kept
    })
    expect(documentParts(document)).toEqual(parts)
    expect([read, looksSoFar()]).toEqual([1, kept])
    keepLooksIn(() => null)
    expect(documentParts(document)).toEqual(parts)
  })

  test('stand between what docx writes of any name and title', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'a\tb', 'c\nd', '\uE000\uE001'))
    fc.assert(
      fc.property(words, words, (practice, title) => {
        const document = { ...documentOf([paragraph('Words.')]), practice, title }
        expect(documentParts(document)).toEqual(wholly(document))
      }),
      { numRuns: 40 },
    )
  })
})

describe('headings', () => {
  test('carry the numbers we computed, from Word’s own numbering', async () => {
    expect(wordNumbers(await renderDocx(fullDocument(3, 2)))).toEqual([
      '1',
      '1.1',
      '1.2',
      '2',
      '2.1',
      '2.2',
      '3',
      '3.1',
      '3.2',
    ])
  })

  test('lie inside a bookmark with the clause id', async () => {
    expect(await body(section('section', 'rules', '1', section('provision', 'one-voice', '1.1')))).toBe(
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:name="section_rules" w:id="1"/>' +
        '<w:r><w:t xml:space="preserve">About rules</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>' +
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:name="clause_one_voice" w:id="2"/>' +
        '<w:r><w:t xml:space="preserve">About one-voice</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>',
    )
  })

  test('without a number use a style without numbering', async () => {
    const xml = await body(section('appendix', 'a', null, section('part', 'b', null)))
    expect([...xml.matchAll(/pStyle w:val="(.*?)"/g)].map((match) => match[1])).toEqual([
      'UnnumberedHeading1',
      'UnnumberedHeading2',
    ])
  })

  test('with long ids get different bookmarks of 40 characters', async () => {
    const long = 'never-confirm-that-someone-is-a-client'
    const xml = await body(section('provision', `${long}-one`, null), section('provision', `${long}-two`, null))
    expect([...xml.matchAll(/w:name="(.*?)"/g)].map((match) => match[1])).toEqual([
      'clause_never_confirm_that_someone_is_a_c',
      'clause_never_confirm_that_someone_is_a_2',
    ])
  })
})

describe('text', () => {
  test('prints a value exactly as typed', async () => {
    const xml = await body(paragraph('At ', { type: 'value', question: 'name', value: awkwardName }, '.'))
    expect(xml).toContain('O&apos;Brien &amp; Søn *LLC* &lt;b&gt;{{x}}&lt;/b&gt; [a](b)')
    expect(wordsOf(xml)).toBe(`At ${awkwardName}.\n`)
  })

  test('turns new lines into line breaks and drops what XML refuses', async () => {
    const value = 'a\u0000b\r\nc\td\uFFFE\uD800e\u{1F600}\u0085'
    expect(wordsOf(await body(paragraph({ type: 'value', question: 'q', value })))).toBe('ab\nc\tde\u{1F600}\n')
  })

  test('links a reference to its clause, and only to a clause that is here', async () => {
    const xml = await body(section('provision', 'x', '1.1', paragraph(reference('x', '1.1'), reference('gone', '6.3'))))
    expect(xml).toContain('<w:hyperlink w:history="1" w:anchor="clause_x">')
    expect(xml.match(/<w:hyperlink/g)).toHaveLength(1)
    expect(wordsOf(xml)).toBe('About x\nsection 1.1section 6.3\n')
  })

  test('keeps an address Word would choke on as plain text', async () => {
    const link = (url: string): Block => paragraph({ type: 'link', url, children: [{ type: 'text', value: 'x' }] })
    expect(await body(link('https://a.example/b?c=1&d=%20'), link('mailto:a@b.example'))).toMatch(
      /(<w:hyperlink.*){2}/s,
    )
    expect(await body(link('https://[x'), link('javascript:alert(1)'), link('https://a b'))).not.toContain('hyperlink')
  })
})

describe('blocks', () => {
  test('each ordered list has numbering of its own', async () => {
    const xml = await body(
      list(true, item('a'), item('b')),
      paragraph('c'),
      list(true, item('d', list(true, item('e')))),
    )
    const numbers = [...xml.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/g)].map((m) => `${m[1]}:${m[2]}`)
    expect(numbers.map((number) => number.slice(0, 1))).toEqual(['0', '0', '0', '1'])
    expect(new Set(numbers).size).toBe(3)
  })

  test('a box to tick has a box for its marker', async () => {
    const boxes: Document = documentOf([
      { type: 'list', ordered: false, children: [{ ...item('Ask'), checked: false }] },
    ])
    const bytes = await renderDocx(boxes)
    const id = /<w:numId w:val="(\d+)"/.exec(bodyOf(bytes))?.[1] ?? ''
    const numbering = partsOf(bytes).get('word/numbering.xml') ?? ''
    const abstract = new RegExp(`<w:num w:numId="${id}".*?abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1] ?? ''
    expect(new RegExp(`abstractNumId="${abstract}".*?lvlText w:val="(.)"`).exec(numbering)?.[1]).toBe('☐')
  })

  test('a table repeats its header, splits no row and follows its weights', async () => {
    const xml = await body(table([['A', 'B'], ['1']], [1, 3]))
    expect(xml).toContain('<w:tblGrid><w:gridCol w:w="2484"/><w:gridCol w:w="7452"/></w:tblGrid>')
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(2)
    expect(xml.match(/<w:tc>/g)).toHaveLength(4)
  })

  test('a thematic break starts what follows on a new page, even across the end of a section', async () => {
    const rule: Block = { type: 'thematicBreak' }
    expect(await body(paragraph('a'), rule)).not.toContain('pageBreakBefore')
    expect(await body(section('part', 'a', null, rule), section('part', 'b', null))).toMatch(
      /"UnnumberedHeading1"\/><\/w:pPr>.*"UnnumberedHeading1"\/><w:pageBreakBefore\/>/s,
    )
  })
})

describe('around the text', () => {
  test('contents list sections with their provisions run in, and no page numbers', async () => {
    const provisions = [section('provision', 'x', '1.1'), section('provision', 'y', '1.2')]
    const xml = await body({ type: 'contents' }, section('section', 's', '1', ...provisions))
    expect(wordsOf(xml).split('About s\nAbout x')[0]).toBe(
      'Contents\n1\tAbout s  1.1\u00A0About x · 1.2\u00A0About y\n',
    )
  })

  test('the footer says version, date and page, with results in its fields', async () => {
    const footer = await part('word/footer1.xml')
    expect(wordsOf(footer).trim()).toBe('Version 1.0 · effective January 4, 2027\tPage 1 of 1')
    expect([...footer.matchAll(/w:instr="(.*?)"/g)].map((match) => match[1])).toEqual(['PAGE', 'NUMPAGES'])
  })

  test('every page but the first names the practice and the title', async () => {
    const [one, two] = [await part('word/header1.xml'), await part('word/header2.xml')]
    expect([wordsOf(one).trim(), wordsOf(two).trim()].sort()).toEqual(['', `${awkwardName} · Social Media Policy`])
  })

  test('a card has no contents and no page break', async () => {
    const xml = bodyOf(await renderDocx({ ...fullDocument(), layout: 'card' }))
    expect(xml).not.toMatch(/ContentsHeading|pageBreakBefore/)
  })
})
