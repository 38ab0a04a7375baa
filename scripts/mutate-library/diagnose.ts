/** Runs every check of a library over its files and says which one spoke first. */
import { hasErrors, type Diagnostic } from '../../src/core/ground/diagnostic.js'
import { parseLibrary, type Library } from '../../src/core/library/library.js'
import type { SourceFile } from '../../src/core/ground/source.js'
import { checkLibrary } from '../../src/lint/library/library.js'
import { proveLibrary } from '../../src/lint/prove/prove.js'
import { pinProblems } from '../../test/lint/library-pins.js'

export interface Found {
  readonly by: string
  readonly diagnostic: Diagnostic
}

const stages: Readonly<Record<string, (library: Library) => readonly Diagnostic[]>> = {
  'library check': checkLibrary,
  'library prove': (library) => proveLibrary(library).failures.map((failure) => failure.diagnostic),
  pins: pinProblems,
}

const keyOf = ({ rule, place, message }: Diagnostic): string => `${rule} ${place.file} ${message}`

/** What is wrong before any fault is seeded, in a form that recognizes it again. */
export function knownProblems(files: readonly SourceFile[]): ReadonlySet<string> {
  const { library, problems } = parseLibrary(files)
  if (library === null) throw new Error('the library could not be read')
  return new Set([...problems, ...Object.values(stages).flatMap((stage) => stage(library))].map(keyOf))
}

/** The first finding that was not there before: the parser's, else that of the checks, the proof, the pins, in that order. */
export function firstFinding(files: readonly SourceFile[], known: ReadonlySet<string>): Found | null {
  const { library, problems } = parseLibrary(files)
  const isNew = (diagnostic: Diagnostic): boolean => !known.has(keyOf(diagnostic))
  const parsed = problems.find(isNew)
  if (parsed !== undefined && (library === null || hasErrors(problems))) return { by: 'parser', diagnostic: parsed }
  if (library === null) return null
  for (const [by, stage] of Object.entries(stages)) {
    const diagnostic = stage(library).find(isNew)
    if (diagnostic !== undefined) return { by, diagnostic }
  }
  return null
}
