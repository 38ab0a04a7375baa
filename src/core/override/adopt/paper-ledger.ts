/** Accounts for every word of an edited file of a paper other than the policy, and for every line of ours that is gone from it. */
import { leavesOf, type Leaf } from '../../document/leaves.js'
import type { Block } from '../../document/tree.js'
import { bare } from '../../document/tidy.js'
import { withoutLevel } from '../../policy/papers/flat.js'
import { ledgerLine, wordPool, type GoneLine, type Ledger, type LedgerLine } from './ledger.js'
import type { KeptText } from './place/strays.js'

/** What the ledger of a paper is made from. */
interface PaperAccounts {
  /** Lines of the file. */
  readonly lines: readonly Leaf[]
  /** Lines of ours that stand beside our text, and came into it. */
  readonly marks: readonly string[]
  /** What was written, and whether a line is of the title block. */
  readonly before: readonly Block[]
  readonly isHead: (line: string) => boolean
  /** The paper's words as they come in; null where nothing is taken. */
  readonly result: readonly Block[] | null
  /** The file of own wording. */
  readonly path: string
  readonly kept: readonly KeptText[]
  /** Those of them that are no lines of the file's text. */
  readonly beside: readonly KeptText[]
  /** What was filled into blanks. */
  readonly entries: readonly string[]
  readonly comments: readonly string[]
}

/** Makes the ledger. */
export function paperLedger(accounts: PaperAccounts): Ledger {
  const { before, result, path, isHead, marks, comments } = accounts
  const [ours, brought, filled, kept] = [counted(leavesOf(before)), wordPool(), wordPool(), wordPool()]
  const still = counted(leavesOf(before))
  for (const leaf of leavesOf(result ?? [])) if (!takes(still, keyOf(leaf))) brought.add(leaf.text)
  for (const text of accounts.entries) filled.add(text)
  for (const { text } of accounts.kept) kept.add(text)
  const fateOf = (leaf: Leaf): LedgerLine => {
    const { text } = leaf
    if (takes(ours, keyOf(leaf)) || isHead(leaf.bare) || !/[\p{L}\p{N}]/u.test(text))
      return ledgerLine(text, 'ours', '')
    if (brought.take(text).length === 0) return ledgerLine(text, 'override', path)
    if (filled.take(text).length === 0) return ledgerLine(text, 'kept', 'filled in: it stays in the copy of the file')
    return ledgerLine(text, kept.take(text).length === 0 ? 'kept' : 'nowhere', '')
  }
  return {
    lines: [
      ...marks.map((text) => ledgerLine(text, 'ours', '')),
      ...accounts.lines.map(fateOf),
      ...accounts.beside.map(({ text, why }) => ledgerLine(text, 'kept', why)),
      ...comments.map((text) => ledgerLine(text, 'comment', 'review-notes.md')),
    ],
    gone: result === null ? [] : goneLines(before, result, path),
  }
}

function goneLines(before: readonly Block[], result: readonly Block[], path: string): readonly GoneLine[] {
  const there = counted(leavesOf(result))
  return leavesOf(before)
    .filter((leaf) => !takes(there, keyOf(leaf)))
    .map(({ text }) => ({ text, words: ledgerLine(text, 'ours', '').words, why: `it is not in ${path}` }))
}

function counted(leaves: readonly Leaf[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const leaf of leaves) counts.set(keyOf(leaf), (counts.get(keyOf(leaf)) ?? 0) + 1)
  return counts
}

/** A heading has its signs in what was written and none in a file: its own number is no word of it in either. */
const keyOf = ({ text, bare: line }: Leaf): string => (withoutLevel(text) === text ? line : bare(withoutLevel(text)))

/** Takes one of them, where there is one left. */
function takes(counts: Map<string, number>, line: string): boolean {
  const count = counts.get(line) ?? 0
  counts.set(line, Math.max(0, count - 1))
  return count > 0
}
