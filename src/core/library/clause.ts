/** Turns one clause file (front matter + body) into a clause. */
import * as z from 'zod'
import { parseCondition, type Condition } from '../answers/condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { isFileId } from '../ground/bounds/file-name.js'
import { parseShape } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import type { TemplateNode } from '../template/nodes.js'
import { parseTemplate } from '../template/parse.js'
import type { Bearing } from '../document/tree.js'
import { briefShape, readBrief, rolesShape, type BriefLine, type Role } from './brief.js'
import { assertsShape, readAsserts, type Assertion } from './fact.js'
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
  /** Those it is based on, then those it is kept within, then those it follows by analogy. */
  readonly authorities: readonly string[]
  /** How each of the authorities bears. */
  readonly bearings: Readonly<Record<string, Bearing>>
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
  /** Whom it speaks to; each has a short form of it. */
  readonly binds: readonly Role[]
  /** The short form, by role. */
  readonly brief: readonly BriefLine[]
  /** What it states to be so. */
  readonly asserts: readonly Assertion[]
  readonly place: Place
  /** Line of the body's first line, less one. */
  readonly bodyOffset: number
}

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0')
const strength = z.enum(['must', 'should', 'may'])
const idsShape = z.array(z.string())
const bearingsShape = z.strictObject({
  basedOn: idsShape.optional(),
  keptWithin: idsShape.optional(),
  byAnalogy: idsShape.optional(),
})
export const clauseShape = z.strictObject({
  title: z.string().max(70).describe('heading in the policy: sentence case, at most 60 characters'),
  order: z.number().describe('position in its section: 10, 20, 30 …'),
  version: version.describe(
    'patch: same meaning; minor: clearer, or one more option; major: duties change, so staff sign again',
  ),
  strength: strength.describe('`must` (a rule), `should` (advice with a reason), `may` (a choice)'),
  strengthen: z
    .strictObject({ to: strength, when: z.unknown() })
    .optional()
    .describe('`{ to: must, when: … }` if an answer raises the strength'),
  rationale: z.string().describe('one sentence, printed as "Why: …"'),
  when: z.unknown().optional().describe('for which answers the clause applies; left out: always'),
  authorities: z
    .union([idsShape, bearingsShape])
    .optional()
    .describe(
      'ids of `authorities.yaml`: a list (what the rule is based on), or a map of `basedOn`, `keptWithin` (a limit it stays inside) and `byAnalogy` (not binding here, used as a model)',
    ),
  requirements: z.array(z.string()).optional().describe('points of `requirements.yaml` that it carries'),
  requires: z.array(z.string()).optional().describe('clauses that must stand beside it'),
  conflicts: z.array(z.string()).optional().describe('clauses that must never stand beside it'),
  supersedes: z
    .array(z.string().refine(isFileId, 'expected a clause such as one-voice'))
    .optional()
    .describe("ids it had, or clauses it took over, so that a practice's own wording finds it again"),
  changes: z.record(version, z.string()).describe('one line for each version: what changed, for owners'),
  binds: rolesShape
    .optional()
    .describe(
      'whom it speaks to, where not everyone: roles of `brief`; each needs a line (one for `everyone` does for all)',
    ),
  brief: briefShape
    .optional()
    .describe(
      'its short form by role: `everyone`, `posters`, `clinicians`, `leads`, `contractors`, and `clients` for their notice; the only source of cards, e-mails, the staff edition and that notice',
    ),
  asserts: assertsShape.optional().describe('what it states to be so: facts of `facts.yaml`, or `{ fact, when }`'),
})
const rule = 'library/clause'

/** Parses `clauses/<section>/<id>.md`. */
export function parseClause(file: SourceFile): { clause: Clause | null; problems: readonly Diagnostic[] } {
  const { parts, problems: splitProblems } = splitFrontMatter(file, rule)
  if (parts === null) return { clause: null, problems: splitProblems }
  const parsed = parseShape(file, clauseShape, rule, parts.head, 1)
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
  const place: Place = { file: file.path, line: 1, column: 1 }
  problems.push(...misnamed(id, section, place))
  const clause: Clause = {
    ...raw,
    id,
    section,
    strengthen:
      raw.strengthen === undefined
        ? null
        : { to: raw.strengthen.to, when: condition(raw.strengthen.when, 'strengthen') },
    when: condition(raw.when, 'when'),
    ...readAuthorities(raw.authorities ?? [], (path, message) => problems.push(parsed.problem(path, message))),
    requirements: raw.requirements ?? [],
    requires: raw.requires ?? [],
    conflicts: raw.conflicts ?? [],
    supersedes: raw.supersedes ?? [],
    body,
    binds: raw.binds ?? ['everyone'],
    brief: readBrief(file, raw.brief ?? {}, parsed, rule, problems),
    asserts: readAsserts(raw.asserts ?? [], parsed, problems),
    place,
    bodyOffset: parts.bodyOffset,
  }
  return { clause, problems }
}

/** Own words for a clause are kept in a file named after it. */
const misnamed = (id: string, section: string, place: Place): readonly Diagnostic[] =>
  isFileId(id) && isFileId(section)
    ? []
    : [errorAt(place, rule, 'Unexpected file name, expected <section>/<clause>.md, such as voice/one-voice.md')]

/** A plain list is what the clause is based on; an authority bears in one way only. */
function readAuthorities(
  raw: z.infer<typeof bearingsShape> | string[],
  report: (path: readonly (string | number)[], message: string) => void,
): Pick<Clause, 'authorities' | 'bearings'> {
  const lists: Readonly<Partial<Record<Bearing, readonly string[] | undefined>>> = Array.isArray(raw)
    ? { basedOn: raw }
    : raw
  const bearings: Record<string, Bearing> = {}
  for (const bearing of ['basedOn', 'keptWithin', 'byAnalogy'] as const) {
    for (const [index, id] of (lists[bearing] ?? []).entries()) {
      const path = Array.isArray(raw) ? ['authorities', index] : ['authorities', bearing, index]
      if (Object.hasOwn(bearings, id))
        report(path, `Unexpected second mention of "${id}", expected each authority once`)
      else bearings[id] = bearing
    }
  }
  return { authorities: Object.keys(bearings), bearings }
}
