/** The practice's own wording for a clause, as `overrides/<clause>.md` keeps it; it survives every regeneration. */
import * as z from 'zod'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { splitFrontMatter } from '../ground/front-matter.js'
import { late, parseShape } from '../ground/shape.js'
import type { SourceFile } from '../ground/source.js'
import type { Role } from '../library/brief.js'
import { overrideFolder, ownFileRule as rule, rewriteOwnFile, writeOwnFile } from './own-file.js'

export interface Override {
  readonly clause: string
  /** `replace` the library's text, `add` after it, or `strike` the provision. */
  readonly kind: 'replace' | 'add' | 'strike'
  /** The practice's own heading, or null for the library's. */
  readonly title: string | null
  /** Markdown; `[section 6.3](clause:no-review-replies)` is a reference whose number stays right. */
  readonly body: string
  /** What the words were based on: the clause's version and its text as the policy had it. */
  readonly base: { readonly version: string; readonly text: string } | null
  /** ISO date, or null. */
  readonly date: string | null
  readonly author: string | null
  /** Its short form, by role, for the staff edition; left out, the edition says only that the practice changed the rule. */
  readonly brief?: Readonly<Partial<Record<Role, readonly string[] | undefined>>> | undefined
}

/** Its Markdown as people read it: a reference is its words alone. */
export const readable = (markdown: string): string =>
  markdown.trim().replace(/\[([^\][]*)\]\(clause:[^)]{0,200}\)/g, '$1')

const ownLinesShape = late(() => z.array(z.string()).readonly().optional())

/** The short form of an override as YAML and the lock have it. */
export const ownBriefShape = late(() =>
  z
    .strictObject({
      everyone: ownLinesShape,
      posters: ownLinesShape,
      clinicians: ownLinesShape,
      leads: ownLinesShape,
      contractors: ownLinesShape,
      clients: ownLinesShape,
    } satisfies Record<Role, typeof ownLinesShape>)
    .optional(),
)

const shape = late(() =>
  z.strictObject({
    clause: z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/, 'expected a clause such as one-voice'),
    kind: z.enum(['replace', 'add', 'strike']),
    title: z.string().optional(),
    base: z.strictObject({ version: z.string(), text: z.string() }).optional(),
    date: z.string().optional(),
    author: z.string().optional(),
    brief: ownBriefShape,
  }),
)

/** `overrides/<clause>.md`; additions have `.after` in their name, so that a clause can have both. */
export const overridePath = (override: Pick<Override, 'clause' | 'kind'>): string =>
  `${overrideFolder}/${override.clause}${override.kind === 'add' ? '.after' : ''}.md`

/** Parses one file of `overrides/`. */
export function parseOverride(file: SourceFile): { override: Override | null; problems: readonly Diagnostic[] } {
  const { parts, problems } = splitFrontMatter(file, rule)
  if (parts === null) return { override: null, problems }
  const parsed = parseShape(file, shape, rule, parts.head, 1)
  if (parsed.value === null) return { override: null, problems: parsed.problems }
  const { title, base, date, author, ...head } = parsed.value
  const body = parts.body.trim()
  const empty = body === '' && head.kind !== 'strike'
  return {
    override: { ...head, title: title ?? null, body, base: base ?? null, date: date ?? null, author: author ?? null },
    problems: empty
      ? [
          errorAt(
            { file: file.path, line: 1, column: 1 },
            rule,
            'Unexpected empty text, expected your wording, or "kind: strike"',
          ),
        ]
      : [],
  }
}

/** The file's text. */
export const writeOverride = ({ body, ...head }: Override): string => writeOwnFile(head, body)

/** The file's text after a change, the owner's own comments and layout left as they are. */
export const rewriteOverride = (source: SourceFile, { body, ...head }: Override): string =>
  rewriteOwnFile(source, head, body)
