/** Turns the labelled passages for building into `clauses/wording-weights.json`, the score beside the wording rules; the same input gives the same file. */
import { writeFileSync } from 'node:fs'
import type { Wording } from '../src/core/library/wording.js'
import { matching } from '../src/lint/wording/match.js'
import { sentenceReader } from '../src/lint/wording/read-sentence.js'
import { sentencesOf } from '../src/lint/wording/sentences.js'
import {
  readHands,
  readLabelled,
  readMixed,
  readWording,
  trainingHash,
  verdictsOn,
} from '../test/lint/wording/labelled.js'

interface Example {
  readonly text: string
  /** Passages of one draw are left out together when thresholds are chosen. */
  readonly draw: string
  readonly isBad: boolean
  /** How many passages it counts as. */
  readonly weight: number
  readonly features: readonly string[]
}

interface Model {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
}

const out = 'clauses/wording-weights.json'
/** The largest share of lawful passages, each draw left out in turn, whose score alone may reach a threshold. */
const most = { finding: 0.06, note: 0.03, alone: 0.01 }
/** Passages by other hands are fewer and more like what comes: each counts as two. */
const weightOfHands = 2

const wording: Wording = { ...readWording(), weights: null }
const examples = examplesOf(wording)
const model = train(examples)
const leftOut = crossScores(examples)
const scored = examples.map(({ isBad }, index) => ({ isBad, score: leftOut[index] ?? 0 }))
const from = (threshold: number, isBad: boolean): number => {
  const rows = scored.filter((row) => row.isBad === isBad)
  return rows.filter(({ score }) => score >= threshold).length / rows.length
}
const lowest = (share: number): number =>
  Array.from({ length: 99 }, (_, index) => (index + 1) / 100).find((step) => from(step, false) <= share) ?? 1
const [finding, note, alone] = [lowest(most.finding), lowest(most.note), lowest(most.alone)]

const rounded = [...model.weights]
  .map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  .filter(([, weight]) => Math.abs(weight) >= 0.04)
  .sort(([a], [b]) => (a < b ? -1 : 1))
const file = {
  trainedOn: trainingHash(),
  bias: Math.round(model.bias * 100) / 100,
  finding,
  note,
  alone,
  measured: null,
  features: Object.fromEntries(rounded),
}
writeFileSync(out, `${JSON.stringify(file, null, 1)}\n`)

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
console.log(`${examples.length} passages, ${rounded.length} weights`)
for (const [name, step] of Object.entries({ finding, note, alone })) {
  console.log(`${name} from ${step}: the score alone, each draw left out in turn, reaches it for`)
  console.log(
    `  ${percent(from(step, true))} of the passages with a fault and ${percent(from(step, false))} of the lawful ones`,
  )
}

reportHands()

/** What each hand would have got from a score that had not seen it; the rules themselves have seen all of them. */
function reportHands(): void {
  const hits = verdictsOn(
    wording,
    examples.map(({ text }) => text),
  )
  const rows = examples.map(({ draw, isBad }, index) => {
    const score = leftOut[index] ?? 0
    const isHit = hits[index] === 'finding'
    const found = (isHit && score >= finding) || score >= alone
    return { draw, isBad, found, flagged: found || isHit || score >= note }
  })
  const of = (
    some: readonly { readonly found: boolean; readonly flagged: boolean }[],
    key: 'found' | 'flagged',
  ): string => `${some.filter((row) => row[key]).length}`.padStart(4)
  console.log('\nEach hand left out of the score in turn (the rules have seen it)')
  console.log('hand         at fault  found  with notes  lawful  flagged  with notes')
  for (const draw of [...new Set(rows.map((row) => row.draw))].filter((name) => name.startsWith('hand '))) {
    const bad = rows.filter((row) => row.draw === draw && row.isBad)
    const good = rows.filter((row) => row.draw === draw && !row.isBad)
    const counts = [
      bad.length,
      of(bad, 'found'),
      of(bad, 'flagged'),
      good.length,
      of(good, 'found'),
      of(good, 'flagged'),
    ]
    console.log(`${draw.slice(5).padEnd(12)} ${counts.map((count) => String(count).padStart(8)).join('')}`)
  }
}

