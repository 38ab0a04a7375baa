/** Two lists of lines → pairs that say which line became which: kept, split, merged, added or removed. */
import { wordCount, type Line } from './words.js'

/** Lines that belong together: one and one, one and several where a line was split or merged, two and two where the break between them moved; an empty side = added or removed. */
export interface Pair<L extends Line> {
  readonly before: readonly L[]
  readonly after: readonly L[]
}

export interface AlignOptions<L extends Line> {
  /** Lines that may never be paired. */
  readonly apart?: (before: L, after: L) => boolean
  /** Lines that are paired however few words they have in common. */
  readonly kin?: (before: L, after: L) => boolean
  /** Lines that may be split or merged. */
  readonly divides?: (line: L) => boolean
}

/** Below this share of common words, two lines have nothing to do with each other. */
const leastCommon = 0.2
/** Share of a part's words that must come from the line that was divided. */
const leastOfPart = 0.5
/** Most lines one line is split into. */
const mostParts = 6
/** What an added, removed or restyled line weighs beside its words. */
const lineWeight = 0.5

/** Pairs lines in order so that as few words as possible change. */
export function align<L extends Line>(
  before: readonly L[],
  after: readonly L[],
  options: AlignOptions<L> = {},
): readonly Pair<L>[] {
  const same = (a: L | undefined, b: L | undefined): boolean => a !== undefined && b !== undefined && equal(a, b)
  let start = 0
  while (same(before[start], after[start])) start += 1
  let end = 0
  const room = Math.min(before.length, after.length) - start
  while (end < room && same(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1
  const pair = (at: number, other: number): Pair<L> => ({
    before: before.slice(at, at + 1),
    after: after.slice(other, other + 1),
  })
  return [
    ...before.slice(0, start).map((_, index) => pair(index, index)),
    ...alignMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end), options),
    ...Array.from({ length: end }, (_, index) => pair(before.length - end + index, after.length - end + index)),
  ]
}

/** Whether two lines have the same shape and words, counted numbers aside if so told. */
export const equal = (a: Line, b: Line, counted: 'same' | 'any' = 'same'): boolean =>
  a.shape === b.shape &&
  a.tokens.length === b.tokens.length &&
  a.tokens.every((token, index) => {
    const other = b.tokens[index]
    return token.key === other?.key || (counted === 'any' && token.isCounted && other?.isCounted === true)
  })

/** How the first lines of both sides were best paired: what it costs in all, and the lines of the last pair. */
interface Step {
  readonly cost: number
  readonly before: number
  readonly after: number
}

/** The cheapest way through the table of all steps, read from its end. */
function alignMiddle<L extends Line>(
  before: readonly L[],
  after: readonly L[],
  options: AlignOptions<L>,
): readonly Pair<L>[] {
  const steps: Step[][] = [[{ cost: 0, before: 0, after: 0 }]]
  for (let i = 0; i <= before.length; i += 1) {
    const row = (steps[i] ??= [])
    for (let j = 0; j <= after.length; j += 1) {
      if (i + j > 0) row[j] = bestStep(before, after, i, j, steps, options)
    }
  }
  const pairs: Pair<L>[] = []
  for (let i = before.length, j = after.length; i + j > 0;) {
    const step = steps[i]?.[j] ?? { cost: 0, before: i, after: j }
    pairs.unshift({ before: before.slice(i - step.before, i), after: after.slice(j - step.after, j) })
    i -= step.before
    j -= step.after
  }
  return pairs
}

/** How many lines of each side a step may take: added first, so that walking back puts removals before additions. */
const strides: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 0],
  [1, 1],
  [2, 2],
  ...Array.from({ length: mostParts - 1 }, (_, index) => [1, index + 2] as const),
  ...Array.from({ length: mostParts - 1 }, (_, index) => [index + 2, 1] as const),
]

