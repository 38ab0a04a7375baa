/** Tagged PDFs of every example: structure, words, the same bytes, and names that mean something to typst. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { paragraph, plainText, table, type Block, type Document, type Table } from '../../src/core/document/tree.js'
import { loadPdfEngine } from '../../src/node/pdf-engine.js'
import { nameBookmarks } from '../../src/render/lines/bookmarks.js'
import { spanText } from '../../src/render/lines/line.js'
import { linesOf } from '../../src/render/lines/lines.js'
import { pdfCode } from '../../src/render/pdf/pdf.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { examplePapers } from '../render/docx/gate/files.js'
import { documentOf, fullDocument, item, list } from '../render/docx/sample.js'
import { bareWords, markdownParts } from '../render/words-by-heading.js'
import { shippedLibrary } from '../shipped-library.js'

const engine = await loadPdfEngine()
const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
if (engine === null || !hasPoppler) console.log('skipped: tagged PDFs, which need the typst compiler and poppler')
const withEngine = engine !== null && hasPoppler ? describe : describe.skip

const print = (document: Document): Uint8Array => {
  const bytes = engine!(pdfCode(document))
  if (bytes === null) throw new Error(`no PDF of ${document.title}`)
  return bytes
}

/** What a poppler program says of a PDF. */
function asked(bytes: Uint8Array, program: string, ...args: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-pdf-'))
  const file = path.join(folder, 'paper.pdf')
  writeFileSync(file, bytes)
  const last = program === 'pdftotext' ? ['-'] : []
  try {
    return execFileSync(program, [...args, file, ...last], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Without spaces, each blank to write on as one sign: on paper it is longer. */
const tight = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '').replace(/_+/g, '_')

/** Where each word stands, in points from the top of its page. */
const wordsPlaced = (
  bytes: Uint8Array,
): readonly { readonly word: string; readonly top: number; readonly wide: number }[] =>
  [...asked(bytes, 'pdftotext', '-bbox').matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)/g)].map(
    ([, left, top, right, word = '']) => ({ word, top: Number(top), wide: Number(right) - Number(left) }),
  )

/** The words of a PDF, without what stands at the foot of each page. */
const wordsOf = (bytes: Uint8Array): string =>
  tight(
    asked(bytes, 'pdftotext', '-raw').replace(
      /^Version .* effective .*\n?Page \d+ of \d+$|^Version .*Page \d+ of \d+$/gm,
      '',
    ),
  )

const lettersOf = (text: string): string => bareWords(text).replace(/\p{N}+/gu, '')

/** Where the PDF's words leave the Markdown's, heading by heading; letters alone, as it prints the numbers of lists, and without the heads of tables, which every page repeats. */
function differencesFrom(document: Document, words: string): readonly string[] {
  const heads = [...tablesIn(document.children)].map(({ children: [head] }) =>
    lettersOf((head?.children ?? []).map((cell) => plainText(cell.children)).join('')),
  )
  const bare = (text: string): string => heads.reduce((left, head) => left.replaceAll(head, ''), lettersOf(text))
  const [, ...parts] = markdownParts(renderMarkdown(document)).map(({ heading, words: under }) => ({
    heading,
    letters: bare(heading + under),
  }))
  const all = bare(words)
  const found = all.slice(-parts.reduce((sum, { letters }) => sum + letters.length, 0))
  let at = 0
  for (const { heading, letters } of parts) {
    const there = found.slice(at, (at += letters.length))
    if (there !== letters) return [`${heading}: “${letters}” stands against “${there}”`]
  }
  return []
}

function* tablesIn(blocks: readonly Block[]): Generator<Table> {
  for (const block of blocks)
    if (block.type === 'table') yield block
    else if (block.type === 'section') yield* tablesIn(block.children)
}

/** Every stretch of words that other outputs print. */
const stretches = (document: Document): readonly string[] =>
  linesOf(document, nameBookmarks(document))
    .flatMap((line) => (line.kind === 'table' ? line.rows.flatMap(({ cells }) => cells) : [line]))
    .filter(({ role }) => role !== 'contentsEntry')
    .flatMap(({ spans }) => spanText(spans).split(/[\t\n]/))

