/** Merges two versions of a text that share a third: by lines, then sentences, then words; a real conflict gives null. */
import { splitSentences } from '../ground/sentences.js'
import { diff3MergeRegions } from 'node-diff3'
import { ownBlocks } from '../document/markdown/own-words.js'
import { tidy } from '../document/tidy.js'
import { writeOwnWords } from '../document/markdown/write.js'

/** A paragraph, list item or table row as one line of Markdown. */
export interface MergeLine {
  readonly text: string
  /** A blank line stands above it. */
  readonly apart: boolean
}

/** The same words in one form, so that two texts can be told apart by what they say. */
export const canonical = (markdown: string): string => writeOwnWords(ownBlocks(markdown))

/** What a text says, without what changes by itself: numbers of sections and list items, quote styles, spaces. */
export const meaning = (markdown: string): string => mergeLinesOf(canonical(markdown)).map(lineKey).join('\n')

/** The merged Markdown, or null when both sides changed the same words in different ways. */
export const threeWay = (mine: string, base: string, theirs: string): string | null =>
  threeWayPlain(canonical(mine), canonical(base), canonical(theirs))

/** The same for plain text, in which no sign is markup. */
export function threeWayPlain(mine: string, base: string, theirs: string): string | null {
  const [a, o, b] = [mine, base, theirs].map(mergeLinesOf) as [MergeLine[], MergeLine[], MergeLine[]]
  const merged = mergeLines(a, o, b)
  if (merged === null) return null
  return joinLines(withoutDoubles(merged, a, b))
}

const listMark = /^(\s*)(?:[-*+]|\d+[.)])\s+/

/** A text's lines, blank ones left out. */
export function mergeLinesOf(markdown: string): MergeLine[] {
  const lines = markdown.split('\n')
  return lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ text, apart: lines[index - 1]?.trim() === '' }]))
}

/** What a line says. */
export const lineKey = ({ text }: MergeLine): string => wordsKey(text.replace(listMark, '$1- '))

const wordsKey = (text: string): string => tidy(text.replace(/\[[^\][]*\]\((clause:[^)]{0,200})\)/g, '[]($1)'))

/** The text of lines. */
export const joinLines = (lines: readonly MergeLine[]): string =>
  lines.map((line, index) => (index === 0 ? '' : line.apart ? '\n\n' : '\n') + line.text).join('')

interface Regions<T> {
  /** Only one side, or neither, changed: what to take, and from where. */
  readonly settled: (origin: 'a' | 'o' | 'b', items: readonly T[]) => readonly T[]
  /** Both changed; null = a conflict. */
  readonly contested: (a: readonly T[], o: readonly T[], b: readonly T[]) => readonly T[] | null
}

function merge<T>(
  a: readonly T[],
  o: readonly T[],
  b: readonly T[],
  key: (item: T) => string,
  on: Regions<T>,
): T[] | null {
  const result: T[] = []
  for (const region of diff3MergeRegions(a.map(key), o.map(key), b.map(key))) {
    if (region.stable) {
      const from = { a, o, b }[region.buffer]
      const items = from.slice(region.bufferStart, region.bufferStart + region.bufferLength)
      result.push(...on.settled(region.buffer, items))
      continue
    }
    const part = (list: readonly T[], start: number, length: number): readonly T[] => list.slice(start, start + length)
    const mine = part(a, region.aStart, region.aLength)
    const before = part(o, region.oStart, region.oLength)
    const theirs = part(b, region.bStart, region.bLength)
    const settled = agreed(mine, before, theirs, key) ?? on.contested(mine, before, theirs)
    if (settled === null) return null
    result.push(...settled)
  }
  return result
}

/** Both sides say the same, or one adds everything the other adds and more: nothing doubled, nothing lost. */
export function agreed<T>(
  mine: readonly T[],
  before: readonly T[],
  theirs: readonly T[],
  key: (item: T) => string,
): readonly T[] | null {
  const holds = (larger: readonly T[], smaller: readonly T[]): boolean => {
    let found = 0
    for (const item of larger) if (smaller[found] !== undefined && key(item) === key(smaller[found] as T)) found += 1
    return found === smaller.length
  }
  const same = mine.length === theirs.length && holds(mine, theirs)
  if (same) return mine
  if (!holds(mine, before) || !holds(theirs, before)) return null
  return holds(mine, theirs) ? mine : holds(theirs, mine) ? theirs : null
}

/** A line on its way into a merged text. */
export interface MergedLine extends MergeLine {
  /** Came from the library's new text alone. */
  readonly isNew?: true
}

const mergeLines = (a: readonly MergeLine[], o: readonly MergeLine[], b: readonly MergeLine[]): MergedLine[] | null =>
  merge<MergedLine>(a, o, b, lineKey, {
    settled: (origin, lines) => (origin === 'b' ? lines.map((line) => ({ ...line, isNew: true as const })) : lines),
    contested: mergeSentences,
  })

/** Sentences of several lines in a row, with the start of each line as a token of its own. */
interface Token {
  readonly text: string
  readonly starts: MergeLine | null
}