/** The last pair of the cheapest way to the first `i` and `j` lines; `steps` holds the ways to fewer. */
function bestStep<L extends Line>(
  before: readonly L[],
  after: readonly L[],
  i: number,
  j: number,
  steps: readonly (readonly Step[])[],
  options: AlignOptions<L>,
): Step {
  let best: Step = { cost: Infinity, before: 0, after: 0 }
  for (const [a, b] of strides) {
    const from = steps[i - a]?.[j - b]
    if (from === undefined) continue
    const [was, is] = [before.slice(i - a, i), after.slice(j - b, j)]
    // At the least, the words that one side has more than the other change: most ways can't become the cheapest.
    if (from.cost + Math.abs(countWords(was) - countWords(is)) >= best.cost) continue
    const cost = from.cost + costOf(was, is, options)
    if (cost < best.cost) best = { cost, before: a, after: b }
  }
  return best
}

/** What a pair costs: the words that change in it, and a little for each line; Infinity where its lines may not be paired. */
function costOf<L extends Line>(before: readonly L[], after: readonly L[], options: AlignOptions<L>): number {
  const [first, other] = [before[0], after[0]]
  if (first === undefined || other === undefined) {
    return [...before, ...after].reduce((sum, line) => sum + wordCount(line.tokens) + lineWeight, 0)
  }
  const parts = Math.max(before.length, after.length)
  if (parts > 1 && ![...before, ...after].every((line) => options.divides?.(line) ?? true)) return Infinity
  // Joined paragraphs look like the first of them in LibreOffice, like the last in Word: so only those of one shape are.
  if (parts > 1 && first.shape !== other.shape) return Infinity
  const isMovedBreak = before.length > 1 && after.length > 1
  if (isMovedBreak && [...before, ...after].some(({ shape }) => shape !== first.shape)) return Infinity
  if (before.some((a) => after.some((b) => options.apart?.(a, b) ?? false))) return Infinity
  const least = parts === 1 && options.kin?.(first, other) === true ? 0 : leastCommon
  const common = commonOf(before.map(wordsOf), after.map(wordsOf), least)
  if (common === null) return Infinity
  const restyled = parts === 1 && first.shape !== other.shape ? lineWeight : 0
  return common.all - 2 * common.words + restyled + (parts - 1) * (isMovedBreak ? 4 : 2) * lineWeight
}

/** Words in common and in all; null where the two sides have too little to do with each other: no more than the least share. */
function commonOf(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
  least: number,
): { readonly all: number; readonly words: number } | null {
  const [words, others] = [before.flat(), after.flat()]
  const all = words.length + others.length
  if (all === 0) return { all, words: 0 }
  const tooFew = (common: number): boolean => 2 * common <= least * all
  if (tooFew(possibleCommon(words, others))) return null
  // Each part of a divided line must come from it.
  const parts = before.length > 1 ? before : after.length > 1 ? after : []
  const one = before.length > 1 ? others : words
  if (parts.some((part) => possibleCommon(part, one) < leastOfPart * part.length)) return null
  const common = commonWords(words, others)
  return tooFew(common) ? null : { all, words: common }
}

const known = new WeakMap<Line, readonly string[]>()

function wordsOf(line: Line): readonly string[] {
  const words = known.get(line) ?? line.tokens.filter((token) => token.isWord).map((token) => token.key)
  known.set(line, words)
  return words
}

const countWords = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + wordsOf(line).length, 0)

/** Words in common in any order: no subsequence has more. */
function possibleCommon(words: readonly string[], others: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of others) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    common += 1
  }
  return common
}

/** Length of the longest common subsequence. */
function commonWords(words: readonly string[], others: readonly string[]): number {
  const row = new Uint32Array(others.length + 1)
  for (const word of words) {
    let diagonal = 0
    for (let j = 0; j < others.length; j += 1) {
      const above = row[j + 1] ?? 0
      row[j + 1] = word === others[j] ? diagonal + 1 : Math.max(above, row[j] ?? 0)
      diagonal = above
    }
  }
  return row[others.length] ?? 0
}
