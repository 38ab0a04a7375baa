/** What most commands need, read once: options, the library, and the practice's answers. */
import path from 'node:path'
import { parseAnswersFile, type AnswersFile } from '../core/answers/read-file.js'
import { parseDate } from '../core/ground/date.js'
import { formatDiagnostic, hasErrors, type Diagnostic } from '../core/ground/diagnostic.js'
import type { Library } from '../core/library/library.js'
import { visibleJson } from '../core/ground/bounds/visible.js'
import type { SourceFile } from '../core/ground/source.js'
import { frameFiles } from '../lint/library/frames.js'
import { loadLibrary } from '../node/library-files.js'
import { copiesBeside } from '../node/folder/copies.js'
import { answersName, readText } from '../node/folder/practice-folder.js'
import { exit, UserError } from '../node/folder/user-error.js'
import { openWorkspace, type Workspace } from '../node/workspace.js'
import type { CommandInput } from './command.js'
import { say } from './terminal/io.js'
import { unreadLibrary } from './unread-library.js'

/** The practice's folder a command is about: its argument, else `--folder`, else the default. */
export const folderOf = (input: CommandInput): string => folderNamed(input, input.args[0])

/** The same for commands whose first word is something else. */
export const folderOption = (input: CommandInput): string => folderNamed(input, undefined)

const folderNamed = ({ options, io }: CommandInput, argument: string | undefined): string =>
  path.resolve(io.cwd, argument ?? textOption(options, 'folder') ?? 'social-media-policy')

/** A text option, or undefined. */
export function textOption(options: CommandInput['options'], name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** Today, or `--date`. */
export function todayOf({ options, io }: CommandInput): string {
  const date = textOption(options, 'date')
  if (date === undefined) return io.today
  if (parseDate(date) === null) throw new UserError(`Unexpected --date "${date}", expected a date such as 2027-01-31`)
  return date
}

/** The library in use; faults in it end the command with their places. */
export async function libraryOf({ options, io, library: given }: CommandInput): Promise<Library> {
  if (given !== undefined) return given
  const folder = textOption(options, 'library')
  const { library, problems, isStale } = await loadLibrary(folder === undefined ? null : path.resolve(io.cwd, folder))
  if (library === null)
    throw unreadLibrary(problems, isStale, (text) => {
      say(io, text)
    })
  if (isStale) say(io, staleBundle)
  const unwritable = frameFiles(library)
  if (unwritable.length > 0) throw new UserError('The library could not be used.', exit.usage, unwritable)
  return library
}

const staleBundle =
  'clauses/ or templates/ changed since the program was built, so they are read anew. To start fast again: npm run build'

/** The practice's answers; a missing or faulty file ends the command. */
export async function readAnswers(library: Library, folder: string, file?: SourceFile): Promise<AnswersFile> {
  const source = file ?? (await readText(folder, answersName))
  if (source === null) {
    const beside = (await copiesBeside(folder, null)).map(({ path: name, why }) => `${name} is not read: ${why}.`)
    throw new UserError(
      [`There is no ${answersName} in ${folder}.`, ...beside, 'Start with: practice-policy new'].join('\n'),
    )
  }
  const { answers, problems } = parseAnswersFile(source, library)
  if (answers === null) throw new UserError('Nothing was written.', exit.usage, problems, { source })
  return answers
}

/** The practice's folder, opened; its answers are read from it unless they are given. With `look`, only to tell of it. */
export async function workspaceOf(
  input: CommandInput,
  library: Library,
  folder: string,
  given?: AnswersFile,
  look = false,
): Promise<Workspace> {
  const answers = given ?? (await readAnswers(library, folder, input.answers))
  return openWorkspace({ folder, library, given: answers, today: todayOf(input), tally: input.tally, look })
}

/** A message for people, or the diagnostics as JSON with `--json`. */
export function reportLines(diagnostics: readonly Diagnostic[], json: boolean): string {
  if (json) return visibleJson({ diagnostics })
  return diagnostics.map(formatDiagnostic).join('\n')
}

/** 1 when there is an error, else 0. */
export const exitFor = (diagnostics: readonly Diagnostic[]): number =>
  hasErrors(diagnostics) ? exit.problems : exit.ok
