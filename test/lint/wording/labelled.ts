/** Turns the labelled passages and the shipped wording rules into counts of right, wrong and missed findings. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { formatDiagnostic } from '../../../src/core/ground/diagnostic.js'
import { parseWeights, type Weights } from '../../../src/core/library/phrases/weights.js'
import { parseWording, type Wording } from '../../../src/core/library/wording.js'
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

/** The rules shipped with the library, without the weights of their score: hits alone. */
export function readWording(): Wording {
  const path = 'clauses/wording.yaml'
  const { wording, problems } = parseWording({ path, text: readFileSync(path, 'utf8') })
  if (wording === null || problems.length > 0) throw new Error(problems.map(formatDiagnostic).join('\n'))
  return wording
}

/** Where the weights stand. */
export const weightsPath = 'clauses/wording-weights.json'

/** The weights shipped with the library. */
export function readWeights(): Weights {
  const path = weightsPath
  const { weights, problems } = parseWeights({ path, text: readFileSync(path, 'utf8') })
  if (weights === null) throw new Error(problems.map(formatDiagnostic).join('\n'))
  return weights
}

/** Writes the weights, one feature a line. */
export function writeWeights({ about, features, ...rest }: Weights): void {
  const lines = (record: Readonly<Record<string, readonly number[]>>): string =>
    Object.entries(record)
      .map(([name, own]) => `  ${JSON.stringify(name)}: ${JSON.stringify(own)}`)
      .join(',\n')
  const head = JSON.stringify(rest, null, 1).slice(0, -2)
  const text = `${head},\n "about": {\n${lines(about)}\n },\n "features": {\n${lines(features)}\n }\n}\n`
  writeFileSync(weightsPath, text)
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

const mixedShape = z.strictObject({
  sources: z.record(z.string(), z.string()),
  passages: z.array(z.strictObject({ id: z.string(), text: z.string(), kind: z.string(), source: z.string() })),
})

export type Half = 'building' | 'sealed'

export interface MixedPassage {
  /** Begins with `found` (from decisions, guidance, codes, policies) or `plain` (short sentences of our own). */
  readonly id: string
  readonly text: string
  /** What is wrong with it, in one word; `lawful` when nothing is. */
  readonly kind: string
  readonly source: string
}

/** Where a half of the mixed draw stands. */
export const mixedPath = (half: Half): string => `test/wording-set/mixed-draw/${half}.yaml`

/** One half of the mixed draw; the sealed one is for the benchmark only. */
export function readMixed(half: Half): readonly MixedPassage[] {
  const path = mixedPath(half)
  const { value, problems } = parseShape({ path, text: readFileSync(path, 'utf8') }, mixedShape, 'test/wording-set')
  if (value === null) throw new Error(problems.map(formatDiagnostic).join('\n'))
  return value.passages.map((passage) => ({ ...passage, source: value.sources[passage.source] ?? '' }))
}

const handsShape = z.strictObject({
  passages: z.array(
    z.strictObject({ id: z.string(), hand: z.string(), fault: z.boolean(), kind: z.string(), text: z.string() }),
  ),
})

/** A passage by one of several writers. */
export type HandPassage = z.infer<typeof handsShape>['passages'][number]

/** A part of the draw by several hands; `paraphrases` are by the author of the rules and for training alone. */
export type HandsPart =
  | Half
  | 'paraphrases'
  | 'further-building'
  | 'further-sealed'
  | 'independent-building'
  | 'independent-second'
  | 'independent-third'
  | 'independent-sealed'

/** Where a part of the draw by several hands stands. */
export const handsPath = (part: HandsPart): string => `test/wording-set/hands-draw/${part}.yaml`

/** A part of the draw by several hands; null when it is not here. The sealed one is for the benchmark only. */
export function readHands(part: HandsPart): readonly HandPassage[] | null {
  const path = handsPath(part)
  if (!existsSync(path)) return null
  const { value, problems } = parseShape({ path, text: readFileSync(path, 'utf8') }, handsShape, 'test/wording-set')
  if (value === null) throw new Error(problems.map(formatDiagnostic).join('\n'))
  return value.passages
}

/** Fingerprint of everything the weights are trained on. */
export function trainingHash(): string {
  const own = readdirSync('test/wording-set').filter((name) => name.endsWith('.yaml'))
  const hands: readonly HandsPart[] = [
    'building',
    'paraphrases',
    'further-building',
    'independent-building',
    'independent-second',
  ]
  const draws = [mixedPath('building'), ...hands.map(handsPath)]
  const paths = [...own.sort().map((name) => `test/wording-set/${name}`), ...draws, 'clauses/wording.yaml']
  const hash = createHash('sha256')
  for (const path of paths) hash.update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))
  return hash.digest('hex')
}

export type Verdict = 'finding' | 'note' | 'nothing'

/** What `check` would say of each rule for staff: a finding, a note, or nothing; notes on style do not count. */
export function verdictsOn(wording: Wording, texts: readonly string[]): readonly Verdict[] {
  const passages = texts.map((text, index) => {
    return { text, kind: 'own-words' as const, place: { file: String(index), line: 1, column: 1 } }
  })
  const style = new Set(wording.rules.filter(({ severity }) => severity === 'note').map(({ id }) => `wording/${id}`))
  const verdicts = texts.map((): Verdict => 'nothing')
  for (const { rule, severity, place } of lintWording(wording, passages)) {
    const index = Number(place.file)
    if (!style.has(rule) && verdicts[index] !== 'finding') verdicts[index] = severity === 'note' ? 'note' : 'finding'
  }
  return verdicts
}
