/** Seeds faults in copies of the library, prints which ones the checks catch, and replays those the proof found: node scripts/run.mjs mutate-library [--kind 'contradictory facts']. */
import { parseArgs } from 'node:util'
import { formatPlace } from '../src/core/ground/source.js'
import { packageRoot } from '../src/node/library-files.js'
import { readLibraryFiles } from '../src/node/library-sources.js'
import { firstFinding, knownProblems } from './mutate-library/diagnose.js'
import { seedFaults } from './mutate-library/faults.js'

// Of all faults, and of those that are not left to the pins.
const least = { caught: 0.98, withoutPins: 0.93 }
const files = await readLibraryFiles(packageRoot())
const known = knownProblems(files)
const { kind } = parseArgs({ options: { kind: { type: 'string', default: '' } } }).values
const faults = seedFaults(files).filter((fault) => fault.kind.includes(kind))
const missed: string[] = []
const counts = new Map<string, number>()
const replays: boolean[] = []
for (const fault of faults) {
  const first = firstFinding(fault.files, known)
  const where = `${fault.file}:${fault.line}`
  if (first === null) missed.push(`${where}  ${fault.kind}: ${fault.what}`)
  else counts.set(first.by, (counts.get(first.by) ?? 0) + 1)
  if (first?.isReplayed === false) missed.push(`${where}  not shown by its replay: ${fault.kind}: ${fault.what}`)
  if (first?.isReplayed !== undefined && first.isReplayed !== null) replays.push(first.isReplayed)
  console.log(`${first === null ? 'MISSED' : 'caught'}  ${where}  ${fault.kind}: ${fault.what}`)
  if (first !== null)
    console.log(
      `        by ${first.by}: ${formatPlace(first.diagnostic.place)}: ${first.diagnostic.rule}: ${first.diagnostic.message}`,
    )
}
const caught = [...counts.values()].reduce((sum, count) => sum + count, 0)
const withoutPins = caught - (counts.get('pins') ?? 0)
const percent = (count: number): string => `${((100 * count) / faults.length).toFixed(1)} %`
const kinds = new Set(faults.map((fault) => fault.kind)).size
console.log('')
console.log(
  `${faults.length} faults of ${kinds} kinds, ${caught} caught (${percent(caught)}), ${withoutPins} without the pins (${percent(withoutPins)}).`,
)
console.log(`First caught by: ${[...counts].map(([by, count]) => `${by} ${count}`).join(', ')}.`)
console.log(
  `Found by the proof and replayed by an ordinary build: ${replays.filter(Boolean).length} of ${replays.length}.`,
)
if (missed.length > 0) console.log(`Not caught (why: docs/proofs.md):\n${missed.map((line) => `  ${line}`).join('\n')}`)
const isEnough = caught / faults.length >= least.caught && withoutPins / faults.length >= least.withoutPins
process.exitCode = isEnough && replays.every(Boolean) ? 0 : 1
