/** Merges two versions of a long text part by part: where both changed the same words, that part alone is left to be settled. */
import { diff3MergeRegions } from 'node-diff3'
import {
  agreed,
  joinLines,
  lineKey,
  mergeLinesOf,
  mergeSentences,
  withoutDoubles,
  type MergeLine,
  type MergedLine,
} from './three-way.js'

/** A part that both sides changed in different ways. */
export interface PartClash {
  readonly mine: string
  readonly base: string
  readonly theirs: string
}

/** The merged text, and what it is based on: their text, but for the parts that are still to be settled. */
interface MergedParts {
  readonly text: string
  readonly base: string
  readonly clashes: readonly PartClash[]
}

/** Says what a part that clashes becomes; null leaves it to be settled, and mine stands. */
export type SettlePart = (clash: PartClash) => string | null

/** Merges plain text or Markdown in one form; the words of mine are never dropped but by `settle`. */
export function threeWayParts(mine: string, base: string, theirs: string, settle: SettlePart): MergedParts {
  const [a, o, b] = [mine, base, theirs].map(mergeLinesOf) as [MergeLine[], MergeLine[], MergeLine[]]
  const merged: MergedLine[] = []
  const clashes: PartClash[] = []
  const open: { readonly at: number; readonly length: number; readonly before: readonly MergeLine[] }[] = []
  for (const region of diff3MergeRegions(a.map(lineKey), o.map(lineKey), b.map(lineKey))) {
    if (region.stable) {
      const from = { a, o, b }[region.buffer]
      const lines = from.slice(region.bufferStart, region.bufferStart + region.bufferLength)
      merged.push(...(region.buffer === 'b' ? lines.map((line) => ({ ...line, isNew: true as const })) : lines))
      continue
    }
    const part = {
      own: a.slice(region.aStart, region.aStart + region.aLength),
      before: o.slice(region.oStart, region.oStart + region.oLength),
      now: b.slice(region.bStart, region.bStart + region.bLength),
      at: region.bStart,
    }
    for (const { own, before, now, at } of lineByLine(part)) {
      const joined = agreed(own, before, now, lineKey) ?? mergeSentences(own, before, now)
      if (joined !== null) {
        merged.push(...joined)
        continue
      }
      const clash = { mine: joinLines(own), base: joinLines(before), theirs: joinLines(now) }
      const settled = settle(clash)
      merged.push(...(settled === null ? own : asLines(settled, now[0] ?? own[0])))
      if (settled !== null) continue
      clashes.push(clash)
      open.push({ at, length: now.length, before })
    }
  }
  return { text: joinLines(withoutDoubles(merged, a, b)), base: withOpen(b, open), clashes }
}

/** A part that more than one side changed; `at`: its first line in theirs. */
interface Contested {
  readonly own: readonly MergeLine[]
  readonly before: readonly MergeLine[]
  readonly now: readonly MergeLine[]
  readonly at: number
}

/** As many lines on each side: line by line, so that neighbors of a line that both changed are not held up. */
function lineByLine(part: Contested): readonly Contested[] {
  const { own, before, now, at } = part
  if (own.length !== before.length || now.length !== before.length) return [part]
  return before.map((line, index) => ({
    own: own.slice(index, index + 1),
    before: [line],
    now: now.slice(index, index + 1),
    at: at + index,
  }))
}

/** Words put in by hand, which stand apart as the first line of the part did. */
const asLines = (text: string, first: MergeLine | undefined): readonly MergeLine[] =>
  mergeLinesOf(text).map((line, index) => (index === 0 ? { ...line, apart: first?.apart ?? true } : line))

/** The text with the parts that are open as they were. */
function withOpen(
  lines: readonly MergeLine[],
  open: readonly { readonly at: number; readonly length: number; readonly before: readonly MergeLine[] }[],
): string {
  const result = [...lines]
  for (const { at, length, before } of [...open].reverse()) result.splice(at, length, ...before)
  return joinLines(result)
}
