/** `--pdf` with the engine and without: made when asked for, or a plain word and nothing written. */
import { packageRoot } from '../../src/node/library-files.js'
import { pdfEngines } from '../../src/node/pdf-engine.js'
import type { PdfEngine } from '../../src/render/pdf/pdf.js'
import { practice, smallest } from './practice.js'

const { find } = pdfEngines
let engine: PdfEngine | null = null
beforeAll(() => (pdfEngines.find = () => Promise.resolve(engine)))
afterAll(() => (pdfEngines.find = find))

const shipped = ['--library', packageRoot()]
const withPdf = `${smallest}  outputs: [policy-md, policy-pdf]\n`
const fake: PdfEngine = () => new Uint8Array([37, 80, 68, 70])

beforeEach(() => (engine = null))

test('asked for by name without an engine: nothing is written, and it says what to install', async () => {
  const { run, folder, list } = practice()
  const { code, err } = await run('build', folder, '--pdf', ...shipped)
  expect(code).toBe(2)
  expect(err).toContain('npm install @myriaddreamin/typst-ts-node-compiler@0.7.0')
  expect(err).toContain('Nothing was written.')
  expect(list('.')).toEqual(['answers.yaml'])
})

test('ticked without an engine: all else is written, with a warning, and a plan misses nothing', async () => {
  const { run, folder, has } = practice(withPdf)
  const { code, err } = await run('build', folder, ...shipped)
  expect([code, has('social-media-policy.md'), has('social-media-policy.pdf')]).toEqual([0, true, false])
  expect(err).toContain('Not made: social-media-policy.pdf, staff-edition.pdf, acknowledgement.pdf.')
  expect((await run('plan', folder, ...shipped)).code).toBe(0)
})

test('a name in letters that no font has: all else is written, and the letters are named', async () => {
  engine = (_code, onUnset) => {
    onUnset?.(['漢', '字'])
    return null
  }
  const { run, folder, has } = practice(withPdf)
  const { code, err } = await run('build', folder, ...shipped)
  expect([code, has('social-media-policy.md'), has('social-media-policy.pdf')]).toEqual([0, true, false])
  expect(err).toContain(
    'Not made: social-media-policy.pdf, staff-edition.pdf, acknowledgement.pdf. The fonts of the program for PDFs have no 漢 字, and empty boxes would stand there. Or open the page (.html) or the Word file and print it as a PDF.',
  )
})

test('with an engine it makes the three, and a plan does not miss one that is gone', async () => {
  engine = fake
  const { run, folder, has, list } = practice()
  expect((await run('build', folder, '--pdf', ...shipped)).code).toBe(0)
  expect(list('.').filter((name) => name.endsWith('.pdf'))).toEqual([
    'acknowledgement.pdf',
    'social-media-policy.pdf',
    'staff-edition.pdf',
  ])
  expect(has('social-media-policy.docx')).toBe(true)
})

test('once made, PDFs stay where a colleague has no engine', async () => {
  engine = fake
  const { run, folder, has } = practice(withPdf)
  await run('build', folder, ...shipped)
  engine = null
  await run('build', folder, '--date', '2027-02-01', ...shipped)
  expect(has('social-media-policy.pdf')).toBe(true)
})
