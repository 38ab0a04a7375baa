/** Turns the labelled passages and the shipped wording rules into counts of right, wrong and missed findings. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { type Wording, parseWording } from '../../../src/core/library/wording.js'
import { parseShape } from '../../../src/core/ground/shape.js'
import type { Place } from '../../../src/core/ground/source.js'
import { lintWording } from '../../../src/lint/wording/wording.js'

const split = z.enum(['train', 'held-out'])
const kind = z.enum(['own-words', 'answers', 'disclaimer'])
const shape = z.strictObject({
  sources: z.record(z.string(), z.string()),
  passages: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      kind: kind.optional(),
      expect: z.array(z.string()),
      source: z.string(),
      split,
    }),
  ),
})

export type Split = z.infer<typeof split>

export interface Labelled {
  readonly id: string
  readonly text: string
  readonly kind: z.infer<typeof kind>
  /** Ids of the rules that should find something; none = lawful. */
  readonly expect: readonly string[]
  /** Address or citation. */
  readonly source: string
  readonly split: Split
}

/** The rules shipped with the library. */
export function readWording(): Wording {
  const path = 'clauses/wording.yaml'
  const { wording, problems } = parseWording({ path, text: readFileSync(path, 'utf8') })
  if (wording === null || problems.length > 0) throw new Error(problems.map(formatDiagnostic).join('\n'))
  return wording
}

/** Every passage of `test/wording-set`. */
export function readLabelled(folder = 'test/wording-set'): readonly Labelled[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return files.sort().flatMap((name) => {
    const path = `${folder}/${name}`
    const { value, problems } = parseShape({ path, text: readFileSync(path, 'utf8') }, shape, 'test/wording-set')
    if (value === null) throw new Error(problems.map(formatDiagnostic).join('\n'))
    return value.passages.map((passage) => ({
      ...passage,
      kind: passage.kind ?? 'own-words',
      source: value.sources[passage.source] ?? '',
    }))
  })
}

export interface Outcome {
  readonly passage: Labelled
  readonly right: readonly string[]
  /** Found, and not expected. */
  readonly wrong: readonly string[]
  /** Expected, and not found. */
  readonly missed: readonly string[]
}

/** What the rules make of each passage. */
export function judge(wording: Wording, passages: readonly Labelled[]): readonly Outcome[] {
  const place = (id: string): Place => ({ file: id, line: 1, column: 1 })
  const found = new Map<string, Set<string>>(passages.map(({ id }) => [id, new Set()]))
  const read = passages.map(({ id, text, kind }) => ({ text, kind, place: place(id) }))
  for (const { rule, place } of lintWording(wording, read)) found.get(place.file)?.add(rule.replace('wording/', ''))
  return passages.map((passage) => {
    const ids = found.get(passage.id) ?? new Set()
    return {
      passage,
      right: passage.expect.filter((id) => ids.has(id)),
      wrong: [...ids].filter((id) => !passage.expect.includes(id)),
      missed: passage.expect.filter((id) => !ids.has(id)),
    }
  })
}

export interface Score {
  readonly passages: number
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

/** Counts over findings, not passages: one passage may earn several. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const sum = (key: 'right' | 'wrong' | 'missed'): number =>
    outcomes.reduce((total, outcome) => total + outcome[key].length, 0)
  return { passages: outcomes.length, right: sum('right'), wrong: sum('wrong'), missed: sum('missed') }
}
