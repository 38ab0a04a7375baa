/** Throws broken and hostile input at every door: npm run fuzz -- --runs 10000 [--seed 1]; prints what broke, made small. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { doors, minimised, mutated, randomFrom, type Door, type Finding } from '../test/fuzz/doors.js'
import { packageRoot } from '../src/node/library-files.js'

const value = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}
const [runs, seed, slow] = [value('runs', 1000), value('seed', 1), 10_000]
const corpus = path.join(packageRoot(), 'test/fuzz-corpus')
const all: readonly Door[] = await doors((door) =>
  readdirSync(corpus)
    .filter((name) => name.startsWith(`${door}.`))
    .map((name) => readFileSync(path.join(corpus, name))),
)
const random = randomFrom(seed)
const findings: Finding[] = []
const counts = new Map<string, number>()
let most = 0
for (let index = 0; index < runs; index += 1) {
  const door = all[index % all.length]
  if (door === undefined) break
  const input = mutated(door, random)
  const from = performance.now()
  const fault = await door.faultOf(input)
  const took = performance.now() - from
  most = Math.max(most, process.memoryUsage().rss)
  counts.set(door.name, (counts.get(door.name) ?? 0) + 1)
  const what = fault ?? (took > slow ? `took ${Math.round(took)} ms` : null)
  if (what === null || findings.some((one) => one.door === door.name && one.fault === what)) continue
  findings.push({ door: door.name, fault: what, input: await minimised(door, input, what) })
}
for (const { door, fault, input } of findings)
  console.log(`${door}: ${fault}\n  ${JSON.stringify(Buffer.from(input).toString('latin1').slice(0, 2000))}`)
console.log(
  `${runs} runs, seed ${seed} (${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}): ${findings.length} findings; at most ${Math.round(most / 1e6)} MB.`,
)
process.exitCode = findings.length === 0 ? 0 : 1
