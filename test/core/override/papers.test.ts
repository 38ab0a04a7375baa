/** Papers as written, in Word, Markdown and as pages, and changed at random: no word of the file is lost, none of ours changes unasked. */
import type { Document } from '../../../src/core/document/tree.js'
import { leavesOf } from '../../../src/core/document/leaves.js'
import { tidy } from '../../../src/core/document/tidy.js'
import type { Frame } from '../../../src/core/library/frame.js'
import { readMarkdownFile } from '../../../src/core/override/adopt/markdown.js'
import { readPaper, type ReadPaper } from '../../../src/core/override/adopt/paper.js'
import { readPageFile } from '../../../src/core/override/adopt/page/page.js'
import { readWordFile } from '../../../src/core/override/adopt/word.js'
import { fitPapers, settlePaper, takeInPapers } from '../../../src/core/override/papers.js'
import { meaning } from '../../../src/core/override/three-way.js'
import { frameDocument } from '../../../src/core/policy/paper.js'
import { mayBeOwn, paperText } from '../../../src/core/policy/papers/paper-text.js'
import { writtenPaper } from '../../../src/core/policy/papers/written-papers.js'
import { renderDocx } from '../../../src/render/docx/docx.js'
import { renderHtml } from '../../../src/render/html/html.js'
import { renderMarkdown } from '../../../src/render/markdown/markdown.js'
import { packageRoot } from '../../../src/node/library-files.js'
import { policyWith, shippedLibrary } from '../../shipped-library.js'
import path from 'node:path'

const library = await shippedLibrary(path.join(packageRoot(), 'test', 'libraries', 'first'))
const policy = policyWith(library)
const frames = library.frames.filter(mayBeOwn)
const documentOf = (frame: Frame, own: string | null = null): Document =>
  frameDocument(
    library,
    { ...policy, papers: own === null ? [] : [{ paper: frame.id, text: own, base: null, date: null, author: null }] },
    frame,
  )

const readText = (document: Document, markdown: string): ReadPaper =>
  readPaper(
    readMarkdownFile(markdown, [{ version: '', provisions: [], overrides: [], frame: [] }]),
    writtenPaper(document, null),
    'a.md',
  )

/** A small generator, the same at each run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

test.each(frames.map(({ id }) => id))('%s: read as it was written, it has no edit', async (id) => {
  const frame = frames.find((one) => one.id === id)
  if (frame === undefined) throw new Error(`no frame ${id}`)
  const document = documentOf(frame)
  const written = writtenPaper(document, null)
  const word = readWordFile(await renderDocx(document))
  if ('problem' in word) throw new Error(word.problem)
  // The collected disclaimers are never a Word file.
  const fromWord = id === 'disclaimers' ? [] : [readPaper(word, written, 'a.docx')]
  const page = readPageFile(renderHtml(document))
  if ('problem' in page) throw new Error(page.problem)
  for (const read of [...fromWord, readPaper(page, written, 'a.html'), readText(document, renderMarkdown(document))]) {
    expect(read.text).toBe(written.text)
    expect(read.kept).toEqual([])
    expect(read.notes).toEqual([])
  }
  expect(renderMarkdown(documentOf(frame, written.text))).toBe(renderMarkdown(document))
})

const wordsOf = (text: string): readonly string[] => tidy(text).match(/[\p{L}\p{N}]+/gu) ?? []
const lures = ['Riverbend Counseling', 'Name', 'section 1.1', 'Version', 'Part A: everyone', 'zebra crossing at noon']

/** A line of a Markdown file changed, put in, or taken out. */
function edited(markdown: string, random: (below: number) => number): string {
  const lines = markdown.split('\n')
  const candidates = lines.flatMap((line, at) => (at > 8 && /^(?:- \[ \] |- |\d+\. |[A-Z])/.test(line) ? [at] : []))
  const at = candidates[random(candidates.length)] ?? 0
  const line = lines[at] ?? ''
  const lure = lures[random(lures.length)] ?? ''
  const mark = /^(?:- \[ \] |- |\d+\. )/.exec(line)?.[0] ?? ''
  const kind = random(3)
  if (kind === 0) lines.splice(at, 1)
  else if (kind === 1) lines[at] = `${line} ${lure}.`
  else lines.splice(at + 1, 0, ...(mark === '' ? ['', `${lure} again.`] : [`${mark}${lure} again.`]))
  return lines.join('\n')
}

