/** The practice's own wording for a clause, as `overrides/<clause>.md` keeps it; it survives every regeneration. */
import { z } from 'zod'
import { stringify } from 'yaml'
import { errorAt, type Diagnostic } from './diagnostic.js'
import { splitFrontMatter } from './library/front-matter.js'
import { parseShape } from './shape.js'
import type { SourceFile } from './source.js'

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
}

/** Its Markdown as people read it: a reference is its words alone. */
export const readable = (markdown: string): string => markdown.trim().replace(/\[([^\][]*)\]\(clause:[^)]*\)/g, '$1')

const shape = z.strictObject({
  clause: z.string(),
  kind: z.enum(['replace', 'add', 'strike']),
  title: z.string().optional(),
  base: z.strictObject({ version: z.string(), text: z.string() }).optional(),
  date: z.string().optional(),
  author: z.string().optional(),
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
  const { body, ...head } = override
  const present = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null))
  return `---\n${stringify(present, { lineWidth: 0 })}---\n${body === '' ? '' : `${body}\n`}`
}
