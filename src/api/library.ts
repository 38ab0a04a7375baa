/** Turns the prepared library of the package, or the files of another one, into a library. */
import { isRecord } from '../core/answers/condition.js'
import { errorAt, type Diagnostic } from '../core/ground/diagnostic.js'
import type { SourceFile } from '../core/ground/source.js'
import { parseLibrary, type Library } from '../core/library/library.js'

/** What `practice-policy/library.json` holds: the shipped library, parsed when the package was built. */
export interface PreparedLibrary {
  readonly library: unknown
}

/** A prepared library, or the files of one: everything under `clauses/` and `templates/`, by path. */
export type LibrarySource = PreparedLibrary | readonly SourceFile[]

/** The library, or null with what is wrong in its files; a prepared one is taken as it is. */
export function libraryFrom(source: LibrarySource): {
  readonly library: Library | null
  readonly problems: readonly Diagnostic[]
} {
  if (isFiles(source)) return parseLibrary(source)
  const { library } = source
  if (isRecord(library) && Array.isArray(library['clauses']) && Array.isArray(library['frames']))
    return { library: library as unknown as Library, problems: [] }
  const place = { file: 'library.json', line: 1, column: 1 }
  const hint = "it comes from: import data from 'practice-policy/library.json'"
  return { library: null, problems: [errorAt(place, 'library/prepared', 'Unexpected content', hint)] }
}

const isFiles = (source: LibrarySource): source is readonly SourceFile[] => Array.isArray(source)