test('60 random edits: every word of the file is in the paper or kept, and it prints so', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = randomOf(seed)
    const frame = frames[random(frames.length)]
    if (frame === undefined) throw new Error('no frame')
    const document = documentOf(frame)
    const before = renderMarkdown(document)
    const after = edited(edited(before, random), random)
    const read = readText(document, after)
    const held = [
      read.text ?? '',
      ...read.kept.map(({ text }) => text),
      ...read.notes,
      document.title,
      document.practice,
    ]
    const facts = document.facts.map(({ label }) => label)
    const has = new Set(wordsOf([...held, ...facts, before.split('\n').slice(0, 8).join(' ')].join(' ')))
    const lost = wordsOf(after).filter((word) => !has.has(word) && !/^(?:clause|\d+)$/.test(word))
    expect({ seed, id: frame.id, lost }).toEqual({ seed, id: frame.id, lost: [] })
    if (read.text === null) continue
    const printed = documentOf(frame, read.text)
    expect({ seed, text: paperText(printed) }).toEqual({ seed, text: read.text })
    const again = readText(printed, renderMarkdown(printed))
    expect({ seed, same: meaning(again.text ?? '') === meaning(read.text) }).toEqual({ seed, same: true })
    const lines = new Set(leavesOf(document.children).map(({ text }) => text))
    const gone = [...lines].filter((line) => !leavesOf(printed.children).some(({ text }) => text === line))
    expect({ seed, gone: gone.length <= 2 }).toEqual({ seed, gone: true })
  }
})

describe('the library changed the same words in one of two places', () => {
  const base = 'One.\n\nTwo.\n\nThree.\n\nFour.'
  const own = {
    paper: 'a',
    text: 'One, ours.\n\nTwo.\n\nThree.\n\nFour, ours.',
    base: { version: '1', text: base },
    date: null,
    author: null,
  }
  const now = [{ paper: 'a', title: 'A', text: 'One, theirs.\n\nTwo.\n\nThree, theirs.\n\nFour.' }]
  const ground = { papers: now, version: '2', date: '2027-01-04' }
  const fitted = fitPapers(ground, [own])
  const [clash] = fitted.conflicts

  test('that place alone is left to be settled, and the rest comes in', () => {
    expect(fitted.papers[0]?.text).toBe('One, ours.\n\nTwo.\n\nThree, theirs.\n\nFour, ours.')
    expect(fitted.papers[0]?.base).toEqual({ version: '2', text: 'One.\n\nTwo.\n\nThree, theirs.\n\nFour.' })
    expect(fitted.conflicts).toMatchObject([{ yours: 'One, ours.', base: 'One.', library: 'One, theirs.' }])
    expect(fitPapers(ground, fitted.papers).conflicts).toEqual(fitted.conflicts)
  })

  test.each([
    ['mine', 'One, ours.'],
    ['theirs', 'One, theirs.'],
    [{ words: 'One, of both.' }, 'One, of both.'],
  ] as const)('settled as %j, it is asked no more', (settlement, first) => {
    if (clash === undefined) throw new Error('no conflict')
    const settled = settlePaper(now, fitted.papers, clash, settlement)
    expect(settled[0]?.text).toBe(`${first}\n\nTwo.\n\nThree, theirs.\n\nFour, ours.`)
    expect(fitPapers(ground, settled).conflicts).toEqual([])
  })

  test('and a file that changed what another file changed too is kept', () => {
    const edit = {
      paper: 'a',
      path: 'a.docx',
      text: base.replace('One.', 'One, hers.'),
      author: 'A. Lawyer',
      written: { text: base, base: null },
    }
    const taken = takeInPapers(ground, [own], [edit])
    expect(taken.papers[0]?.text).toBe(own.text)
    expect(taken.kept).toMatchObject([{ name: 'a', text: edit.text }])
    expect(taken.notes).toEqual([
      '“A” (a.docx) was changed in two places in different ways: one stands, the other is kept.',
    ])
  })
})
