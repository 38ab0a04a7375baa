/** The Word files of every example as pages, laid out by LibreOffice: no heading ends a page, cards take one page, the staff edition two; and the print of the page takes no more. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Document } from '../../../src/core/document/tree.js'
import { renderDocx } from '../../../src/render/docx/docx.js'
import { renderHtml } from '../../../src/render/html/html.js'
import type { Library } from '../../../src/core/library/library.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { modelOf } from '../../../src/lint/model/model.js'
import { longestPapers } from '../../../src/lint/prove/checks/length.js'
import { findWitness } from '../../../src/lint/prove/witness.js'
import { executablePath, launch } from '../../browser/open-page.js'
import { policyWith, shippedLibrary } from '../../shipped-library.js'
import { examplePapers } from './gate/files.js'
import { bodyOf, wordsOf } from './structure.js'

const answers = (program: string, ...args: readonly string[]): string => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) || 'yes'
  } catch {
    return ''
  }
}
const hasOffice = answers('soffice', '--version') !== '' && answers('pdftotext', '-v') !== ''
// Without a font of Calibri's widths the pages say nothing about Word's.
const canMeasure = hasOffice && answers('fc-list', 'Carlito').includes('arlito')
if (!canMeasure) console.log('skipped: pages of Word files, which need LibreOffice, poppler and the font Carlito')
const onPages = canMeasure ? describe : describe.skip

interface Line {
  readonly text: string
  readonly left: number
  readonly bottom: number
}

/** The lines of each page of a PDF, footers and headers left out. */
function pagesOf(pdf: string): readonly (readonly Line[])[] {
  const html = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const height = Number(/height="([\d.]+)"/.exec(page)?.[1])
      return [...page.matchAll(/<line xMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)<\/line>/gs)]
        .map(([, left, bottom, words = '']) => ({
          text: wordsOf(words.replace(/<\/word>/g, ' '))
            .replace(/\s+/g, ' ')
            .trim(),
          left: Number(left),
          bottom: Number(bottom),
        }))
        .filter(({ bottom }) => bottom > 34 && bottom < height - 34)
    })
}

const headingsOf = (bytes: Uint8Array): readonly string[] =>
  [...bodyOf(bytes).matchAll(/<w:pStyle w:val="(?:Unnumbered)?Heading\d"\/>.*?<\/w:p>/gs)].map(([xml]) =>
    wordsOf(xml).replace(/\s+/g, ' ').trim(),
  )

/** The last line of each column of a page. */
function lastLines(lines: readonly Line[], columns: number): readonly string[] {
  const sides =
    columns === 1 ? [lines] : [lines.filter(({ left }) => left < 300), lines.filter(({ left }) => left >= 300)]
  return sides.flatMap((side) => {
    const lowest = Math.max(...side.map(({ bottom }) => bottom))
    return [
      side
        .filter(({ bottom }) => bottom > lowest - 2)
        .map(({ text }) => text)
        .join(' '),
    ]
  })
}

/** How many pages a browser prints of each document's page. */
async function printedPages(documents: readonly Document[]): Promise<readonly number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-print-'))
  const browser = await launch()
  const page = await browser.newPage()
  const counts: number[] = []
  for (const document of documents) {
    const file = path.join(folder, 'paper.html')
    writeFileSync(file, renderHtml(document))
    await page.goto(pathToFileURL(file).href)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    counts.push(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0)
  }
  await browser.close()
  rmSync(folder, { recursive: true })
  return counts
}

interface Paper {
  readonly name: string
  readonly document: Document
  readonly headings: readonly string[]
  readonly pages: readonly (readonly Line[])[]
}

/** The staff edition of the practice that gets most words, as the proof finds it. */
function longestEdition(library: Library): { readonly name: string; readonly document: Document } {
  const model = modelOf(library)
  const longest = longestPapers(model).find(({ frame }) => frame.id === 'staff-edition')!
  const { given } = findWitness(model.space, library.questions, longest.when)!
  return { name: 'longest/staff-edition', document: frameDocument(library, policyWith(library, given), longest.frame) }
}

