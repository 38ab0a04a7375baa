/** Turns a passage (plain text or Markdown) into sentences; a list item knows the words that lead into its list. */
import { endsSentence } from '../../core/ground/sentences.js'
import { limits } from '../../core/ground/bounds/limits.js'
import { tokenize, type WordToken } from './tokens.js'

export interface Sentence {
  /** The sentence's own words and marks. */
  readonly tokens: readonly WordToken[]
  /** "You must not:" before a list belongs to each item's first sentence, and a question to the answer after it. */
  readonly lead: readonly WordToken[]
  /** Which paragraph, list item, heading or table cell of the text it stands in. */
  readonly paragraph: number
}

interface Block {
  readonly start: number
  readonly end: number
  readonly item: boolean
}

/** The sentences of a text, in reading order. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let lead: readonly WordToken[] = []
  for (const [paragraph, block] of blocksOf(text).entries()) {
    const own = splitBlock(text, block)
    if (!block.item) lead = []
    sentences.push(
      ...own.map((tokens, index) => {
        const question = own[index - 1] ?? []
        if (index === 0) return { tokens, lead: block.item ? lead : [], paragraph }
        return { tokens, lead: asks(text, question) ? [...question, markAfter(question)] : [], paragraph }
      }),
    )
    if (!block.item) lead = leadOf(own.at(-1) ?? [])
  }
  return sentences
}

const leadOf = (tokens: readonly WordToken[]): readonly WordToken[] =>
  tokens.at(-1)?.word === ':' ? tokens.slice(0, -1) : []

/** "Stuck on a case?" says what the next sentence is about. */
const asks = (text: string, tokens: readonly WordToken[]): boolean =>
  /^["'”’)*_]{0,3}\?/.test(text.slice(tokens.at(-1)?.end ?? text.length, (tokens.at(-1)?.end ?? 0) + 4))

/** A semicolon: what a question denies or demands ends with it. */
function markAfter(tokens: readonly WordToken[]): WordToken {
  const end = tokens.at(-1)?.end ?? 0
  return { word: ';', raw: '?', start: end, end, mark: true }
}

/** Words of a sentence or text, marks left out. */
export const sentenceWords = (tokens: readonly WordToken[]): readonly WordToken[] =>
  tokens.filter((token) => !token.mark)

const blank = /^\s*$/
const itemStart = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?/
/** Headings, comments and rules end with their line. */
const ownLine = /^\s*(?:#|<!--|---)/

/** Paragraphs, list items, headings and table cells as ranges of the text. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  let offset = 0
  for (const line of text.split('\n')) {
    const marker = itemStart.exec(line)
    const end = offset + line.length
    if (blank.test(line)) open = null
    else if (line.trimStart().startsWith('|')) {
      blocks.push(...cellsOf(line, offset))
      open = null
    } else if (ownLine.test(line)) {
      blocks.push({ start: offset, end, item: false })
      open = null
    } else if (marker !== null || open === null) {
      open = { start: offset + (marker?.[0].length ?? 0), end, item: marker !== null }
      blocks.push(open)
    } else {
      open = { start: open.start, end, item: open.item }
      blocks[blocks.length - 1] = open
    }
    offset = end + 1
  }
  return blocks
}

/** Each cell of a table row reads alone. */
function cellsOf(line: string, offset: number): readonly Block[] {
  const bars = [...line.matchAll(/\|/g)].map((match) => match.index)
  return bars.map((bar, index) => ({
    start: offset + bar + 1,
    end: offset + (bars[index + 1] ?? line.length),
    item: false,
  }))
}

// Only from the first sign of a run on: a run that ends nothing is looked at once, however long it is.
const ending = /(?<![.!?])[.!?]+["'”’)*_]*(?=\s|$)/g

function splitBlock(text: string, block: Block): readonly (readonly WordToken[])[] {
  const found: (readonly WordToken[])[] = []
  let start = block.start
  const inside = text.slice(0, block.end)
  for (const match of text.slice(block.start, block.end).matchAll(ending)) {
    const at = block.start + match.index
    const next = at + match[0].length
    if (!endsSentence(inside, { from: start, to: at, next })) continue
    found.push(...readablePieces(tokenize(text, start, at)))
    start = next
  }
  found.push(...readablePieces(tokenize(text, start, block.end)))
  return found.filter((tokens) => tokens.some((token) => !token.mark))
}

/** A "sentence" without end is read piece by piece: what one of its words means to another is lost on a reader anyway. */
function readablePieces(tokens: readonly WordToken[]): readonly (readonly WordToken[])[] {
  const most = limits.sentenceTokens
  if (tokens.length <= most) return [tokens]
  return Array.from({ length: Math.ceil(tokens.length / most) }, (_, index) =>
    tokens.slice(index * most, (index + 1) * most),
  )
}
