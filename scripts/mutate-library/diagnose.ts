/** Runs every check of a library over its files and says which one spoke. */
import { hasErrors, type Diagnostic } from '../../src/core/diagnostic.js'
import { parseLibrary } from '../../src/core/library/library.js'
import type { SourceFile } from '../../src/core/source.js'
import { checkLibrary } from '../../src/lint/library/index.js'
import { proveLibrary } from '../../src/lint/prove/prove.js'
import { pinProblems } from '../../test/lint/library-pins.js'

export interface Found {
  readonly by: 'parser' | 'library check' | 'library prove' | 'pins'
  readonly diagnostic: Diagnostic
  /** The same for the same finding in another copy of the library. */
  readonly key: string
}

/** What the parser says; else what the checks, the proof and the pins say, in that order. */
export function diagnose(files: readonly SourceFile[]): readonly Found[] {
  const { library, problems } = parseLibrary(files)
  const found = (by: Found['by'], list: readonly Diagnostic[]): readonly Found[] =>
    list.map((diagnostic) => ({
      by,
      diagnostic,
      key: `${diagnostic.rule} ${diagnostic.place.file} ${diagnostic.message}`,
    }))
  if (library === null || hasErrors(problems)) return found('parser', problems)
  return [
    ...found('library check', checkLibrary(library)),
    ...found(
      'library prove',
      proveLibrary(library).failures.map((failure) => failure.diagnostic),
    ),
    ...found('pins', pinProblems(library)),
  ]
}