onPages('every example', () => {
  const papers: Paper[] = []

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-pages-'))
    const files = []
    const library = await shippedLibrary()
    for (const { name, document } of [...(await examplePapers(library)), longestEdition(library)]) {
      const bytes = await renderDocx(document)
      const file = path.join(folder, `${name.replace('/', '__')}.docx`)
      writeFileSync(file, bytes)
      files.push({ name, file, document, headings: headingsOf(bytes) })
    }
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files.map(({ file }) => file)],
      { stdio: 'ignore' },
    )
    for (const { file, ...paper } of files) papers.push({ ...paper, pages: pagesOf(file.replace(/docx$/, 'pdf')) })
    rmSync(folder, { recursive: true })
  })

  const named = (id: string) => papers.filter(({ name }) => name.endsWith(`/${id}`))
  const counts = (id: string): readonly string[] => named(id).map(({ name, pages }) => `${name}: ${pages.length}`)

  test('no heading is the last line of a page', () => {
    const stranded = papers.flatMap(({ name, document, headings, pages }) =>
      pages.flatMap((lines, index) =>
        lastLines(lines, document.columns ?? 1)
          .map((text) => text.replace(/^\d+(\.\d+)* /, ''))
          .filter((text) => headings.includes(text))
          .map((text) => `${name}, page ${index + 1}: ${text}`),
      ),
    )
    expect(stranded).toEqual([])
  })

  test('a line to fill in that comes at the end of a line is drawn: what follows it never starts the next line', () => {
    const undrawn = papers.flatMap(({ name, pages }) =>
      pages.flatMap((lines, index) =>
        lines
          .filter(
            ({ text, left }) =>
              /^[.,;]/.test(text) && lines.some((one) => /^[^.,;]/.test(one.text) && Math.abs(one.left - left) < 2),
          )
          .map(({ text }) => `${name}, page ${index + 1}: ${text}`),
      ),
    )
    expect(undrawn).toEqual([])
  })

  test.each([
    ['do-dont-card', 1],
    ['incident-card', 1],
    ['client-notice', 1],
    ['staff-edition', 2],
    ['acknowledgement', 2],
  ])('%s takes at most this many pages: %i', (id, most) => {
    expect(counts(id).filter((count) => Number(count.split(': ')[1]) > most)).toEqual([])
    expect(counts(id)).not.toEqual([])
  })

  const printed = executablePath === undefined ? test.skip : test
  printed(
    'the page of a policy prints on no more pages than its Word file has, and so do the pages beside it',
    async () => {
      const pages = papers.filter(({ name }) => /\/policy$|^california-team\/(staff-edition|owner-sheet)$/.test(name))
      const counts = await printedPages(pages.map(({ document }) => document))
      const longer = pages.flatMap(({ name, pages: word }, at) => {
        const count = counts[at] ?? 0
        return count > 0 && count <= word.length ? [] : [`${name}: ${count} printed, ${word.length} in Word`]
      })
      expect(longer).toEqual([])
    },
  )

  test('the account of a register stands on one page', () => {
    const torn = named('access-register').flatMap(({ name, pages }) =>
      pages.flatMap((lines, index) => {
        const times = (words: string): number => lines.filter(({ text }) => text.startsWith(words)).length
        return times('Handle or name') === times('Last checked') ? [] : [`${name}, page ${index + 1}`]
      }),
    )
    expect(torn).toEqual([])
  })

  test('what is signed stands on one page', () => {
    const torn = named('policy').flatMap(({ name, pages }) => {
      const at = (label: string): number => pages.findIndex((lines) => lines.some(({ text }) => text === label))
      return at('For the practice') !== -1 && at('For the practice') === at('Signature') ? [] : [name]
    })
    expect(torn).toEqual([])
  })
})
