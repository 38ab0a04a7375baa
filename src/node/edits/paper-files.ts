/** Reads the practice's own wording of papers, and the words of papers that somebody changed. */
import { errorAt, type Diagnostic } from '../../core/ground/diagnostic.js'
import { copiedName } from '../folder/copy-name.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { SourceFile } from '../../core/ground/source.js'
import type { Frame } from '../../core/library/frame.js'
import type { Library } from '../../core/library/library.js'
import type { Edited } from '../../core/document/unit.js'
import { readPaper, type ReadPaper } from '../../core/override/adopt/paper.js'
import { apartAt } from '../../core/override/adopt/place/behind.js'
import type { EditedPaper } from '../../core/override/papers.js'
import type { Lock, WrittenPaper } from '../../core/policy/lock.js'
import { ownFileRule } from '../../core/policy/own-file.js'
import { ownPaperFolder, ownPaperPath, parseOwnPaper, type OwnPaper } from '../../core/policy/papers/own-paper.js'
import { mayBeOwn } from '../../core/policy/papers/paper-text.js'
import { headPlace, readWording, type WordingFiles } from './listing.js'
import { readFileOf, isReadBack } from './read-back.js'

/** Every own wording of a paper. */
export const readPaperFiles = (folder: string, library: Library, lock: Lock | null): Promise<WordingFiles<OwnPaper>> =>
  readWording(folder, ownPaperFolder, (file) => {
    const { own, problems } = parseOwnPaper(file)
    if (own === null) return { value: null, problems }
    return { value: own, problems: [...problems, ...misplaced(file, own), ...unknownPaper(file, own, library, lock)] }
  })

/** A file's name is its paper: so no two files can have words for the same one. */
function misplaced(file: SourceFile, own: OwnPaper): readonly Diagnostic[] {
  const expected = ownPaperPath(own)
  if (file.path === expected) return []
  const message = `Unexpected paper "${own.paper}" in this file, expected it in ${expected}`
  return [errorAt(headPlace(file, 'paper'), ownFileRule, message, 'rename the file, or change its paper')]
}

/** A paper that the library dropped is dealt with later; one that nobody ever heard of is a slip of the pen. */
function unknownPaper(file: SourceFile, own: OwnPaper, library: Library, lock: Lock | null): readonly Diagnostic[] {
  const names = ownFrames(library).map(({ id }) => id)
  if (names.includes(own.paper) || lock?.papers.some(({ paper }) => paper === own.paper) === true) return []
  const message = `Unexpected paper "${own.paper}", expected a paper whose words can be your own`
  const hint = suggestion(own.paper, names) ?? `one of: ${names.join(', ')}`
  return [errorAt(headPlace(file, 'paper'), ownFileRule, message, hint)]
}

/** The frames whose papers may have own wording. */
export const ownFrames = ({ frames }: Pick<Library, 'frames'>): readonly Frame[] => frames.filter(mayBeOwn)

/** The frame that a file of a paper is made from, a copy's too; null for any other file. */
export function frameOfFile(library: Pick<Library, 'frames'>, path: string): Frame | null {
  if (!isReadBack(path)) return null
  const names = [path, copiedName(path) ?? path]
  return (
    ownFrames(library).find(({ files }) =>
      Object.values(files)
        .flat()
        .some((name) => names.includes(name)),
    ) ?? null
  )
}

/** A file of a paper that somebody changed, read. */
export interface ReadPaperFile {
  readonly path: string
  readonly edit: EditedPaper | null
  readonly read: ReadPaper
}

/** Reads a changed file of a paper against what was written, and of the one that stands behind it there; a problem in plain words where it can't be read. */
export function readPaperFile(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  written: WrittenPaper,
  behind: WrittenPaper | null,
): readonly (ReadPaperFile | { readonly problem: string })[] {
  const edited = readFileOf(path, bytes, written.text)
  if ('problem' in edited) return [{ problem: `${path}: ${edited.problem}` }]
  if (behind === null) return [readAs(edited, written, path)]
  const [first, second] = apartAt(edited, written, behind)
  const papers = [readAs(first, written, path)]
  return second.units.length === 0 ? papers : [...papers, readAs(second, behind, path)]
}

function readAs(edited: Edited, written: WrittenPaper, path: string): ReadPaperFile {
  const read = readPaper(edited, written, path)
  const { paper } = written
  const edit = read.text === null ? null : { paper, path, text: read.text, author: read.author, written }
  return { path, edit, read }
}
