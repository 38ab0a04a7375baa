/** Accounts for every word of an edited file, and for every word of ours that is gone from it. */
import { leavesOf } from '../../document/leaves.js'
import { tidy } from '../../document/tidy.js'
import type { Unit } from '../../document/unit.js'
import { overridePath } from '../../policy/override.js'
import { withoutTypedNumber } from './compare.js'
import { nameOf, type Known, type KnownPolicy } from './known.js'
import type { Layout } from './place/layout.js'
import type { PlacedUnit } from './place/placing.js'
import type { Result } from './result.js'
import type { KeptText } from './place/strays.js'

/** What became of a line of the file. */
export interface LedgerLine {
  readonly text: string
  readonly words: number
  /** `ours`: as it was written; `kept`: put aside; `comment`: beside the text; `nowhere`: it could not be placed. */
  readonly fate: 'ours' | 'override' | 'kept' | 'comment' | 'nowhere'
  /** The file of the override, or why it is kept. */
  readonly where: string
}

/** A line of ours that is not in the file, and what that means. */
export interface GoneLine {
  readonly text: string
  readonly words: number
  readonly why: string
}

/** All words of a returned file: ours, brought in, or kept; and all of ours that are gone. */
export interface Ledger {
  readonly lines: readonly LedgerLine[]
  readonly gone: readonly GoneLine[]
}

