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
export type Edit<T extends Token, L extends Line> =
  | { readonly kind: 'same'; readonly was: readonly Piece<T, L>[]; readonly is: readonly Piece<T, L>[] }
  | { readonly kind: 'change'; readonly was: readonly Piece<T, L>[]; readonly is: readonly Piece<T, L>[] }

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
  const edits: Edit<T, L>[] = []
  let [at, other] = [0, 0]
  const compared = diffArrays(
    was.map(({ key }) => key),
    is.map(({ key }) => key),
  )
  for (const { added, removed, count = 0 } of compared) {
    const before = added ? [] : was.slice(at, at + count)
    const after = removed ? [] : is.slice(other, other + count)
    at += before.length
    other += after.length
    push(edits, { kind: added || removed ? 'change' : 'same', was: before, is: after })
  }
  return withoutCrumbs(edits)
}

function streamOf<T extends Token, L extends Line<T>>(lines: readonly L[]): readonly Piece<T, L>[] {
  return lines.flatMap((line): Piece<T, L>[] => [
    ...line.tokens,
    { key: lineEnd, text: lineEnd, isWord: false, isCounted: false, ends: line },
  ])
}

function push<T extends Token, L extends Line>(edits: Edit<T, L>[], edit: Edit<T, L>): void {
  const last = edits.at(-1)
  if (last?.kind === edit.kind) {
    edits[edits.length - 1] = { ...last, was: [...last.was, ...edit.was], is: [...last.is, ...edit.is] }
  } else edits.push(edit)
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
  const result: Edit<T, L>[] = []
  edits.forEach((edit, index) => push(result, swallowed.has(index) ? { ...edit, kind: 'change' } : edit))
  return result
}
