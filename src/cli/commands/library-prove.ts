/** `library prove`: the proof over the whole answer space, with its counts, and a small answers file for each fault; `--replay` shows one of them. */
import path from 'node:path'
import { proveLibrary, type ProofCounts, type ProofLength } from '../../lint/prove/prove.js'
import { readFault } from '../../lint/replay/fault-file.js'
import { replayFault } from '../../lint/replay/replay.js'
import type { Library } from '../../core/library/library.js'
import { loadLibrary, packageRoot } from '../../node/library-files.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { readGivenText } from '../../node/folder/practice-folder.js'
import { writeProof } from '../../node/proof-files.js'
import type { CommandInput, CommandRun } from '../command.js'
import { readAnswers, reportLines, textOption } from '../context.js'
import { print, printJson, say } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const { options, io } = input
  const named = textOption(options, 'library')
  const root = named === undefined ? packageRoot() : path.resolve(io.cwd, named)
  const { library, problems } = await loadLibrary(root)
  if (library === null) throw new UserError('The library could not be read.', exit.usage, problems)
  const file = textOption(options, 'replay')
  if (file !== undefined) return replay(input, library, file)
  const proof = proveLibrary(library)
  const written = await writeProof(root, library, proof)
  const diagnostics = proof.failures.map((failure) => failure.diagnostic)
  if (options['json'] === true) {
    const counts = Object.fromEntries(Object.entries(proof.counts).map(([name, value]) => [name, String(value)]))
    printJson(io, {
      counts,
      lengths: proof.lengths,
      diagnostics,
      answers: proof.failures.map((failure) => failure.answers),
    })
  } else {
    if (diagnostics.length > 0) print(io, reportLines(diagnostics, false))
    for (const line of countLines(proof.counts, proof.lengths)) print(io, line)
    print(
      io,
      diagnostics.length === 0
        ? 'Proved: no failure in any class of answers.'
        : `Not proved: ${diagnostics.length} failures.`,
    )
  }
  for (const line of written) say(io, line)
  return diagnostics.length === 0 ? exit.ok : exit.problems
}

/** 1 when the fault shows, 0 when it is gone. */
async function replay({ options, io }: CommandInput, library: Library, file: string): Promise<number> {
  const source = await readGivenText(path.resolve(io.cwd, file), file)
  if (source === null) throw new UserError(`Could not read ${file}: there is no such file.`)
  const fault = readFault(source.text)
  if (fault === null)
    throw new UserError(`${file}: Unexpected start, expected the comments that library prove puts above a fault`)
  const seen = replayFault(library, fault, await readAnswers(library, '', source))
  if (options['json'] === true) printJson(io, { ...fault, ...seen })
  else for (const line of seen.lines) print(io, line)
  return seen.shown ? exit.problems : exit.ok
}

function countLines(counts: ProofCounts, lengths: readonly ProofLength[]): readonly string[] {
  const labels: Readonly<Record<keyof ProofCounts, string>> = {
    answerSets: 'sets of answers that can be given',
    classes: 'classes of them the library tells apart',
    questions: 'questions',
    choices: 'choices',
    clauses: 'clauses',
    variants: 'variants of text',
    conditions: 'conditions',
    references: 'cross-references',
    citations: 'citations',
    conflicts: 'conflict rules',
    requirements: 'requirements',
    texts: 'texts',
    briefs: 'short lines',
    facts: 'facts that clauses can state',
    exclusions: 'exclusions among them',
    assertions: 'facts stated by clauses',
  }
  const shown = [
    ...Object.entries(labels).map(
      ([name, label]) => [group(String(counts[name as keyof ProofCounts])), label] as const,
    ),
    ...lengths.map(
      ({ paper, words, most }) =>
        [group(String(words)), `words in the longest ${paper} (at most ${group(String(most))})`] as const,
    ),
  ]
  const width = Math.max(...shown.map(([number]) => number.length))
  return shown.map(([number, label]) => `${number.padStart(width)}  ${label}`)
}

/** 1234567 → 1,234,567; long numbers as a power of ten. */
const group = (digits: string): string =>
  digits.length > 15 ? `about 10^${digits.length - 1}` : digits.replace(/\B(?=(?:\d{3}){1,5}$)/g, ',')
