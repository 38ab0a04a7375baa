/** The practice's own wording for a clause, as `overrides/<clause>.md` keeps it; it survives every regeneration. */
import { z } from 'zod'
import { parseDocument, stringify } from 'yaml'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { splitFrontMatter } from '../ground/front-matter.js'
import { parseShape } from '../ground/shape.js'
import type { SourceFile } from '../ground/source.js'
import type { Role } from '../library/brief.js'

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
export const readable = (markdown: string): string => markdown.trim().replace(/\[([^\][]*)\]\(clause:[^)]*\)/g, '$1')

const ownLinesShape = z.array(z.string()).readonly().optional()

/** The short form of an override as YAML and the lock have it. */
export const ownBriefShape = z
  .strictObject({
    everyone: ownLinesShape,
    posters: ownLinesShape,
    clinicians: ownLinesShape,
    leads: ownLinesShape,
    contractors: ownLinesShape,
  } satisfies Record<Role, typeof ownLinesShape>)
  .optional()

const shape = z.strictObject({
  clause: z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/, 'expected a clause such as one-voice'),
  kind: z.enum(['replace', 'add', 'strike']),
  title: z.string().optional(),
  base: z.strictObject({ version: z.string(), text: z.string() }).optional(),
  date: z.string().optional(),
  author: z.string().optional(),
  brief: ownBriefShape,
})
const rule = 'files/override'

/** The folder, inside the practice's, that overrides live in. */
export const overrideFolder = 'overrides'

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
export function writeOverride(override: Override): string {
  const { body } = override
  return `---\n${stringify(headOf(override), { lineWidth: 0 })}---\n${body === '' ? '' : `${body}\n`}`
}

/** The file's text after a change, the owner's own comments and layout left as they are. */
export function rewriteOverride(source: SourceFile, override: Override): string {
  const { parts } = splitFrontMatter(source, rule)
  if (parts === null) return writeOverride(override)
  const head = parseDocument(parts.head)
  const old = (head.toJS() ?? {}) as Readonly<Record<string, unknown>>
  const next = headOf(override)
  const isSameHead = JSON.stringify(sorted(old)) === JSON.stringify(sorted(next))
  for (const key of Object.keys(old)) if (!Object.hasOwn(next, key)) head.delete(key)
  for (const [key, value] of Object.entries(next))
    if (JSON.stringify(old[key]) !== JSON.stringify(value)) head.set(key, head.createNode(value))
  const isSameBody = parts.body.trim() === override.body.trim()
  if (isSameHead && isSameBody) return source.text
  const body = isSameBody ? parts.body : override.body === '' ? '' : `${override.body}\n`
  return `---\n${isSameHead ? parts.head : head.toString({ lineWidth: 0 })}---\n${body}`
}

const headOf = ({ body: _, ...head }: Override): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null && value !== undefined))

const sorted = (head: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(head).sort(([a], [b]) => (a < b ? -1 : 1))
