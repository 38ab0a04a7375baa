/** Words that we print beside a text, under a rule or for those who have a table read to them: written and recognized in one place. */
import { joinCitations } from './citations.js'
import { plainText, type Bearing, type Source, type Table } from './tree.js'

/** How an authority bears on a rule, as it is printed. */
export const bearingLabels: Readonly<Record<Bearing, string>> = {
  basedOn: 'Based on',
  keptWithin: 'Kept within',
  byAnalogy: 'By analogy',
}

/** "Based on: … · Kept within: … · By analogy: …"; what there is none of is left out. */
export const sourcesLine = (sources: readonly Pick<Source, 'bearing' | 'label'>[]): string =>
  (Object.keys(bearingLabels) as Bearing[])
    .map((bearing) => {
      const own = joinCitations(sources.filter((source) => source.bearing === bearing).map(({ label }) => label))
      return own.length === 0 ? '' : `${bearingLabels[bearing]}: ${own.join('; ')}`
    })
    .filter((part) => part !== '')
    .join(' · ')

const anyLabel = Object.values(bearingLabels).join('|')

/** Whether a line break between two lines stands inside a line of sources: what follows it may be another rule's whole line. */
export const isInsideSources = (line: string, next: string): boolean =>
  sourcesGoOn.test(/·\s*$/.test(line) ? `· ${next.trimStart()}` : next)

const sourcesGoOn = new RegExp(`^\\s*· (?:${anyLabel}):`)

/** The label a line under a rule begins with ("Why", "Based on", …), or null. */
export function labelOf(line: string): string | null {
  const found = new RegExp(`^(why|${anyLabel}):`, 'i').exec(line)?.[1]?.toLowerCase()
  return ['Why', ...Object.values(bearingLabels)].find((label) => label.toLowerCase() === found) ?? null
}

/** Takes a reason and the authorities after it apart, where they stand in one line; null when they don't. */
export function reasonAndSources(line: string): readonly [reason: string, sources: string] | null {
  const [, reason, sources] = new RegExp(`^(Why: [^]*?) ((?:${anyLabel}): [^]*)$`).exec(line) ?? []
  return reason === undefined || sources === undefined ? null : [reason, sources]
}

/** What tells a reader who listens what is in a table: "Columns: Question, Your answer". */
export function tableDescription({ children: [header] }: Pick<Table, 'children'>): string {
  const titles = (header?.children ?? []).map((cell) => plainText(cell.children).replace(/\s+/g, ' ').trim())
  const named = titles.filter((title) => title !== '')
  return named.length === 0 ? `A table of ${titles.length} columns without titles` : `Columns: ${named.join(', ')}`
}

/** What tells a reader who listens what is to be filled in where. */
export const blanksDescription = (labels: readonly string[]): string => `Lines to fill in: ${labels.join(', ')}`
