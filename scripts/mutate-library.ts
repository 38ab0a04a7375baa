/** Seeds faults in copies of the library and prints which ones the checks catch: node scripts/run.mjs mutate-library. */
import { formatPlace } from '../src/core/ground/source.js'
import { packageRoot } from '../src/node/library-files.js'
import { readLibraryFiles } from '../src/node/library-sources.js'
import { firstFinding, knownProblems } from './mutate-library/diagnose.js'
import { seedFaults } from './mutate-library/faults.js'

const least = 0.95
const files = await readLibraryFiles(packageRoot())
const known = knownProblems(files)
const faults = seedFaults(files)
const missed: string[] = []
const counts = new Map<string, number>()
for (const fault of faults) {
  const first = firstFinding(fault.files, known)
  const where = `${fault.file}:${fault.line}`
  if (first === null) missed.push(`${where}  ${fault.kind}: ${fault.what}`)
  else counts.set(first.by, (counts.get(first.by) ?? 0) + 1)
  console.log(`${first === null ? 'MISSED' : 'caught'}  ${where}  ${fault.kind}: ${fault.what}`)
  if (first !== null)
    console.log(
      `        by ${first.by}: ${formatPlace(first.diagnostic.place)}: ${first.diagnostic.rule}: ${first.diagnostic.message}`,
    )
}
const caught = faults.length - missed.length
const kinds = new Set(faults.map((fault) => fault.kind)).size
console.log('')
console.log(
  `${faults.length} faults of ${kinds} kinds, ${caught} caught (${((100 * caught) / faults.length).toFixed(1)} %).`,
)
console.log(`First caught by: ${[...counts].map(([by, count]) => `${by} ${count}`).join(', ')}.`)
if (missed.length > 0) console.log(`Not caught (why: docs/proofs.md):\n${missed.map((line) => `  ${line}`).join('\n')}`)
process.exitCode = caught / faults.length < least ? 1 : 0
