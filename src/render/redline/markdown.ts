/** Two versions of a document and what changed between them → Markdown with CriticMarkup: {++added++}, {--removed--}, {>>why<<}. */
import type { Library } from '../../core/library/library.js'
import type { Revision } from '../../core/revision/change.js'
import type { Document, Section } from '../../core/document/tree.js'
import { renderMarkdown } from '../markdown/markdown.js'
import { outline } from '../markdown/outline.js'
import { compare, endsLine, type Edit, type Piece } from './compare.js'
import { fatesOf, groupsOf, headingsOf, type Fate, type Group } from './groups.js'
import { withPresentIds } from './heirs.js'
import { noteLines } from './notes.js'
import { isNumber, isWord, splitWords, type Line, type Token } from './words.js'

/** One line of Markdown that is not blank, with the blank lines after it. */
interface TextLine extends Line {
  readonly gap: string
}

/** The redline as Markdown, readable without Word; the same comments stand in it as in the Word file. */
export function renderRedlineMarkdown(input: {
  readonly library: Library
  readonly before: Document
  readonly after: Document
  readonly revision: Revision
}): string {
  const before = withPresentIds(input.library, input.before, input.after)
  const fates = fatesOf(groupsIn(before), groupsIn(input.after), { divides: (line) => line.shape === 'text' })
  return fates.map((fate) => writeFate(fate, noteLines(input.library, input.revision, fate))).join('')
}

function groupsIn(document: Document): readonly Group<TextLine>[] {
  const cut = new Set<Section>(headingsOf(document))
  const headings = outline(document).headings.filter(({ section }) => section === null || cut.has(section))
  const waiting = headings.filter(({ section }) => section !== null)
  const lines = linesOf(renderMarkdown(document))
  return groupsOf(lines, (line) => {
    const [next] = waiting
    const start = next?.section
    if (next === undefined || start == null) return undefined
    const text = line.tokens.map((token) => token.text).join('')
    const isStart =
      start.kind === 'provision'
        ? text === `<!-- clause: ${start.id} -->`
        : line.shape === 'heading' && wordsOf(text) === wordsOf(next.text)
    if (!isStart) return undefined
    waiting.shift()
    return start
  })
}

/** The letters and digits of a heading, which are the same before and after Markdown's escaping. */
const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

function linesOf(markdown: string): readonly TextLine[] {
  return [...markdown.matchAll(/([^\n]+)(\n*)/g)].map(([, text = '', gap = '']) => {
    const heading = /^#+ /.test(text)
    return { shape: heading ? 'heading' : shapeOf(text), gap, tokens: tokensOf(text, heading) }
  })
}

const shapeOf = (text: string): string => (text.startsWith('|') ? 'row' : text.startsWith('<!--') ? 'anchor' : 'text')

/** A link within the document is one piece: its number is counted, and its target holds the number. */
const inside = /(\[[^\][]*\]\(#[^)\s]*\))/

function tokensOf(text: string, heading: boolean): readonly Token[] {
  return text.split(inside).flatMap((part, index): readonly Token[] => {
    if (index % 2 === 1) {
      const key = part.replace(/\d+(\.\d+)*/g, '').replace(/\(#-/, '(#')
      return [{ key, text: part, isWord: true }]
    }
    return splitWords(part).map((piece, at) => ({
      // A heading's own number stands right after its signs.
      key: heading && isNumber(piece) && at <= part.indexOf(' ') + 1 ? '' : piece,
      text: piece,
      isWord: isWord(piece),
    }))
  })
}

function writeFate(fate: Fate<TextLine>, note: readonly string[]): string {
  const comment = `{>>${note.join(' ').replace(/<<\}/g, '')}<<}`
  switch (fate.kind) {
    case 'removed':
    case 'movedFrom':
      return wholeGroup(fate.was, '--', comment)
    case 'added':
    case 'movedTo':
      return wholeGroup(fate.is, '++', comment)
    case 'kept': {
      let waiting = comment
      return fate.pairs
        .map(({ before, after }) => {
          const edits = compare<Token, TextLine>({ before, after })
          const isChanged = edits.some(({ kind }) => kind === 'change')
          const text = writeEdits(edits)
          if (!isChanged || waiting === '') return text
          const [, words = '', gap = ''] = /^([^]*?)(\n*)$/.exec(text) ?? []
          const written = words + waiting + gap
          waiting = ''
          return written
        })
        .join('')
    }
  }
}

/** Each line is marked on its own, so that headings and lists stay headings and lists. */
function wholeGroup(group: Group<TextLine>, sign: '++' | '--', comment: string): string {
  const lines = group.lines.map(({ tokens, gap, shape }, index) => {
    const text = tokens.map((token) => token.text).join('')
    if (shape === 'anchor') return sign === '--' ? '' : text + gap
    const isHeading = index === group.lines.findIndex((line) => line.shape === 'heading')
    return `{${sign}${text}${sign}}${isHeading ? comment : ''}${gap}`
  })
  return lines.join('')
}

/** Edits of one pair; blank lines that come or go with a whole line stay outside the marks, those that divide or join lines inside. */
function writeEdits(edits: readonly Edit<Token, TextLine>[]): string {
  let atStart = true
  return edits
    .map((edit) => {
      const wholeLines = atStart
      const last = edit.is.at(-1)
      atStart = last === undefined ? atStart : endsLine<Token, TextLine>(last)
      if (edit.kind === 'same') return textOf(edit.is)
      return marked(textOf(edit.was), '--', wholeLines) + marked(textOf(edit.is), '++', wholeLines)
    })
    .join('')
}

const textOf = (pieces: readonly Piece<Token, TextLine>[]): string =>
  pieces.map((piece) => (endsLine<Token, TextLine>(piece) ? piece.ends.gap : piece.text)).join('')

function marked(text: string, sign: '++' | '--', wholeLines: boolean): string {
  if (text === '') return ''
  const [, words = '', gap = ''] = wholeLines ? (/^([^]*?)(\n*)$/.exec(text) ?? []) : ['', text, '']
  return (words === '' ? '' : `{${sign}${words}${sign}}`) + gap
}