/** The words of a text, as they are counted. */
const wordsIn = (text: string): readonly string[] =>
  tidy(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Words to draw on, each as often as it was put in. */
interface WordPool {
  readonly add: (text: string) => void
  /** Takes the words of a text out and gives those that were not there. */
  readonly take: (text: string) => readonly string[]
}

/** An empty pool. */
export function wordPool(): WordPool {
  const counts = new Map<string, number>()
  return {
    add: (text) => {
      for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
    },
    take: (text) =>
      wordsIn(text).filter((word) => {
        const count = counts.get(word) ?? 0
        if (count > 0) counts.set(word, count - 1)
        return count === 0
      }),
  }
}

/** What the ledger is made from. */
export interface Accounts {
  readonly written: KnownPolicy
  readonly layout: Layout
  readonly results: readonly Result[]
  readonly struck: readonly Result[]
  readonly kept: readonly KeptText[]
  /** Provisions that the file, a part, doesn't hold. */
  readonly beside: readonly Known[]
  readonly comments: readonly string[]
  /** Every word of the file as it was before it was read, or null where that isn't known. */
  readonly source: string | null
  readonly hidden: readonly string[]
  /** What stands beside the text: header and footer, notes, boxes, pictures. */
  readonly margins: readonly Pick<KeptText, 'text' | 'why'>[]
  /** Lines of ours that stand beside our text, and came into it. */
  readonly ours: readonly string[]
}

/** Makes the ledger; a line counts as brought in only where its words stand in the override, and as kept only where they are kept. */
export function ledgerOf(accounts: Accounts): Ledger {
  const { layout, comments, hidden, margins, ours } = accounts
  const overrides = new Map(accounts.results.map((result) => [result.known, overrideWords(result, accounts.written)]))
  const kept = wordPool()
  for (const { text } of accounts.kept) kept.add(text)
  const lines = layout.placed.flatMap((placed) => accounted(placed, overrides, kept, accounts))
  const aside = hidden.map((text) =>
    ledgerLine(text, kept.take(text).length === 0 ? 'kept' : 'nowhere', 'readers don’t see it'),
  )
  const around = margins.map(({ text, why }) =>
    ledgerLine(text, kept.take(text).length === 0 ? 'kept' : 'nowhere', why),
  )
  const said = comments.map((text) => ledgerLine(text, 'comment', 'review-notes.md'))
  return {
    lines: [
      ...ours.map((text) => ledgerLine(text, 'ours', '')),
      ...lines,
      ...aside,
      ...around,
      ...said,
      ...unread(accounts),
    ],
    gone: goneLines(accounts),
  }
}

/** Words that could not be placed; a file that has any is never reported as unedited. */
export const unplaced = ({ lines }: Ledger): readonly LedgerLine[] => lines.filter(({ fate }) => fate === 'nowhere')

/** A line and its words, with what became of it. */
export const ledgerLine = (text: string, fate: LedgerLine['fate'], where: string): LedgerLine => ({
  text,
  words: wordsIn(text).length,
  fate,
  where,
})

function overrideWords(
  { overrides }: Result,
  written: KnownPolicy,
): { readonly pool: WordPool; readonly paths: string } {
  const pool = wordPool()
  for (const { title, body } of overrides) {
    pool.add(title ?? '')
    for (const leaf of leavesOf(written.blocksOf(body))) pool.add(leaf.text)
  }
  return { pool, paths: overrides.map(overridePath).join(', ') }
}

function accounted(
  { unit, known, role, foreign }: PlacedUnit,
  overrides: ReadonlyMap<Known, { readonly pool: WordPool; readonly paths: string }>,
  kept: WordPool,
  { layout }: Accounts,
): readonly LedgerLine[] {
  const strange = role === 'frame' ? [] : (foreign?.lines ?? unit.leaves)
  const ours = known === null ? new Set<string>() : new Set(known.leaves.map(({ text }) => text))
  const title = role === 'heading' && known?.title != null ? tidy(known.title) : null
  const neighbor = layout.strays.find((stray) => stray.unit === unit)?.neighbor ?? null
  const owner = overrides.get(known ?? neighbor ?? ({} as Known))
  return unit.leaves.map(({ text }): LedgerLine => {
    const isTitle = title !== null && (tidy(text) === title || tidy(text).endsWith(` ${title}`))
    if (!strange.some((leaf) => leaf.text === text) || ours.has(text) || isTitle) return ledgerLine(text, 'ours', '')
    const words = role === 'heading' ? withoutTypedNumber(text) : text
    if (owner !== undefined && owner.pool.take(words).length === 0) return ledgerLine(text, 'override', owner.paths)
    if (kept.take(text).length === 0) return ledgerLine(text, 'kept', 'kept aside')
    return ledgerLine(text, 'nowhere', '')
  })
}

/** Words of the file itself that no line holds. */
function unread({ source, layout, hidden, comments }: Accounts): readonly LedgerLine[] {
  if (source === null) return []
  const pool = wordPool()
  for (const { unit } of layout.placed) pool.add(textOf(unit))
  for (const text of [...hidden, ...comments]) pool.add(text)
  const lost = pool.take(source)
  return lost.length === 0 ? [] : [ledgerLine(lost.join(' '), 'nowhere', '')]
}

const textOf = (unit: Unit): string => unit.leaves.map(({ text }) => text).join('\n')

function goneLines({ layout, struck, results, beside }: Accounts): readonly GoneLine[] {
  const gone = (text: string, why: string): GoneLine => ({ text, words: wordsIn(text).length, why })
  const left = struck.flatMap(({ known }) =>
    known.leaves.map(({ text }) => gone(text, `${nameOf(known)} is left out of the policy`)),
  )
  const apart = beside.flatMap(({ leaves, ...known }) =>
    leaves.map(({ text }) => gone(text, `the file does not hold ${nameOf(known)}; it stays in the policy`)),
  )
  const changed = results.flatMap((result) => {
    const segment = layout.segments.find(({ known }) => known === result.known)
    const there = new Set(segment?.units.flatMap((unit) => unit.leaves.map(({ text }) => text)))
    const paths = result.overrides.map(overridePath).join(', ') || 'the library’s text'
    const missing = result.known.struck ? [] : result.known.leaves.filter(({ text }) => !there.has(text))
    return missing.map(({ text }) => gone(text, `replaced by ${paths}`))
  })
  const around = layout.gone
    .filter(({ place }) => place.kind !== 'front')
    .map(({ text }) => gone(text, 'made new each time, so it comes back'))
  return [...left, ...apart, ...changed, ...around]
}
