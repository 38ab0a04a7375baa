/** Turns one clause file (front matter + body) into a clause. */
import { z } from 'zod'
import { parseCondition, type Condition } from '../answers/condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import type { TemplateNode } from '../template/nodes.js'
import { parseTemplate } from '../template/parse.js'
import { splitFrontMatter } from '../ground/front-matter.js'

export type Strength = 'must' | 'should' | 'may'

export interface Clause {
  readonly id: string
  readonly section: string
  /** Position in its section. */
  readonly order: number
  readonly title: string
  readonly version: string
  readonly strength: Strength
  /** Answers that raise the strength. */
  readonly strengthen: { readonly to: Strength; readonly when: Condition } | null
  readonly rationale: string
  readonly when: Condition
  readonly authorities: readonly string[]
  readonly requirements: readonly string[]
  /** Clauses that must be present whenever this one is. */
  readonly requires: readonly string[]
  /** Clauses that must never stand beside this one. */
  readonly conflicts: readonly string[]
  /** Ids this clause had, or clauses it took over, in earlier versions of the library. */
  readonly supersedes: readonly string[]
  /** Version → what changed in it. */
  readonly changes: Readonly<Record<string, string>>
  readonly body: readonly TemplateNode[]
  readonly place: Place
  /** Line of the body's first line, less one. */
  readonly bodyOffset: number
}

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0')
const strength = z.enum(['must', 'should', 'may'])
const shape = z.strictObject({
  title: z.string().max(70),
  order: z.number(),
  version,
  strength,
  strengthen: z.strictObject({ to: strength, when: z.unknown() }).optional(),
  rationale: z.string(),
  when: z.unknown().optional(),
  authorities: z.array(z.string()).optional(),
  requirements: z.array(z.string()).optional(),
  requires: z.array(z.string()).optional(),
  conflicts: z.array(z.string()).optional(),
  supersedes: z.array(z.string()).optional(),
  changes: z.record(version, z.string()),
})
const rule = 'library/clause'

/** Parses `clauses/<section>/<id>.md`. */
export function parseClause(file: SourceFile): { clause: Clause | null; problems: readonly Diagnostic[] } {
  const { parts, problems: splitProblems } = splitFrontMatter(file, rule)
  if (parts === null) return { clause: null, problems: splitProblems }
  const parsed = parseShape(file, shape, rule, parts.head, 1)
  const problems = [...parsed.problems]
  const body = parseTemplate(parts.body, 'clause', (at, message, hint) =>
    problems.push(
      errorAt({ file: file.path, line: at.line + parts.bodyOffset, column: at.column }, rule, message, hint),
    ),
  )
  if (parsed.value === null) return { clause: null, problems }
  const raw = parsed.value
  const condition = (data: unknown, key: string): Condition =>
    parseCondition(data, (at, message) => problems.push(parsed.problem([key, ...at], message)))
  const [id = '', section = ''] = file.path.replace(/\.md$/, '').split('/').reverse()
  const clause: Clause = {
    id,
    section,
    order: raw.order,
    title: raw.title,
    version: raw.version,
    strength: raw.strength,
    strengthen:
      raw.strengthen === undefined
        ? null
        : { to: raw.strengthen.to, when: condition(raw.strengthen.when, 'strengthen') },
    rationale: raw.rationale,
    when: condition(raw.when, 'when'),
    authorities: raw.authorities ?? [],
    requirements: raw.requirements ?? [],
    requires: raw.requires ?? [],
    conflicts: raw.conflicts ?? [],
    supersedes: raw.supersedes ?? [],
    changes: raw.changes,
    body,
    place: { file: file.path, line: 1, column: 1 },
    bodyOffset: parts.bodyOffset,
  }
  return { clause, problems }
}
