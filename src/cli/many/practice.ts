/** Runs one command for one practice of many, and tells in a record what came of it. */
import { PassThrough, Writable } from 'node:stream'
import { completeAnswers } from '../../core/answers/complete.js'
import { parseAnswersFile } from '../../core/answers/read-file.js'
import { writeAnswersFile } from '../../core/answers/write-file.js'
import { errorAt } from '../../core/ground/diagnostic.js'
import type { SourceFile } from '../../core/ground/source.js'
import type { Library } from '../../core/library/library.js'
import type { ListedPractice } from '../../node/many/practices.js'
import { answersName, fingerprint, readText } from '../../node/folder/practice-folder.js'
import type { PracticeResult } from '../../node/folder/results.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { noTally } from '../../node/tally.js'
import { callerOf } from '../again.js'
import type { CommandRun } from '../command.js'
import { explain } from '../explain.js'
import { takeAnswers } from '../take-answers.js'
import type { Io } from '../terminal/io.js'
import { resultWords } from './words.js'

/** What is the same for every practice of a run; plain data, so that it can be handed to a worker. */
export interface ManySetup {
  readonly command: string
  readonly options: Readonly<Record<string, unknown>>
  readonly today: string
  readonly cwd: string
}

/** What can be run for many; adding one = one line here, its words in `words.ts` and its place in the table of commands. */
const runs: Readonly<Record<string, () => Promise<{ readonly run: CommandRun }>>> = {
  build: () => import('../commands/build.js'),
  update: () => import('../commands/update.js'),
  check: () => import('../commands/check.js'),
  plan: () => import('../commands/plan.js'),
  issue: () => import('../commands/issue.js'),
  radar: () => import('../commands/radar.js'),
}

/** Lines kept of what a command says to people. */
const mostLines = 30

/** Commands that read the answers from the folder while they change it: what the list says must stand there first. */
const answersFirst = ['update', 'issue']

/** Never throws: whatever goes wrong is the practice's result. */
export async function runPractice(setup: ManySetup, library: Library, one: ListedPractice): Promise<PracticeResult> {
  const [output, written] = collector()
  const [error, said] = collector()
  const io: Io = { input: new PassThrough(), output, error, env: {}, cwd: setup.cwd, today: setup.today }
  const code = await attempt(setup, library, one, io).catch((thrown: unknown) =>
    explain(thrown, io, callerOf(io, setup.options, one.at), true),
  )
  const result = parsedJson(written())
  const lines = linesOf(result === null ? `${written()}\n${said()}` : said())
  const words = resultWords(setup.command, code, result, lines)
  return { folder: one.folder, exit: code, words, result, said: lines.slice(0, mostLines), key: await keyOf(one) }
}

/** A fingerprint of what a practice's answers are now. */
export async function keyOf({ at, row }: ListedPractice): Promise<string> {
  const text = await readText(at, answersName).catch(() => null)
  return fingerprint(JSON.stringify([row?.values ?? null, row?.unsure ?? null, text?.text ?? null]))
}

async function attempt(setup: ManySetup, library: Library, one: ListedPractice, io: Io): Promise<number> {
  const { command, options } = setup
  if (one.problems.length > 0) throw new UserError('', exit.usage, one.problems)
  const load = runs[command]
  if (load === undefined) throw new Error(`there is no command ${command}`)
  const answers = await answersOf(library, one, setup.today)
  if (answersFirst.includes(command) && answers !== undefined)
    await whileHolding(one.at, () => takeAnswers(one.at, answers))
  const { run } = await load()
  const input = { args: [one.at], options: { ...options, json: true }, io, tally: noTally, library }
  return run(answers === undefined ? input : { ...input, answers })
}

/** The row's answers over those that the folder has; undefined where it has them already. */
async function answersOf(
  library: Library,
  { at, row }: ListedPractice,
  today: string,
): Promise<SourceFile | undefined> {
  if (row === null) return undefined
  const there = await readText(at, answersName)
  const { answers, problems } = there === null ? { answers: null, problems: [] } : parseAnswersFile(there, library)
  if (problems.length > 0) throw new UserError('', exit.usage, problems)
  const before = answers ?? { values: {}, unsure: [] }
  const unsaid = before.unsure.filter((id) => row.values[id] === undefined && !row.unsure.includes(id))
  const values = Object.fromEntries(
    Object.entries({ ...before.values, ...row.values }).filter(([id]) => !row.unsure.includes(id)),
  )
  const given = { values, unsure: [...unsaid, ...row.unsure] }
  requireAll(library, completeAnswers({ library, today }, given).values, row.place)
  const isThere = there !== null && same(given, { values: before.values, unsure: before.unsure })
  return isThere ? undefined : { path: answersName, text: writeAnswersFile(library, given, today) }
}

function requireAll(
  library: Library,
  values: Readonly<Record<string, unknown>>,
  place: Parameters<typeof errorAt>[0],
): void {
  const missing = library.questions.filter(({ id, required }) => required && values[id] === undefined)
  if (missing.length === 0) return
  const problems = missing.map(({ id, ask }) =>
    errorAt(place, 'answers/value', `Unexpected absence of ${id} (${ask}), expected an answer in the column "${id}"`),
  )
  throw new UserError('', exit.usage, problems)
}

const same = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other)

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')

function collector(): [Writable, () => string] {
  let all = ''
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string | Uint8Array, _encoding, done) => {
      all += String(chunk)
      done()
    },
  })
  return [stream, () => all]
}
