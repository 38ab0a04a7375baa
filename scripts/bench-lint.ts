/** Turns the labelled passages into precision and recall of the wording rules, with 95 % intervals; exits 1 below 0.9 on the held-out third. */
import {
  judge,
  readLabelled,
  readWording,
  scoreOf,
  type Outcome,
  type Score,
  type Split,
} from '../test/lint/wording/labelled.js'

const floor = 0.9
const splits: readonly Split[] = ['train', 'held-out']

const outcomes = judge(readWording(), readLabelled())
const of = (split: Split): readonly Outcome[] => outcomes.filter((outcome) => outcome.passage.split === split)

console.log('Wording rules on the labelled passages (share [95 % Wilson interval])\n')
console.log('set       passages  findings  precision              recall')
for (const split of splits) console.log(row(split, scoreOf(of(split))))

// Mistakes on the held-out third stay unseen unless asked for: rules must not be tuned on them.
const shown = splits.filter((split) => process.argv.includes(`--show=${split}`))
for (const split of shown) console.log(`\n${split}:\n${of(split).flatMap(mistakes).join('\n') || 'no mistakes'}`)

const held = scoreOf(of('held-out'))
if (share(held.right, held.wrong) < floor || share(held.right, held.missed) < floor) {
  console.log(`\nUnexpected result on the held-out third, expected precision and recall of at least ${floor}`)
  process.exitCode = 1
}

function row(split: Split, score: Score): string {
  const cells = [split.padEnd(10), String(score.passages).padEnd(10), String(score.right + score.wrong).padEnd(10)]
  return `${cells.join('')}${interval(score.right, score.wrong).padEnd(23)}${interval(score.right, score.missed)}`
}

function share(hits: number, others: number): number {
  return hits + others === 0 ? 1 : hits / (hits + others)
}

/** `0.957 [0.901, 0.982]`: share and its Wilson score interval (Wilson, 1927). */
function interval(hits: number, others: number): string {
  const n = hits + others
  if (n === 0) return 'none'
  const z = 1.96
  const p = hits / n
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return `${p.toFixed(3)} [${(middle - half).toFixed(3)}, ${Math.min(1, middle + half).toFixed(3)}]`
}

function mistakes({ passage, wrong, missed }: Outcome): readonly string[] {
  if (wrong.length + missed.length === 0) return []
  const what = [...wrong.map((id) => `+${id}`), ...missed.map((id) => `-${id}`)].join(' ')
  return [`${passage.id}: ${what}\n    ${passage.text.slice(0, 160)}`]
}
