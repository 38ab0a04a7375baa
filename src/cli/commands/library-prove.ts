/** `library prove`: the proof over the whole answer space, with its counts. */
import path from 'node:path'
import { proveLibrary, type ProofCounts } from '../../lint/prove/prove.js'
import { loadLibrary, packageRoot } from '../../node/library-files.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import type { CommandRun } from '../command.js'
import { reportLines, textOption } from '../context.js'
import { print, printJson } from '../terminal/io.js'

export const run: CommandRun = async ({ options, io }) => {
  const named = textOption(options, 'library')
  const { library, problems } = await loadLibrary(named === undefined ? packageRoot() : path.resolve(io.cwd, named))
  if (library === null) throw new UserError('The library could not be read.', exit.usage, problems)
  const proof = proveLibrary(library)
  const diagnostics = proof.failures.map((failure) => failure.diagnostic)
  if (options['json'] === true) {
    const counts = Object.fromEntries(Object.entries(proof.counts).map(([name, value]) => [name, String(value)]))
    printJson(io, { counts, diagnostics, answers: proof.failures.map((failure) => failure.answers) })
  } else {
    if (diagnostics.length > 0) print(io, reportLines(diagnostics, false))
    for (const line of countLines(proof.counts)) print(io, line)
    print(
      io,
      diagnostics.length === 0
        ? 'Proved: no failure in any class of answers.'
        : `Not proved: ${diagnostics.length} failures.`,
    )
  }
  return diagnostics.length === 0 ? exit.ok : exit.problems
}

function countLines(counts: ProofCounts): readonly string[] {
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
  const shown = Object.entries(labels).map(
    ([name, label]) => [group(String(counts[name as keyof ProofCounts])), label] as const,
  )
  const width = Math.max(...shown.map(([number]) => number.length))
  return shown.map(([number, label]) => `${number.padStart(width)}  ${label}`)
}

/** 1234567 → 1,234,567; long numbers as a power of ten. */
const group = (digits: string): string =>
  digits.length > 15 ? `about 10^${digits.length - 1}` : digits.replace(/\B(?=(\d{3})+$)/g, ',')
