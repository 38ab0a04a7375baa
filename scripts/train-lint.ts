/** Turns the labelled passages for building into `clauses/wording-weights.json`, the score beside the wording rules; the same input gives the same file. */
import type { Weights } from '../src/core/library/phrases/weights.js'
import type { Wording } from '../src/core/library/wording.js'
import { isAbout } from '../src/lint/wording/features.js'
import { scoreOf, subjectShares, type ScoreModel } from '../src/lint/wording/score.js'
import { readWording, trainingHash, verdictsOn, writeWeights } from '../test/lint/wording/labelled.js'
import { examplesOf, type Example } from './train-lint/examples.js'
import { fitLinear } from './train-lint/logistic.js'
import { fitSubjects, hundredths, subjectNames } from './train-lint/subjects.js'

/**
 * The largest share of lawful passages that are new to the rules, their hands left out of the score in turn, that may be told: as findings
 * by the score alone, and with the hits it confirms; as notes likewise.
 */
const most = { alone: 0.1, finding: 0.13, note: 0.16, doubt: 0.19 }
/** Nobody who knew the rules wrote their passages; the last four are those whose words the rules know least. */
const others = 'one two three four five six seven eight twelve thirteen fourteen fifteen'.split(' ')
const latest = others.slice(-4)
/** Weights that change little are left out. */
const least = 0.04

const wording: Wording = { ...readWording(), weights: null }
const examples = examplesOf(wording)
const model = train(examples)
const hits = verdictsOn(
  wording,
  examples.map(({ text }) => text),
)
const leftOut = others.flatMap((hand) => crossScores(`hand ${hand}`))
const lawful = leftOut.filter(({ isNew, isBad }) => !isBad && isNew)
const alone = lowest(most.alone, ({ score }, step) => score >= step)
const finding = lowest(most.finding, ({ score, isHit }, step) => score >= alone || (isHit && score >= step))
const note = lowest(most.note, ({ score }, step) => score >= step)
const doubt = lowest(most.doubt, ({ score, isHit }, step) => score >= note || (isHit && score >= step))
const file: Weights = { trainedOn: trainingHash(), doubt, finding, note, alone, measured: null, ...model }
writeWeights(file)
console.log(`${examples.length} passages, ${Object.keys(model.features).length} features`)
console.log(JSON.stringify({ doubt, finding, note, alone }))
report()

/** A passage as a score judges it that has not seen its hand. */
interface LeftOut {
  readonly hand: string
  readonly isBad: boolean
  readonly isPlain: boolean
  readonly isHit: boolean
  readonly isNew: boolean
  readonly score: number
}

function crossScores(draw: string): readonly LeftOut[] {
  const left = train(examples.filter((example) => example.draw !== draw))
  return examples.flatMap((example, at) => {
    if (example.draw !== draw) return []
    const { isBad, isNew, runs, text } = example
    const isPlain = text.split(/\s+/).length <= 22
    const score = Math.max(0, ...runs.map((run) => scoreOf(left, run)))
    return [{ hand: draw.slice(5), isBad, isNew, isPlain, isHit: hits[at] === 'finding', score }]
  })
}

/** The lowest step at which no larger share of the lawful is told. */
function lowest(share: number, isTold: (row: LeftOut, step: number) => boolean): number {
  const steps = Array.from({ length: 99 }, (_, index) => (index + 1) / 100)
  return steps.find((step) => lawful.filter((row) => isTold(row, step)).length <= share * lawful.length) ?? 1
}

/** Each feature counts once whatever the subject, and once more for each subject, by how much the passage is about it. */
function train(rows: readonly Example[]): ScoreModel {
  const { about, starts } = fitSubjects(
    rows.map(({ features }) => features.filter(isAbout)),
    rows.map(({ subject }) => subject),
  )
  const bare = subjectNames.map((name, at) => ({ name, start: starts[at] ?? 0, bias: 0 }))
  const { bias, weights } = fitLinear(
    rows.map(({ features, isBad, weight }) => {
      const shares = subjectShares({ subjects: bare, about }, features)
      const bySubject = shares.flatMap((share, at) =>
        share === 0
          ? []
          : [['', share] as const, ...features.map((feature) => [feature, share] as const)].map(
              ([feature, value]) => [`${feature} @${at}`, value] as const,
            ),
      )
      return { isBad, weight, values: [...features.map((feature) => [feature, 1] as const), ...bySubject] }
    }),
    (name) => (name.startsWith('pair') ? 4 : 3),
  )
  const of = (name: string): number => {
    const weight = hundredths(weights.get(name) ?? 0)
    return Math.abs(weight) >= least ? weight : 0
  }
  const names = [...new Set(rows.flatMap(({ features }) => features))].sort()
  const features = names
    .map((name) => [name, [of(name), ...bare.map((_, at) => of(`${name} @${at}`))]] as const)
    .filter(([, own]) => own.some((weight) => weight !== 0))
  const subjects = bare.map((subject, at) => ({ ...subject, bias: hundredths(weights.get(` @${at}`) ?? 0) }))
  return { bias: hundredths(bias), subjects, about, features: Object.fromEntries(features) }
}

/** What each hand would have got from a score that had not seen it. */
function report(): void {
  console.log('\nEach hand left out of the score in turn; the rules have seen all but what is new to them')
  console.log('hand         at fault  found  with notes  lawful  flagged  with notes')
  const isFound = ({ score, isHit }: LeftOut): boolean => score >= alone || (isHit && score >= finding)
  const isTold = (row: LeftOut): boolean => isFound(row) || row.score >= note || (row.isHit && row.score >= doubt)
  const line = (name: string, rows: readonly LeftOut[]): void => {
    const [bad, good] = [rows.filter(({ isBad }) => isBad), rows.filter(({ isBad }) => !isBad)]
    const counts = [bad, bad.filter(isFound), bad.filter(isTold), good, good.filter(isFound), good.filter(isTold)]
    console.log(`${name.padEnd(12)} ${counts.map((some) => String(some.length).padStart(8)).join('')}`)
  }
  for (const hand of others)
    line(
      hand,
      leftOut.filter((row) => row.hand === hand),
    )
  const last = leftOut.filter(({ hand }) => latest.includes(hand))
  line('last four', last)
  line(
    'to 22 words',
    last.filter(({ isPlain }) => isPlain),
  )
  const unknown = last.filter(({ isNew }) => isNew)
  line('new to rules', unknown)
  line(
    'to 22 words',
    unknown.filter(({ isPlain }) => isPlain),
  )
}
