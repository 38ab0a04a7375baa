/** Puts the results of one run, or of the shares of one, together: a table for people, everything as JSON. */
import path from 'node:path'
import { visibleJson } from '../../core/ground/bounds/visible.js'
import { naturalList } from '../../core/ground/phrase.js'
import { readResults, wholeResults, type Results } from '../../node/folder/results.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import type { CommandInput } from '../command.js'
import { say, tell } from '../terminal/io.js'
import { tableLines, tallied, worst } from './words.js'

/** Reads the files, tells of them, and gives the worst exit code of their practices; all shares must be there where they are `merged`. */
export async function reportResults(input: CommandInput, files: readonly string[], merged = false): Promise<number> {
  const { io, options } = input
  const results = await Promise.all(files.map((file) => readOne(file)))
  requireOneRun(results)
  const lacks = [...unfinished(results), ...(merged ? missingShards(results) : []), ...twice(results)]
  const all = results.flatMap(({ lines }) => [...lines.values()])
  if (options['json'] === true) await writeJson(input, results, lacks)
  else tell(io, tableLines(all))
  for (const lack of lacks) say(io, lack)
  const shown = results.map(({ file }) => path.relative(io.cwd, file))
  if (options['json'] !== true) say(io, `Everything that was said: ${naturalList(shown)}`)
  const codes = all.map((one) => one.exit)
  return worst(lacks.length > 0 ? [...codes, exit.problems] : codes)
}

async function readOne(file: string): Promise<Results> {
  const results = await readResults(file)
  if (results === null) throw new UserError(`There is no file ${file}.`)
  return results
}

function requireOneRun(results: readonly Results[]): void {
  const [first] = results
  if (first === undefined) return
  const { command, library, program, options } = first.head
  const other = results.find(
    ({ head }) =>
      JSON.stringify([head.command, head.library, head.program, head.options]) !==
      JSON.stringify([command, library, program, options]),
  )
  if (other === undefined) return
  throw new UserError(
    `${path.basename(first.file)} and ${path.basename(other.file)} are not of one run: another command, library, program or option.`,
  )
}

const unfinished = (results: readonly Results[]): readonly string[] =>
  results.flatMap(({ file, isComplete }) =>
    isComplete ? [] : [`${path.basename(file)} is of a run that was stopped: run it again, and it goes on from there.`],
  )

function missingShards(results: readonly Results[]): readonly string[] {
  const shards = results.map(({ head }) => head.shard)
  const [of = '1'] = shards.map((shard) => shard.split('/')[1])
  const wanted = Array.from({ length: Number(of) }, (_, index) => `${index + 1}/${of}`)
  const missing = wanted.filter((shard) => !shards.includes(shard))
  const strange = shards.filter((shard) => !wanted.includes(shard))
  return [
    ...(missing.length === 0 ? [] : [`Not among the files: ${naturalList(missing)}.`]),
    ...(strange.length === 0 ? [] : [`Not of the same division: ${naturalList(strange)}.`]),
  ]
}

function twice(results: readonly Results[]): readonly string[] {
  const folders = results.flatMap(({ lines }) => [...lines.keys()])
  const seen = new Set<string>()
  const again = folders.filter((folder) => seen.size === seen.add(folder).size)
  return again.length === 0 ? [] : [`In more than one file: ${naturalList([...new Set(again)])}.`]
}

/** One practice at a time: all of them together may be more than memory holds. */
async function writeJson({ io }: CommandInput, results: readonly Results[], lacks: readonly string[]): Promise<void> {
  const all = results.flatMap(({ lines }) => [...lines.values()])
  io.output.write(`{"command":${visibleJson(results[0]?.head.command ?? '')},"practices":[`)
  let separator = '\n'
  for await (const { key: _key, ...result } of wholeResults(results)) {
    const isRoomy = io.output.write(`${separator}${visibleJson(result)}`)
    if (!isRoomy) await new Promise<void>((resolve) => void io.output.once('drain', resolve))
    separator = ',\n'
  }
  io.output.write(`\n],"summary":${visibleJson(tallied(all))},"lacks":${visibleJson(lacks)}}\n`)
}
