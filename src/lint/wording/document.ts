/** Turns an assembled document into how hard its own prose is to read; quotations, tables, lists of sources and appendices stay out. */
import { plainText, type Block, type Document } from '../../core/document/tree.js'
import { gradeOf } from './reading.js'
import { sentencesOf, sentenceWords } from './sentences.js'

export interface LongSentence {
  readonly words: number
  readonly text: string
}

export interface DocumentReading {
  /** U.S. school grade (Flesch-Kincaid) over all sentences. */
  readonly grade: number
  readonly words: number
  /** Words of the longest sentence. */
  readonly longest: number
  /** The longest first. */
  readonly longestSentences: readonly LongSentence[]
}

/** How hard a document is to read, with its `most` longest sentences. */
export function documentReading(document: Document, most = 5): DocumentReading {
  const sentences = document.children.flatMap(proseOf).flatMap((prose) =>
    sentencesOf(prose).map((sentence) => {
      const words = sentenceWords(sentence.tokens)
      const [first, last] = [words[0], words.at(-1)]
      return { words: words.map((token) => token.word), text: prose.slice(first?.start, last?.end) }
    }),
  )
  const byLength = sentences
    .map(({ words, text }): LongSentence => ({ words: words.length, text: text.replace(/\s+/g, ' ') }))
    .sort((a, b) => b.words - a.words)
  return {
    grade: gradeOf(sentences.map((sentence) => sentence.words)),
    words: byLength.reduce((sum, sentence) => sum + sentence.words, 0),
    longest: byLength[0]?.words ?? 0,
    longestSentences: byLength.slice(0, most),
  }
}

/** The paragraphs of a block that count as prose. */
function proseOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'rationale':
      return [plainText(block.children)]
    case 'list':
      return block.children.flatMap((item) => item.children.flatMap(proseOf))
    case 'section':
      return block.kind === 'appendix' ? [] : block.children.flatMap(proseOf)
    case 'blockquote':
    case 'quotation':
    case 'table':
    case 'sources':
    case 'thematicBreak':
    case 'contents':
    case 'signature':
      return []
  }
}
