/** `library check`: every lint rule over the library, for clause authors. */
import { sortDiagnostics } from '../../core/ground/diagnostic.js'
import { count } from '../../core/ground/phrase.js'
import { checkLibrary } from '../../lint/library/library.js'
import { lintWording } from '../../lint/wording/wording.js'
import { libraryPassages } from '../../lint/wording/passages.js'
import { loadLibrary, packageRoot } from '../../node/library-files.js'
import { readLibraryFiles } from '../../node/library-sources.js'
import path from 'node:path'
import type { CommandRun } from '../command.js'
import { exitFor, reportLines, textOption } from '../context.js'
import { print, say } from '../terminal/io.js'

export const run: CommandRun = async ({ options, io }) => {
  const named = textOption(options, 'library')
  // Always from the source files: authors want to hear about what they just wrote.
  const root = named === undefined ? packageRoot() : path.resolve(io.cwd, named)
  const { library, problems } = await loadLibrary(root)
  const words =
    library?.wording == null ? [] : lintWording(library.wording, libraryPassages(library, await readLibraryFiles(root)))
  const diagnostics = sortDiagnostics([...problems, ...(library === null ? [] : checkLibrary(library)), ...words])
  const json = options['json'] === true
  if (diagnostics.length > 0 || json) print(io, reportLines(diagnostics, json))
  if (library !== null && !json) {
    say(
      io,
      `${count(library.clauses.length, 'clause')}, ${count(library.questions.length, 'question')}, ${count(library.authorities.length, 'authority', 'authorities')}, ${count(library.platforms.length, 'platform')}, ${count(library.conflicts.length, 'conflict')}: ${count(diagnostics.length, 'finding')}.`,
    )
  }
  return exitFor(diagnostics)
}
