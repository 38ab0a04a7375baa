/** Runs every check of a library over its files and says which one spoke first; what the proof finds is replayed from the file it leaves behind. */
import { parseAnswersFile } from '../../src/core/answers/read-file.js'
import { hasErrors, type Diagnostic } from '../../src/core/ground/diagnostic.js'
import { parseLibrary, type Library } from '../../src/core/library/library.js'
import type { SourceFile } from '../../src/core/ground/source.js'
import { checkLibrary } from '../../src/lint/library/library.js'
import { proveLibrary, type ProofFailure } from '../../src/lint/prove/prove.js'
import { faultFile, readFault } from '../../src/lint/replay/fault-file.js'
import { replayFault } from '../../src/lint/replay/replay.js'
import { pinProblems } from '../../test/lint/library-pins.js'

export interface Found {
  readonly by: string
  readonly diagnostic: Diagnostic
  /** Whether a build with the answers that the proof wrote down shows the fault; null for what others found. */
  readonly isReplayed: boolean | null
}

type Stage = (library: Library) => readonly (Pick<ProofFailure, 'diagnostic'> & Partial<ProofFailure>)[]

const stages: Readonly<Record<string, Stage>> = {
  'library check': (library) => checkLibrary(library).map((diagnostic) => ({ diagnostic })),
  'library prove': (library) => proveLibrary(library).failures,
  pins: (library) => pinProblems(library).map((diagnostic) => ({ diagnostic })),
}

const keyOf = ({ rule, place, message }: Diagnostic): string => `${rule} ${place.file} ${message}`

/** What is wrong before any fault is seeded, in a form that recognizes it again. */
export function knownProblems(files: readonly SourceFile[]): ReadonlySet<string> {
  const { library, problems } = parseLibrary(files)
  if (library === null) throw new Error('the library could not be read')
  return new Set(
    [...problems, ...Object.values(stages).flatMap((stage) => stage(library).map(({ diagnostic }) => diagnostic))].map(
      keyOf,
    ),
  )
}

/** The first finding that was not there before: the parser's, else that of the checks, the proof, the pins, in that order. */
export function firstFinding(files: readonly SourceFile[], known: ReadonlySet<string>): Found | null {
  const { library, problems } = parseLibrary(files)
  const isNew = (diagnostic: Diagnostic): boolean => !known.has(keyOf(diagnostic))
  const parsed = problems.find(isNew)
  if (parsed !== undefined && (library === null || hasErrors(problems)))
    return { by: 'parser', diagnostic: parsed, isReplayed: null }
  if (library === null) return null
  for (const [by, stage] of Object.entries(stages)) {
    const found = stage(library).find(({ diagnostic }) => isNew(diagnostic))
    if (found !== undefined) return { by, diagnostic: found.diagnostic, isReplayed: replayed(library, found) }
  }
  return null
}

/** The way of a fault's file: written, read again, shown by an ordinary build. */
function replayed(
  library: Library,
  { diagnostic, answers, struck, places }: ReturnType<Stage>[number],
): boolean | null {
  if (answers === undefined || struck === undefined || places === undefined) return null
  const text = faultFile(library, { diagnostic, answers, struck, places })
  const fault = readFault(text)
  const given = parseAnswersFile({ path: 'answers.yaml', text }, library).answers
  return fault !== null && given !== null && replayFault(library, fault, given).shown
}
