/** Turns the `brief` of a clause into its short lines: for whom each is, for which answers, at which moment, on which papers. */
import * as z from 'zod'
import { late } from '../ground/shape.js'
import { parseCondition, type Condition } from '../answers/condition.js'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import type { Shaped } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import type { TemplateNode } from '../template/nodes.js'
import { parseTemplate } from '../template/parse.js'

/** Whom a rule can bind and a situation can meet; `everyone` is all who work at the practice. */
export const staffRoles = ['everyone', 'posters', 'clinicians', 'leads', 'contractors'] as const

/** Whom a line is for; `clients` read theirs in a notice of their own, and none of the others. */
export const roles = [...staffRoles, 'clients'] as const
export type Role = (typeof roles)[number]

/** Whether a line reaches the people of a role: it is theirs, or everyone's. */
export const reaches = (line: Pick<BriefLine, 'role'>, role: Role): boolean =>
  line.role === role || line.role === 'everyone'

/** When a person needs a line: before posting, when someone writes, when a review appears, on own accounts, in trouble, about rights. */
export const moments = ['posting', 'messages', 'reviews', 'own', 'trouble', 'rights'] as const
export type Moment = (typeof moments)[number]

/** Short papers that a line may also stand on. */
export const briefPapers = ['do', 'dont', 'incident', 'email', 'acknowledgement'] as const
export type BriefPaper = (typeof briefPapers)[number]

/** One sentence of a clause's short form. */
export interface BriefLine {
  readonly role: Role
  readonly when: Condition
  /** Null = the moment of the clause's section. */
  readonly moment: Moment | null
  readonly on: readonly BriefPaper[]
  readonly nodes: readonly TemplateNode[]
  /** The first letter of the text. */
  readonly place: Place
}

/** A moment as YAML has it. */
export const momentShape = late(() => z.enum(moments))
export const lineShape = late(() =>
  z.union([
    z.string(),
    z.strictObject({
      text: z.string().describe('one line: inline Markdown and the closed set of braces'),
      when: z.unknown().optional().describe('for which answers the line applies; left out: whenever its clause does'),
      moment: momentShape.optional().describe("when in a working day it is needed; left out: the section's moment"),
      on: z.array(z.enum(briefPapers)).optional().describe('papers that print it besides the staff edition'),
    }),
  ]),
)

/** Roles that a rule binds as YAML has them, at least one. */
export const rolesShape = late(() => z.array(z.enum(staffRoles)).min(1))

/** `brief` as YAML has it: role → lines. */
export const briefShape = late(() => {
  const lines = z.array(lineShape).optional()
  return z.strictObject({
    everyone: lines,
    posters: lines,
    clinicians: lines,
    leads: lines,
    contractors: lines,
    clients: lines,
  } satisfies Record<Role, typeof lines>)
})

/** Reads the lines in the order of the file; faults in their texts and conditions go to `problems`. */
export function readBrief(
  file: SourceFile,
  brief: z.infer<typeof briefShape>,
  { placeOf, problem }: Pick<Shaped<unknown>, 'placeOf' | 'problem'>,
  rule: string,
  problems: Diagnostic[],
): readonly BriefLine[] {
  return (Object.keys(brief) as Role[]).flatMap((role) =>
    (brief[role] ?? []).map((raw, index): BriefLine => {
      const path = ['brief', role, index]
      const line = typeof raw === 'string' ? { text: raw } : raw
      const place = insideQuotes(file, placeOf(typeof raw === 'string' ? path : [...path, 'text']))
      const nodes = parseTemplate(line.text.trim(), 'clause', ({ column }, message, hint) =>
        problems.push(errorAt({ ...place, column: place.column + column - 1 }, rule, message, hint)),
      )
      return {
        role,
        when: parseCondition(line.when, (at, message) => problems.push(problem([...path, 'when', ...at], message))),
        moment: line.moment ?? null,
        on: line.on ?? [],
        nodes,
        place,
      }
    }),
  )
}

/** The first letter of a text that may stand in quotation marks. */
function insideQuotes(file: SourceFile, place: Place): Place {
  const letter = file.text.split('\n')[place.line - 1]?.[place.column - 1]
  return letter === '"' || letter === "'" ? { ...place, column: place.column + 1 } : place
}
