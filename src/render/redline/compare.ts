/** Lines that belong together → their words kept, struck and added, in runs a person can read. */
import { diffArrays } from 'diff'
import type { Pair } from './align.js'
import { wordCount, type Line, type Token } from './words.js'

/** The end of a line, which can itself be kept, struck or added. */
export interface LineEnd<L extends Line> extends Token {
  readonly ends: L
}

export type Piece<T extends Token, L extends Line> = T | LineEnd<L>

/** A kept piece (as it stands now, beside what it was), or pieces struck and added at one spot. */
export interface Edit<T extends Token, L extends Line> {
  readonly kind: 'same' | 'change'
  readonly was: readonly Piece<T, L>[]
  readonly is: readonly Piece<T, L>[]
}

/** Most that changes may grow, against the fewest words possible, by swallowing the crumbs between them. */
const mostGrowth = 1.1
/** A kept stretch of more words than this is never swallowed. */
const crumb = 2

const lineEnd = '\n'

export const endsLine = <T extends Token, L extends Line>(piece: Piece<T, L>): piece is LineEnd<L> => 'ends' in piece

/** Compares the lines of a pair word by word, line ends included. */
export function compare<T extends Token, L extends Line<T>>(pair: Pair<L>): readonly Edit<T, L>[] {
  const was = streamOf<T, L>(pair.before)
  const is = streamOf<T, L>(pair.after)
  // Most lines stay as they are.
  if (was.length === is.length && was.every(({ key }, at) => key === is[at]?.key)) return [{ kind: 'same', was, is }]
  const edits: OpenEdit<T, L>[] = []
  // Words first: if blanks and signs counted as much, many kept blanks would outweigh a kept sentence.
  const [words, others] = [was, is].map((stream) =>
    stream.flatMap((piece, index) => (piece.isWord || endsLine(piece) ? [index] : [])),
  ) as [number[], number[]]
  const keysAt = (stream: typeof was, at: readonly number[]): string[] => at.map((index) => stream[index]?.key ?? '')
  let [at, other] = [0, 0]
  for (const [word, otherWord] of commonPlaces(keysAt(was, words), keysAt(is, others))) {
    const [end, otherEnd] = [words[word] ?? at, others[otherWord] ?? other]
    between(edits, was.slice(at, end), is.slice(other, otherEnd))
    push(edits, { kind: 'same', was: was.slice(end, end + 1), is: is.slice(otherEnd, otherEnd + 1) })
    ;[at, other] = [end + 1, otherEnd + 1]
  }
  between(edits, was.slice(at), is.slice(other))
  return withoutCrumbs(edits)
}

/** What stands between two kept words: blanks and signs are kept where they can be. */
function between<T extends Token, L extends Line>(
  edits: OpenEdit<T, L>[],
  was: readonly Piece<T, L>[],
  is: readonly Piece<T, L>[],
): void {
  let [at, other] = [0, 0]
  const keys = (pieces: readonly Piece<T, L>[]): string[] => pieces.map(({ key }) => key)
  for (const [end, otherEnd] of [...commonPlaces(keys(was), keys(is)), [was.length, is.length] as const]) {
    if (at < end || other < otherEnd)
      push(edits, { kind: 'change', was: was.slice(at, end), is: is.slice(other, otherEnd) })
    if (end < was.length || otherEnd < is.length)
      push(edits, { kind: 'same', was: was.slice(end, end + 1), is: is.slice(otherEnd, otherEnd + 1) })
    ;[at, other] = [end + 1, otherEnd + 1]
  }
}

/** The places of a longest common subsequence, in both lists. */
function commonPlaces(was: string[], is: string[]): readonly (readonly [number, number])[] {
  const places: [number, number][] = []
  let [at, other] = [0, 0]
  for (const { added, removed, count = 0 } of diffArrays(was, is)) {
    if (!added && !removed) for (let n = 0; n < count; n += 1) places.push([at + n, other + n])
    if (!added) at += count
    if (!removed) other += count
  }
  return places
}

function streamOf<T extends Token, L extends Line<T>>(lines: readonly L[]): readonly Piece<T, L>[] {
  return lines.flatMap((line): Piece<T, L>[] => [
    ...line.tokens,
    { key: lineEnd, text: lineEnd, isWord: false, isCounted: false, ends: line },
  ])
}

/** An edit that still grows. */
interface OpenEdit<T extends Token, L extends Line> {
  readonly kind: Edit<T, L>['kind']
  readonly was: Piece<T, L>[]
  readonly is: Piece<T, L>[]
}

function push<T extends Token, L extends Line>(edits: OpenEdit<T, L>[], edit: Edit<T, L>): void {
  const last = edits.at(-1)
  if (last?.kind === edit.kind) {
    last.was.push(...edit.was)
    last.is.push(...edit.is)
  } else edits.push({ kind: edit.kind, was: [...edit.was], is: [...edit.is] })
}

/** Words struck and words added. */
const changedWords = <T extends Token, L extends Line>(edits: readonly Edit<T, L>[]): number =>
  edits.reduce((sum, { kind, was, is }) => sum + (kind === 'change' ? wordCount(was) + wordCount(is) : 0), 0)

/** Swallows single words and signs left standing between two changes, the smallest first, as far as the bound allows. */
function withoutCrumbs<T extends Token, L extends Line>(edits: readonly Edit<T, L>[]): readonly Edit<T, L>[] {
  const fewest = changedWords(edits)
  const crumbs = edits
    .map((edit, index) => ({ index, edit, words: wordCount(edit.is) }))
    .filter(
      ({ index, edit, words }) =>
        edit.kind === 'same' && index > 0 && index < edits.length - 1 && words <= crumb && !edit.is.some(endsLine),
    )
    .sort((a, b) => a.words - b.words || a.edit.is.length - b.edit.is.length)
  const swallowed = new Set<number>()
  let total = fewest
  for (const { index, words } of crumbs) {
    if (total + 2 * words > mostGrowth * fewest) break
    total += 2 * words
    swallowed.add(index)
  }
  const result: OpenEdit<T, L>[] = []
  edits.forEach((edit, index) => push(result, swallowed.has(index) ? { ...edit, kind: 'change' } : edit))
  return result
}