withEngine('every example', () => {
  test('has every word of the tree and says what the Markdown says, and is tagged', async () => {
    const papers = (await examplePapers(await shippedLibrary())).filter(({ name }) =>
      /\/(policy|staff-edition|acknowledgement)$/.test(name),
    )
    for (const { name, document } of papers) {
      const bytes = print(document)
      const words = wordsOf(bytes)
      const lost = stretches(document).filter((stretch) => !words.includes(tight(stretch)))
      expect([name, lost]).toEqual([name, []])
      expect([name, differencesFrom(document, words)]).toEqual([name, []])
      expect(asked(bytes, 'pdfinfo')).toMatch(/^Title: +\S.*[^]*^Tagged: +yes$/m)
      expect(asked(bytes, 'pdfinfo', '-struct')).toMatch(/Document\n\s+H1 [^]*\n\s+H2 [^]*\n\s+L /)
    }
  })
})

withEngine('a paper', () => {
  test('has headings, lists, quotes, links and tables with header cells', () => {
    const tags = asked(print(fullDocument()), 'pdfinfo', '-struct')
    for (const tag of ['H1', 'H2', 'H3', 'L', 'LI', 'LBody', 'BlockQuote', 'Table', 'THead', 'TH', 'TD', 'Link'])
      expect(tags).toMatch(new RegExp(`^\\s+${tag}\\b`, 'm'))
  })

  test('keeps the words of lists within lists and quotes inside the margins, in columns too', () => {
    const words = 'wide words of an item that fill more than a line of the page each time '.repeat(4)
    const listOf = (ordered: boolean, checked: false | null, more: readonly Block[] = []): Block => ({
      type: 'list',
      ordered,
      children: Array.from({ length: 12 }, () => ({
        type: 'listItem',
        checked,
        children: [{ type: 'paragraph', children: [{ type: 'text', value: words }] }, ...more],
      })),
    })
    const lists = listOf(true, null, [listOf(false, null), listOf(false, false)])
    const blocks: readonly Block[] = [
      { type: 'blockquote', children: [lists] },
      { type: 'section', kind: 'part', id: 'a', number: null, title: 'A', children: [lists] },
    ]
    for (const { margin, ...look } of [
      { margin: 62, paper: 'a4' },
      { margin: 32, paper: 'letter', layout: 'card', columns: 2 },
    ] as const) {
      const pages = asked(print(documentOf(blocks, look)), 'pdftotext', '-bbox')
        .split('<page ')
        .slice(1)
      const over = pages.flatMap((page) => {
        const right = Number(/width="([\d.]+)"/.exec(page)?.[1]) - margin
        return [...page.matchAll(/xMax="([\d.]+)"[^>]*>([^<]*)/g)].filter(([, end]) => Number(end) > right + 0.1)
      })
      expect(over.map(([, , word]) => word)).toEqual([])
    }
  })

  test('has room to write in: rows without words as high as others, blanks as wide as a name', () => {
    const rows = table([
      ['Account', 'From'],
      ['', ''],
      ['', ''],
      ['Last', ''],
    ])
    const placed = wordsPlaced(print(documentOf([rows, paragraph('Call: ______')])))
    const top = (word: string): number => placed.find((one) => one.word === word)?.top ?? 0
    expect(top('Last') - top('Account')).toBeGreaterThan(3 * 14)
    expect(placed.find(({ word }) => word.startsWith('_'))?.wide).toBeGreaterThan(0.8 * 72)
  })

  test('sets a quotation as near to the words before it as they are to each other', () => {
    const quotation: Block = { type: 'quotation', authority: 'q', value: 'Quoted words.', attribution: 'APA' }
    const placed = wordsPlaced(
      print(documentOf([paragraph('First'), paragraph('Second'), quotation, paragraph('Third')])),
    )
    const top = (word: string): number => placed.find((one) => one.word === word)?.top ?? 0
    expect(top('Quoted') - top('Second')).toBeLessThan(top('Second') - top('First') + 3)
    expect(top('Third') - top('APA')).toBeLessThan(top('Second') - top('First') + 3)
  })

  const tail: readonly Block[] = [
    { type: 'rationale', children: [{ type: 'text', value: 'Reason.' }] },
    { type: 'sources', children: [{ type: 'citation', authority: 'q', label: 'A code', bearing: 'basedOn' }] },
  ]
  const lineOf = (_: unknown, line: number): string => `Line ${line + 1}.`
  test.each([
    ['paragraphs', (lines: number) => Array.from({ length: lines }, lineOf).map((line) => paragraph(line))],
    ['a list', (lines: number) => [list(false, ...Array.from({ length: lines }, lineOf).map((line) => item(line)))]],
    [
      'a numbered list',
      (lines: number) => [list(true, ...Array.from({ length: lines }, lineOf).map((line) => item(line)))],
    ],
  ])('begins no page with the reason or the sources of a rule after %s', (_, rule) => {
    const rules = Array.from({ length: 400 }, (_, at) => [...rule(1 + ((at * at) % 11)), ...tail])
    const pages = asked(print(documentOf(rules.flat())), 'pdftotext', '-layout')
      .split('\f')
      .slice(0, -1)
    expect(pages.length).toBeGreaterThan(25)
    expect(pages.filter((page) => /^(Why|Based)\b/.test(page.trim()))).toEqual([])
  })

  test('ends no page with the words that lead to a list', () => {
    const rules = Array.from({ length: 400 }, (_, at) => [
      paragraph('Do not:'),
      list(false, ...Array.from({ length: 1 + ((at * at) % 11) }, lineOf).map((line) => item(line))),
    ])
    const pages = asked(print(documentOf(rules.flat())), 'pdftotext', '-layout')
      .split('\f')
      .slice(0, -1)
    expect(pages.length).toBeGreaterThan(25)
    expect(pages.filter((page) => /Do not:\s+Version [^\n]+$/.test(page.trim()))).toEqual([])
  })

  test('begins no page with the one who said a quotation', () => {
    const said = (lines: number): readonly Block[] => [
      ...Array.from({ length: lines }, lineOf).map((line) => paragraph(line)),
      { type: 'quotation', authority: 'q', value: 'Quoted words.', attribution: 'Code of ethics' },
    ]
    const rules = Array.from({ length: 400 }, (_, at) => said(1 + ((at * at) % 11)))
    const pages = asked(print(documentOf(rules.flat())), 'pdftotext', '-layout')
      .split('\f')
      .slice(0, -1)
    expect(pages.length).toBeGreaterThan(25)
    expect(pages.filter((page) => /^—/.test(page.trim()))).toEqual([])
  })

  test('leads from a reference to the heading of its provision', () => {
    const children = [{ type: 'reference', clause: 'there', number: '1.1', title: 'There' }] as const
    const provision = { type: 'section', kind: 'provision', id: 'there', number: '1.1', title: 'There' } as const
    const paper = documentOf([
      { type: 'paragraph', children },
      { ...provision, children: [] },
    ])
    expect(asked(print(paper), 'pdfinfo', '-dests')).toMatch(/^ +1 \[ XYZ .*"clause_there"$/m)
  })

  test('declares PDF/UA-1 and its language', () => {
    const raw = Buffer.from(print(documentOf([]))).toString('latin1')
    expect(raw).toMatch(/\/Lang ?\(en-US\)/)
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('is not made with empty boxes: the characters that no font has are named, once each', () => {
    const unset: string[] = []
    const named = documentOf([], { practice: '漢字 Counseling 漢' })
    expect(engine!(pdfCode(named), (characters) => unset.push(...characters))).toBeNull()
    expect(unset).toEqual(['漢', '字'])
  })

  test('has the same bytes whatever was printed before', () => {
    const first = print(fullDocument())
    print(documentOf([]))
    expect(Buffer.from(print(fullDocument())).equals(Buffer.from(first))).toBe(true)
  })

  test.each([
    '#panic("x") $y$ *b* _i_ `c` @ref <label> // gone',
    '"] #read("/etc/passwd") [',
    '\\u{41} \\" \\',
    '{ [ ( #',
  ])('prints what means something to typst as it is: %s', (name) => {
    const words = wordsOf(print(documentOf([], { practice: name, title: name })))
    expect(words).toContain(tight(name))
  })
})
