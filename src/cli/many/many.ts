/** `many COMMAND FOLDER|LIST.csv`: runs a command for every practice, several at once; one that fails stops no other. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Library } from '../../core/library/library.js'
import { addResult, beginResults, endResults, mendResults, readResults } from '../../node/folder/results.js'
import type { PracticeResult, ResultLine, RunHead } from '../../node/folder/results.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { runPool, workersFor } from '../../node/many/pool.js'
import { findPractices, isInShard, parseShard, type ListedPractice } from '../../node/many/practices.js'
import { packageRoot } from '../../node/library-files.js'
import { programVersion } from '../../node/version.js'
import type { CommandInput, CommandRun } from '../command.js'
import { libraryOf, textOption, todayOf } from '../context.js'
import { say } from '../terminal/io.js'
import { startBar } from './bar.js'
import { keyOf, runPractice, type ManySetup } from './practice.js'
import { reportResults } from './report.js'

/** Options that are about the run, not about a practice. */
const aboutTheRun = ['shard', 'workers', 'results', 'again', 'json', 'folder', 'library', 'color', 'plain']

/** The command for many practices. */
export const manyOf =
  (command: string): CommandRun =>
  async (input) => {
    const [what = ''] = input.args
    const shard = shardOf(input)
    const library = await libraryOf(input)
    const { home, practices } = await findPractices(path.resolve(input.io.cwd, what), what, library)
    const mine = practices.filter(({ folder }) => isInShard(folder, shard))
    const setup = setupOf(input, command)
    const head: RunHead = {
      many: 1,
      command,
      library: library.fingerprint,
      program: programVersion(),
      shard: `${shard.index}/${shard.of}`,
      practices: mine.length,
      options: setup.options,
    }
    const file = resultsFile(input, home, head)
    const done = await doneBefore(file, head, input.options['again'] === true)
    const left: ListedPractice[] = []
    for (const one of mine) {
      const before = done.get(one.folder)
      if (before === undefined || before.key !== (await keyOf(one))) left.push(one)
    }
    if (left.length < mine.length)
      say(
        input.io,
        `Done before the last run was stopped: ${mine.length - left.length}. With --again they are done too.`,
      )
    await runAll(input, { setup, library, left, file, of: mine.length })
    await endResults(file)
    return reportResults(input, [file])
  }

function shardOf({ options }: CommandInput): { readonly index: number; readonly of: number } {
  const text = textOption(options, 'shard')
  const shard = text === undefined ? { index: 1, of: 1 } : parseShard(text)
  if (shard === null) throw new UserError(`Unexpected --shard "${text ?? ''}", expected K/N such as 3/8`)
  return shard
}

/** Plain data for the workers; what a practice's command is given. */
function setupOf(input: CommandInput, command: string): ManySetup {
  const options = Object.fromEntries(Object.entries(input.options).filter(([name]) => !aboutTheRun.includes(name)))
  // Nobody sits beside many practices.
  const asked = command === 'update' ? { ...options, yes: true } : options
  return { command, options: asked, today: todayOf(input), cwd: input.io.cwd }
}

function resultsFile({ options, io }: CommandInput, home: string, { command, shard }: RunHead): string {
  const named = textOption(options, 'results')
  if (named !== undefined) return path.resolve(io.cwd, named)
  return path.join(home, `many-${command}${shard === '1/1' ? '' : `-${shard.replace('/', '-of-')}`}.jsonl`)
}

/** What a run that was stopped has done already, failures left out; otherwise the file begins anew. */
async function doneBefore(file: string, head: RunHead, again: boolean): Promise<ReadonlyMap<string, ResultLine>> {
  const before = await readResults(file)
  const isSame = before !== null && JSON.stringify(before.head) === JSON.stringify(head)
  if (again || !isSame || before.isComplete) {
    await beginResults(file, head)
    return new Map()
  }
  await mendResults(file)
  return new Map([...before.lines].filter(([, line]) => line.exit === exit.ok || line.exit === exit.changed))
}

interface Run {
  readonly setup: ManySetup
  readonly library: Library
  readonly left: readonly ListedPractice[]
  readonly file: string
  readonly of: number
}

async function runAll(input: CommandInput, { setup, library, left, file, of }: Run): Promise<void> {
  const bar = startBar(input.io)
  let done = of - left.length
  let problems = 0
  const onResult = async (result: PracticeResult): Promise<void> => {
    done += 1
    if (result.exit !== exit.ok && result.exit !== exit.changed) problems += 1
    bar.show(done, of, problems)
    await addResult(file, result)
  }
  bar.show(done, of, problems)
  const workers = workersOf(input, left.length)
  if (workers === 1) for (const one of left) await onResult(await runPractice(setup, library, one))
  else
    await runPool<ListedPractice, PracticeResult>({
      tasks: left,
      workers,
      program: pathToFileURL(path.join(packageRoot(), 'bin', 'practice-policy.js')),
      setup: { setup, folder: libraryFolder(input) },
      died: ({ folder }, why) => ({ folder, exit: exit.bug, words: why, result: null, said: [why], key: '' }),
      onResult,
    })
  bar.end()
}

function workersOf({ options }: CommandInput, tasks: number): number {
  const text = textOption(options, 'workers')
  if (text === undefined) return workersFor(tasks)
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 256)
    throw new UserError(`Unexpected --workers "${text}", expected a number from 1 to 256`)
  return Math.max(1, Math.min(number, tasks))
}

function libraryFolder({ options, io }: CommandInput): string | null {
  const folder = textOption(options, 'library')
  return folder === undefined ? null : path.resolve(io.cwd, folder)
}
