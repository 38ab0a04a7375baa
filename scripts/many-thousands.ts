/** Builds 10,000 synthetic practices (or as many as said; `--workers N` at once), one in a hundred with a fault put in, and tells time, memory over time, and whether every fault was reported. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/node/library-files.js'

const { values, positionals } = parseArgs({ options: { workers: { type: 'string' } }, allowPositionals: true })
const practices = Number(positionals[0] ?? 10_000)
const outputs = positionals[1] ?? 'policy-md,policy-html,policy-docx'
const workers = Number(values.workers ?? Math.min(practices, availableParallelism()))
const cwd = mkdtempSync(path.join(tmpdir(), 'practice-policy-thousands-'))
const isFaulty = (index: number): boolean => index % 100 === 42
const models = ['designated-team', 'single-person', 'trial']
const rows = Array.from({ length: practices }, (_, index) =>
  [`p${index}`, `Practice ${index}`, isFaulty(index) ? 'nobody-knows' : models[index % models.length]].join(','),
)
writeFileSync(path.join(cwd, 'list.csv'), `folder,practiceName,accessModel\n${rows.join('\n')}\n`)

const program = path.join(packageRoot(), 'bin', 'practice-policy.js')
const started = Date.now()
const words = ['many', 'build', 'list.csv', '--only', outputs, '--workers', String(workers), '--json']
const child = spawn(process.execPath, [program, ...words], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
/** Megabytes in memory at each look; empty where the system does not tell. */
const memory: number[] = []
const status = `/proc/${child.pid}/status`
const said = path.join(cwd, 'many-build.jsonl')
const secondsSince = (): string => ((Date.now() - started) / 1000).toFixed(0)
/** Lines of results so far: the first says what was asked, the last how it ended. */
const resultLines = (): string[] => (existsSync(said) ? readFileSync(said, 'utf8').trimEnd().split('\n').slice(1) : [])
let tenth = 1
let looks = 0
const look = setInterval(() => {
  const kilobytes = existsSync(status) ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  if (kilobytes !== undefined) memory.push(Math.round(Number(kilobytes) / 1024))
  looks += 1
  if (looks % 6 !== 0) return
  const done = resultLines().length
  if (done < (tenth * practices) / 10 || done >= practices) return
  tenth = Math.floor((done * 10) / practices) + 1
  console.log(`${done} of ${practices} after ${secondsSince()} s, ${memory.at(-1) ?? '?'} MB`)
}, 500)
const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
clearInterval(look)

const seconds = (Date.now() - started) / 1000
const lines = resultLines().slice(0, -1)
const results = lines.map((line) => JSON.parse(line) as { readonly folder: string; readonly exit: number })
const expected = new Map(rows.map((_, index) => [`p${index}`, isFaulty(index) ? 2 : 0]))
const wrong = results.filter(({ folder, exit }) => expected.get(folder) !== exit)
rmSync(cwd, { recursive: true })

console.log(`${results.length} of ${practices} practices, ${outputs}, ${workers} workers, Node ${process.version}`)
console.log(`${seconds.toFixed(0)} s, ${((seconds * 1000 * workers) / practices).toFixed(0)} ms a practice a worker`)
console.log(
  `faults put in: ${rows.filter((_, index) => isFaulty(index)).length}; reported wrongly or not: ${wrong.length}`,
)
const tenths = Array.from({ length: 10 }, (_, part) => memory[Math.floor(((part + 1) * memory.length) / 10) - 1] ?? '?')
if (code === null) console.log('it was ended from outside')
console.log(`memory at each tenth of the time, MB: ${tenths.join(' ')}; most: ${Math.max(0, ...memory)}`)
process.exitCode = wrong.length === 0 && results.length === practices ? 0 : 1