/** The passages for building, with their features. */
function examplesOf(rules: Wording): readonly Example[] {
  const read = sentenceReader(rules, matching(rules.groups))
  const features = (text: string): readonly string[] => [
    ...new Set(sentencesOf(text).flatMap((sentence) => read(sentence).flatMap((piece) => piece.features()))),
  ]
  const style = new Set(rules.rules.filter(({ severity }) => severity === 'note').map(({ id }) => id))
  const own = readLabelled()
    .filter(({ split, kind }) => split === 'train' && kind === 'own-words')
    .map(({ id, text, expect }) => {
      return { text, draw: id.replace(/-\d+$/, ''), isBad: expect.some((rule) => !style.has(rule)), weight: 1 }
    })
  const mixed = readMixed('building').map(({ text, kind }, index) => {
    return { text, draw: `mixed ${index % 5}`, isBad: kind !== 'lawful', weight: 1 }
  })
  const parts = (['building', 'further-building', 'paraphrases'] as const).flatMap((part) => readHands(part) ?? [])
  const hands = parts.map(({ text, hand, fault }) => {
    return { text, draw: `hand ${hand}`, isBad: fault, weight: weightOfHands }
  })
  return [...own, ...mixed, ...hands].map((example) => ({ ...example, features: features(example.text) }))
}

/** Logistic loss over log-count ratios (Wang and Manning, 2012), by plain gradient descent in a fixed order. */
function train(rows: readonly Example[]): Model {
  const counts = new Map<string, [number, number]>()
  for (const { features, isBad } of rows)
    for (const feature of features) {
      const count = counts.get(feature) ?? [0, 0]
      count[isBad ? 1 : 0] += 1
      counts.set(feature, count)
    }
  const kept = [...counts].filter(([name, [good, wrong]]) => good + wrong >= (name.startsWith('words') ? 3 : 2))
  const totals = kept.reduce<readonly [number, number]>(([good, wrong], [, [g, w]]) => [good + g, wrong + w], [0, 0])
  const ratio = new Map(
    kept.map(([name, [good, wrong]]) => {
      const [p, q] = [(wrong + 1) / (totals[1] + kept.length), (good + 1) / (totals[0] + kept.length)]
      return [name, Math.log(p / q)] as const
    }),
  )
  const names = [...ratio.keys()]
  const index = new Map(names.map((name, at) => [name, at] as const))
  const scale = names.map((name) => ratio.get(name) ?? 0)
  const docs = rows.map(({ features }) =>
    features.map((feature) => index.get(feature)).filter((at) => at !== undefined),
  )
  const sum = (some: readonly Example[]): number => some.reduce((total, { weight }) => total + weight, 0)
  const all = sum(rows)
  const share = sum(rows.filter(({ isBad }) => isBad)) / all
  const weights = new Float64Array(names.length).fill(0)
  let bias = 0
  const [rate, decay] = [0.5, 0.002]
  for (let round = 0; round < 300; round += 1) {
    const gradient = new Float64Array(names.length)
    let biasGradient = 0
    for (const [at, doc] of docs.entries()) {
      const score = doc.reduce((total, feature) => total + (weights[feature] ?? 0) * (scale[feature] ?? 0), bias)
      const { isBad, weight } = rows[at] ?? { isBad: false, weight: 0 }
      const error = weight * (1 / (1 + Math.exp(-score)) - (isBad ? 1 : 0)) * (isBad ? 0.5 / share : 0.5 / (1 - share))
      biasGradient += error
      for (const feature of doc) gradient[feature] = (gradient[feature] ?? 0) + error * (scale[feature] ?? 0)
    }
    bias -= (rate * biasGradient) / all
    for (let at = 0; at < weights.length; at += 1)
      weights[at] = (weights[at] ?? 0) - rate * ((gradient[at] ?? 0) / all + decay * (weights[at] ?? 0))
  }
  return { bias, weights: new Map(names.map((name, at) => [name, (weights[at] ?? 0) * (scale[at] ?? 0)])) }
}

/** The score of each passage by a model that has not seen its draw. */
function crossScores(rows: readonly Example[]): readonly number[] {
  const draws = [...new Set(rows.map(({ draw }) => draw))]
  const models = new Map(draws.map((draw) => [draw, train(rows.filter((row) => row.draw !== draw))] as const))
  return rows.map(({ draw, features }) => {
    const left = models.get(draw)
    const sum = features.reduce((total, feature) => total + (left?.weights.get(feature) ?? 0), left?.bias ?? 0)
    return 1 / (1 + Math.exp(-sum))
  })
}
