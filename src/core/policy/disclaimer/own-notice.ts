/** The practice's own wording for the box of a site, as `overrides/disclaimers/<platform>-<field>.md` keeps it. */
import * as z from 'zod'
import { isFileId } from '../../ground/bounds/file-name.js'
import { errorAt, type Diagnostic } from '../../ground/diagnostic.js'
import { splitFrontMatter } from '../../ground/front-matter.js'
import { late, parseShape } from '../../ground/shape.js'
import type { SourceFile } from '../../ground/source.js'
import { overrideFolder, ownFileRule, rewriteOwnFile, writeOwnFile } from '../own-file.js'

/** Own wording of one box; plain text, in which no sign is markup. */
export interface OwnNotice {
  readonly platform: string
  /** The box's id. */
  readonly field: string
  readonly text: string
  /** What the words were based on: the library's version and its text for the box. */
  readonly base: { readonly version: string; readonly text: string } | null
  /** ISO date, or null. */
  readonly date: string | null
  readonly author: string | null
}

/** Which box: enough to tell it from every other. */
export type NoticePlace = Pick<OwnNotice, 'platform' | 'field'>

const id = late(() => z.string().refine(isFileId, 'expected an id such as yelp'))
const shape = late(() =>
  z.strictObject({
    platform: id,
    field: id,
    base: z.strictObject({ version: z.string(), text: z.string() }).optional(),
    date: z.string().optional(),
    author: z.string().optional(),
  }),
)

/** The folder of own wording for the boxes of sites. */
export const noticeFolder = `${overrideFolder}/disclaimers`

/** Where the own wording for a box lives. */
export const noticePath = ({ platform, field }: NoticePlace): string => `${noticeFolder}/${platform}-${field}.md`

/** Whether both are about the same box. */
export const isSameBox = (one: NoticePlace, other: NoticePlace): boolean =>
  one.platform === other.platform && one.field === other.field

/** A text as a box holds it: no spaces at line ends, no wide gaps; in one line where the box breaks none. */
export function boxText(text: string, newlines: boolean): string {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![^\S\n])[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return newlines ? plain : plain.replace(/(?<!\s)\s*\n\s*/g, ' ')
}

/** Parses one file of own wording. */
export function parseNotice(file: SourceFile): { notice: OwnNotice | null; problems: readonly Diagnostic[] } {
  const { parts, problems } = splitFrontMatter(file, ownFileRule)
  if (parts === null) return { notice: null, problems }
  const parsed = parseShape(file, shape, ownFileRule, parts.head, 1)
  if (parsed.value === null) return { notice: null, problems: parsed.problems }
  const { platform, field, base, date, author } = parsed.value
  const text = boxText(parts.body, true)
  const place = { file: file.path, line: 1, column: 1 }
  const message = 'Unexpected empty text, expected your wording; delete the file to have the library’s'
  return {
    notice: { platform, field, text, base: base ?? null, date: date ?? null, author: author ?? null },
    problems: text === '' ? [errorAt(place, ownFileRule, message)] : [],
  }
}

/** The text of its file; of one that is there, the owner's own comments and layout stay. */
export function noticeFile({ text, ...head }: OwnNotice, there: string | undefined): string {
  if (there === undefined) return writeOwnFile(head, text)
  return rewriteOwnFile({ path: noticePath(head), text: there }, head, text)
}
