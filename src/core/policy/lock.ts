/** The record of what was written, from what: `policy.lock.json`. */
import * as z from 'zod'
import { late } from '../ground/shape.js'
import { parseDate } from '../ground/date.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { isFileId, isVersion, paperFault } from '../ground/bounds/file-name.js'
import { parseJson, type JsonForm } from '../ground/json.js'
import { ownBriefShape, type Override } from './override.js'
import type { SourceFile } from '../ground/source.js'

// Whoever can write in the folder can write a record, and a good seal with it: what names a file or folder is checked here.
const fileId = late(() => z.string().refine(isFileId, 'expected an id'))
const paper = late(() => z.string().refine((path) => paperFault(path) === null, 'expected a path inside the folder'))
const hash = late(() => z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256'))
const day = late(() => z.string().refine((date) => parseDate(date) !== null, 'expected a date'))

const provisionShape = late(() =>
  z.object({
    clause: fileId,
    /** Version of the clause in the library. */
    version: z.string(),
    section: z.string(),
    number: z.string(),
    title: z.string(),
    /** The body as Markdown, without its "Why" and "Based on" lines; references as `[section 6.3](clause:id)`. */
    text: z.string(),
    rationale: z.string(),
    authorities: z.array(z.string()),
    /** The practice's own words stand in it. */
    own: z.boolean(),
  }),
)
const overrideShape = late(() =>
  z.object({
    clause: fileId,
    kind: z.enum(['replace', 'add', 'strike']),
    title: z.string().nullable(),
    body: z.string(),
    base: z.object({ version: z.string(), text: z.string() }).nullable(),
    date: z.string().nullable(),
    author: z.string().nullable(),
    brief: ownBriefShape,
  }),
) satisfies z.ZodType<Override>
const noticeShape = late(() =>
  z.object({
    platform: fileId,
    /** The box's id. */
    field: fileId,
    /** The file with its text. */
    path: paper,
    text: z.string(),
    /** The library's text, where the practice's own stands; else null. */
    base: z.string().nullable(),
  }),
)
const writtenPaperShape = late(() =>
  z.object({
    /** The frame's id. */
    paper: fileId,
    title: z.string(),
    /** The lines of its title block. */
    head: z.array(z.string()),
    /** Its words, Markdown; references as `[section 6.3](clause:id)`. */
    text: z.string(),
    /** The library's text, where the practice's own stands; else null. */
    base: z.string().nullable(),
  }),
)
const issueShape = late(() =>
  z.object({
    version: z.string().refine(isVersion, 'expected a version'),
    date: day,
    /** Day it was taken back. */
    withdrawn: day.optional(),
  }),
)
const shape = late(() =>
  z.object({
    format: z.literal(1),
    library: z.object({ id: z.string(), version: z.string() }),
    /** Date of the first build: what "today" means for defaults, so that a later build gives the same text. */
    date: day,
    /** As printed on the policy. */
    version: z.string(),
    /** Complete answers, defaults included. */
    answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    /** Question → what it asked for, to tell new and changed questions later. */
    questions: z.record(z.string(), z.string()),
    unsure: z.array(z.string()),
    provisions: z.array(provisionShape).readonly(),
    /** The practice's own words as they stood, to tell a later edit of the policy from one of these files. */
    overrides: z.array(overrideShape).readonly().default([]),
    /** The text of each box of a site as it was written, to tell an edit there from our own words. */
    notices: z.array(noticeShape).readonly().default([]),
    /** The words of each other paper as it was written, to tell an edit there from our own words. */
    papers: z.array(writtenPaperShape).readonly().default([]),
    /** Plain text of each block outside the provisions, to tell an edit there from our own words. */
    frame: z.array(z.string()),
    /** Paths of the policy itself: files whose edits are brought in. */
    policyFiles: z.array(paper),
    /** Path → SHA-256 (hex) of the file as written. */
    outputs: z.record(paper, hash),
    /** Oldest first. */
    issued: z.array(issueShape),
    /** Fingerprint of all that went in, once everything listed was made of it; empty when a build left some of it out. */
    inputs: z.string().default(''),
    /** SHA-256 (hex) of this file's text with an empty seal: shows that nobody changed it by hand. */
    seal: z.string().default(''),
  }),
)

/** The text of a box as it was written. */
export type WrittenNotice = z.infer<typeof noticeShape>
/** The words of a paper other than the policy as it was written. */
export type WrittenPaper = z.infer<typeof writtenPaperShape>
export type WrittenProvision = z.infer<typeof provisionShape>
export type Lock = z.infer<typeof shape>
/** What a lock says about the policy's words: enough to read an edited file against. */
export type WrittenPolicy = Pick<Lock, 'version' | 'provisions' | 'overrides' | 'frame'> & {
  /** Lines around the provisions of other versions with the same rules. */
  readonly elsewhere?: readonly string[]
}

export const lockName = 'policy.lock.json'

const form: JsonForm<Lock> = {
  shape,
  rule: 'files/tampering',
  expected: 'a lock written by practice-policy',
  hint: 'restore it from a backup, or delete it: the next build keeps a copy of every file it replaces',
}

/** Parses the lock; a damaged one is a problem, never a crash. */
export function parseLock(file: SourceFile): { lock: Lock | null; problems: readonly Diagnostic[] } {
  const newer = /^\s*\{\s*"format":\s*(\d+)/.exec(file.text)?.[1] ?? '1'
  if (Number(newer) > 1) {
    const message = `Unexpected format ${newer}, expected 1: it was written by a newer practice-policy`
    const place = { file: file.path, line: 1, column: 1 }
    return { lock: null, problems: [errorAt(place, 'files/format', message, 'run that version, or a newer one')] }
  }
  const { value, problems } = parseJson(file, form)
  return { lock: value, problems }
}

/** The lock's text: stable key order, one line a key, so that a diff reads well. */
export const writeLock = (lock: Lock): string => `${JSON.stringify(lock, null, 2)}\n`
