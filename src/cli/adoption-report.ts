/** The ledger of a returned file in plain words, and as JSON. */
import type { Ledger, LedgerLine } from '../core/override/adopt/ledger.js'
import { count } from '../core/ground/phrase.js'

const fates: readonly LedgerLine['fate'][] = ['ours', 'override', 'kept', 'comment', 'nowhere']

const labels: Readonly<Record<LedgerLine['fate'], string>> = {
  ours: 'ours, as it was written',
  override: 'brought in',
  kept: 'kept aside',
  comment: 'in comments',
  nowhere: 'not placed, so kept aside',
}

/** Every line that is not ours with the place it went to, then ours that are gone; the sums first. */
export function explainLines({ lines, gone }: Ledger): readonly string[] {
  const sums = fates.map((fate) => ({ fate, words: wordsOf(lines.filter((line) => line.fate === fate)) }))
  return [
    `Words in the file: ${wordsOf(lines)}.`,
    ...sums.filter(({ words }) => words > 0).map(({ fate, words }) => `  ${words} ${labels[fate]}`),
    ...lines
      .filter(({ fate }) => fate !== 'ours')
      .map(({ text, fate, where }) => `  ${labels[fate]}${where === '' ? '' : ` (${where})`}: “${text}”`),
    `Our own words that are not in the file: ${wordsOf(gone)}, in ${count(gone.length, 'line')}.`,
    ...gone.map(({ text, why }) => `  “${text}”: ${why}`),
  ]
}

const wordsOf = (lines: readonly { readonly words: number }[]): number =>
  lines.reduce((sum, { words }) => sum + words, 0)

/** Sums by fate, and each line that is not ours as it was written. */
export const ledgerRecord = ({ lines, gone }: Ledger): Record<string, unknown> => ({
  words: Object.fromEntries(fates.map((fate) => [fate, wordsOf(lines.filter((line) => line.fate === fate))])),
  lines: lines.filter(({ fate }) => fate !== 'ours'),
  gone,
})