function tokensOf(lines: readonly MergeLine[]): Token[] {
  return lines.flatMap((line) => {
    const mark = listMark.exec(line.text)?.[0] ?? ''
    const start: Token = { text: mark, starts: line }
    return [start, ...splitSentences(line.text.slice(mark.length)).map((text): Token => ({ text, starts: null }))]
  })
}

/** Lines that both sides changed, merged by sentences and words; null where they changed the same ones. */
export function mergeSentences(
  a: readonly MergeLine[],
  o: readonly MergeLine[],
  b: readonly MergeLine[],
): readonly MergeLine[] | null {
  if (o.length === 0) return null
  const key = (token: Token): string =>
    token.starts === null ? wordsKey(token.text) : `¶${token.text.trim() === '' ? '' : '-'}`
  const merged = merge(tokensOf(a), tokensOf(o), tokensOf(b), key, {
    settled: (_, tokens) => tokens,
    contested: (mine, before, theirs) =>
      oneByOne(mine, before, theirs, key) ?? besideEachOther(mine, before, theirs, key),
  })
  return merged === null ? null : asLines(merged)
}

/** As many sentences on each side: pair by pair, the one that changed, or both changes where they are far enough apart. */
function oneByOne(
  mine: readonly Token[],
  before: readonly Token[],
  theirs: readonly Token[],
  key: (token: Token) => string,
): readonly Token[] | null {
  if (mine.length !== before.length || theirs.length !== before.length) return null
  const merged = before.map((token, index): Token | null => {
    const [a, b] = [mine[index], theirs[index]]
    if (a === undefined || b === undefined) return null
    if (key(b) === key(token) || key(a) === key(b)) return a
    if (key(a) === key(token)) return b
    if (a.starts !== null || b.starts !== null || token.starts !== null) return null
    const text = mergeWords(a.text, token.text, b.text)
    return text === null ? null : { text, starts: null }
  })
  return merged.every((token) => token !== null) ? merged : null
}

/** The practice reworded what stands before or after something that the library only added. */
function besideEachOther(
  mine: readonly Token[],
  before: readonly Token[],
  theirs: readonly Token[],
  key: (token: Token) => string,
): readonly Token[] | null {
  const extra = theirs.length - before.length
  if (mine.length !== before.length || extra <= 0) return null
  const same = (from: number): boolean =>
    before.every((token, index) => key(token) === key(theirs[from + index] ?? { text: '', starts: null }))
  if (same(0)) return [...mine, ...theirs.slice(before.length)]
  return same(extra) ? [...theirs.slice(0, extra), ...mine] : null
}

function asLines(tokens: readonly Token[]): readonly MergeLine[] {
  const lines: MergeLine[] = []
  for (const token of tokens) {
    const last = lines.at(-1)
    if (token.starts !== null || last === undefined)
      lines.push({ text: token.text, apart: token.starts?.apart ?? true })
    else lines[lines.length - 1] = { ...last, text: spaced(last.text, token.text) }
  }
  return lines.filter((line) => line.text.trim() !== '').map((line) => ({ ...line, text: line.text.trimEnd() }))
}

const spaced = (before: string, after: string): string =>
  before === '' || /\s$/.test(before) || /^\s/.test(after) ? before + after : `${before} ${after}`

/** Words between two changes that make them independent of one another. */
const distance = 3

/** One sentence changed by both sides, in places far enough apart. */
function mergeWords(mine: string, before: string, theirs: string): string | null {
  const split = (text: string): readonly string[] => text.trim().split(/\s+/)
  let last: 'a' | 'b' | null = null
  let since = distance
  const closeCalls: number[] = []
  const merged = merge(split(mine), split(before), split(theirs), wordsKey, {
    settled: (origin, words) => {
      if (origin === 'o') since += words.length
      else {
        if (last !== null && last !== origin && since < distance) closeCalls.push(since)
        last = origin
        since = 0
      }
      return words
    },
    contested: () => null,
  })
  return merged === null || closeCalls.length > 0 ? null : `${merged.join(' ')} `
}

/** What both sides added in different places stands once, where the practice put it. */
export function withoutDoubles(
  merged: readonly MergedLine[],
  mine: readonly MergeLine[],
  theirs: readonly MergeLine[],
): readonly MergeLine[] {
  const count = (lines: readonly MergeLine[]): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const line of lines) for (const key of sentenceKeys(line)) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const [all, a, b] = [count(merged), count(mine), count(theirs)]
  return merged.flatMap((line): readonly MergeLine[] => {
    if (line.isNew !== true) return [line]
    const mark = listMark.exec(line.text)?.[0] ?? ''
    const kept = splitSentences(line.text.slice(mark.length)).filter((sentence) => {
      const key = wordsKey(sentence)
      const isDouble = key.split(' ').length > 3 && (all.get(key) ?? 0) > Math.max(a.get(key) ?? 0, b.get(key) ?? 0)
      if (isDouble) all.set(key, (all.get(key) ?? 0) - 1)
      return !isDouble
    })
    return kept.length === 0 ? [] : [{ ...line, text: mark + kept.join('').trimEnd() }]
  })
}

const sentenceKeys = (line: MergeLine): readonly string[] =>
  splitSentences(line.text.replace(listMark, '')).map(wordsKey)
