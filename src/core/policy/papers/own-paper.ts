/** The practice's own wording of a paper other than the policy, as `overrides/papers/<paper>.md` keeps it. */
import * as z from 'zod'
import { isFileId } from '../../ground/bounds/file-name.js'
import { errorAt, type Diagnostic } from '../../ground/diagnostic.js'
import { splitFrontMatter } from '../../ground/front-matter.js'
import { late, parseShape } from '../../ground/shape.js'
import type { SourceFile } from '../../ground/source.js'
import { overrideFolder, ownFileRule, rewriteOwnFile, writeOwnFile } from '../own-file.js'

/** Own wording of one paper, whole, in Markdown. */
export interface OwnPaper {
  readonly paper: string
  readonly text: string
  /** What the words were based on: the library's version and its text of the paper. */
  readonly base: { readonly version: string; readonly text: string } | null
  /** ISO date, or null. */
  readonly date: string | null
  readonly author: string | null
}

const shape = late(() =>
  z.strictObject({
    paper: z.string().refine(isFileId, 'expected an id such as acknowledgement'),
    base: z.strictObject({ version: z.string(), text: z.string() }).optional(),
    date: z.string().optional(),
    author: z.string().optional(),
  }),
)

/** The folder of own wording of papers. */
export const ownPaperFolder = `${overrideFolder}/papers`

/** Where the own wording of a paper lives. */
export const ownPaperPath = ({ paper }: Pick<OwnPaper, 'paper'>): string => `${ownPaperFolder}/${paper}.md`

/** Parses one file of own wording. */
export function parseOwnPaper(file: SourceFile): { own: OwnPaper | null; problems: readonly Diagnostic[] } {
  const { parts, problems } = splitFrontMatter(file, ownFileRule)
  if (parts === null) return { own: null, problems }
  const parsed = parseShape(file, shape, ownFileRule, parts.head, 1)
  if (parsed.value === null) return { own: null, problems: parsed.problems }
  const { paper, base, date, author } = parsed.value
  const text = parts.body.replace(/\r\n?/g, '\n').trim()
  const place = { file: file.path, line: 1, column: 1 }
  const message = 'Unexpected empty text, expected your wording; delete the file to have the library’s'
  return {
    own: { paper, text, base: base ?? null, date: date ?? null, author: author ?? null },
    problems: text === '' ? [errorAt(place, ownFileRule, message)] : [],
  }
}

/** The text of its file; of one that is there, the owner's own comments and layout stay. */
export function ownPaperFile({ text, ...head }: OwnPaper, there: string | undefined): string {
  if (there === undefined) return writeOwnFile(head, text)
  return rewriteOwnFile({ path: ownPaperPath(head), text: there }, head, text)
}
