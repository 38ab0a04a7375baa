/** The dog walkers' small library with one thing changed in it, and what the checks then say. */
import path from 'node:path'
import { formatDiagnostic, type Diagnostic } from '../../src/core/ground/diagnostic.js'
import { parseLibrary, type Library } from '../../src/core/library/library.js'
import type { SourceFile } from '../../src/core/ground/source.js'
import { packageRoot } from '../../src/node/library-files.js'
import { readLibraryFiles } from '../../src/node/library-sources.js'

const files = await readLibraryFiles(path.join(packageRoot(), 'test/libraries/dog-walkers'))

/** One change: a file, the words to find in it, the words to put there; a file that is not there yet is made. */
export type Edit = readonly [file: string, find: string, put: string]

/** The library after some changes; throws what the parser says. */
export function edited(...edits: readonly Edit[]): Library {
  const changed = edits.reduce<readonly SourceFile[]>((now, [name, find, put]) => {
    const file = now.find((candidate) => candidate.path.endsWith(name))
    if (file === undefined) return [...now, { path: `clauses/${name}`, text: put }]
    if (!file.text.includes(find)) throw new Error(`"${find}" is not in ${name}`)
    return now.map((other) => (other === file ? { ...file, text: file.text.replace(find, () => put) } : other))
  }, files)
  const { library, problems } = parseLibrary(changed)
  if (library === null) throw new Error(lines(problems).join('\n'))
  return library
}

/** Diagnostics as a terminal shows them, without the folder that all paths share. */
export const lines = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map((diagnostic) => formatDiagnostic(diagnostic))
