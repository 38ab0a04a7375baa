/** Turns the labelled passages for building into `clauses/wording-weights.json`, the score beside the wording rules; the same input gives the same file. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import type { Wording } from '../src/core/library/wording.js'
import { matching } from '../src/lint/wording/match.js'
import { sentenceReader } from '../src/lint/wording/read-sentence.js'
import { sentencesOf } from '../src/lint/wording/sentences.js'
import { mixedPath, readLabelled, readMixed, readWording } from '../test/lint/wording/labelled.js'

interface Example {
  readonly text: string
  /** Passages of one draw are left out together when thresholds are chosen. */
  readonly draw: string
  readonly isBad: boolean
  readonly features: readonly string[]
}

interface Model {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
}

const out = 'clauses/wording-weights.json'
/** The largest share of lawful passages, each draw left out in turn, whose score alone may reach a threshold. */
const most = { finding: 0.2, note: 0.08 }

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
const [finding, note] = [lowest(most.finding), lowest(most.note)]

const rounded = [...model.weights]
  .map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  .filter(([, weight]) => Math.abs(weight) >= 0.04)
  .sort(([a], [b]) => (a < b ? -1 : 1))
const file = {
  trainedOn: trainedOn(),
  bias: Math.round(model.bias * 100) / 100,
  finding,
  note,
  measured: null,
  features: Object.fromEntries(rounded),
}
writeFileSync(out, `${JSON.stringify(file, null, 1)}\n`)

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
console.log(`${examples.length} passages, ${rounded.length} weights`)
for (const [name, step] of Object.entries({ finding, note })) {
  console.log(`${name} from ${step}: the score alone, each draw left out in turn, reaches it for`)
  console.log(
    `  ${percent(from(step, true))} of the passages with a fault and ${percent(from(step, false))} of the lawful ones`,
  )
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
      return { text, draw: id.replace(/-\d+$/, ''), isBad: expect.some((rule) => !style.has(rule)) }
    })
  const mixed = readMixed('building').map(({ text, kind }, index) => {
    return { text, draw: `mixed ${index % 5}`, isBad: kind !== 'lawful' }
  })
  return [...own, ...mixed].map((example) => ({ ...example, features: features(example.text) }))
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
  const share = rows.filter(({ isBad }) => isBad).length / rows.length
  const weights = new Float64Array(names.length).fill(0)
  let bias = 0
  const [rate, decay] = [0.5, 0.002]
  for (let round = 0; round < 300; round += 1) {
    const gradient = new Float64Array(names.length)
    let biasGradient = 0
    for (const [at, doc] of docs.entries()) {
      const sum = doc.reduce((total, feature) => total + (weights[feature] ?? 0) * (scale[feature] ?? 0), bias)
      const isBad = rows[at]?.isBad === true
      const error = (1 / (1 + Math.exp(-sum)) - (isBad ? 1 : 0)) * (isBad ? 0.5 / share : 0.5 / (1 - share))
      biasGradient += error
      for (const feature of doc) gradient[feature] = (gradient[feature] ?? 0) + error * (scale[feature] ?? 0)
    }
    bias -= (rate * biasGradient) / rows.length
    for (let at = 0; at < weights.length; at += 1)
      weights[at] = (weights[at] ?? 0) - rate * ((gradient[at] ?? 0) / rows.length + decay * (weights[at] ?? 0))
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

/** Fingerprint of everything that goes in. */
function trainedOn(): string {
  const own = readdirSync('test/wording-set').filter((name) => name.endsWith('.yaml'))
  const paths = [...own.sort().map((name) => `test/wording-set/${name}`), mixedPath('building'), 'clauses/wording.yaml']
  const hash = createHash('sha256')
  for (const path of paths) hash.update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))
  return hash.digest('hex')
}
