/** Assembles the policy: the selected clauses, numbered, filled with the answers, references resolved. */
import { shiftDate } from '../ground/date.js'
import { ownWords } from '../document/markdown/own-words.js'
import type { Answers } from '../answers/answers.js'
import { templateContext, type Numbering } from './context.js'
import type { Library } from '../library/library.js'
import type { Clause } from '../library/clause.js'
import { parseMarkdown } from '../document/markdown/parse.js'
import type { OwnNotice } from './disclaimer/own-notice.js'
import type { OwnPaper } from './papers/own-paper.js'
import type { Override } from './override.js'
import { selectClauses, type Decision } from './select.js'
import { evaluate } from '../template/evaluate.js'
import type { Block, Inline } from '../document/tree.js'

/** A clause as it stands in this policy. */
export interface Provision {
  readonly clause: string
  readonly number: string
  readonly title: string
  /** Version of the clause in the library. */
  readonly version: string
  readonly body: readonly Block[]
  readonly rationale: readonly Inline[]
  /** Authorities that apply, in the clause's order. */
  readonly authorities: readonly string[]
  /** True when the practice's own wording stands in place of, or beside, the library's. */
  readonly own: boolean
}

export interface PolicySection {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly intro: string
  readonly provisions: readonly Provision[]
}

/** The whole policy as data; dates are ISO. */
export interface Policy {
  readonly practice: string
  readonly version: string
  readonly effectiveDate: string
  readonly reviewDate: string
  readonly sections: readonly PolicySection[]
  readonly answers: Answers
  readonly overrides: readonly Override[]
  /** Own wording for the boxes of sites. */
  readonly notices: readonly OwnNotice[]
  /** Own wording of other papers. */
  readonly papers: readonly OwnPaper[]
}

export interface PolicyOptions {
  /** As printed: "1.0", or "1.0 draft" until it is issued. */
  readonly version: string
  readonly overrides?: readonly Override[]
  readonly notices?: readonly OwnNotice[]
  readonly papers?: readonly OwnPaper[]
}

/** Assembles; everything the result depends on is in the arguments. */
export function assemblePolicy(library: Library, answers: Answers, options: PolicyOptions): Policy {
  const selection = selectClauses(library, answers)
  const overrides = options.overrides ?? []
  const struck = new Set(overrides.filter((override) => override.kind === 'strike').map((override) => override.clause))
  const decisions = new Map(selection.decisions.map((decision) => [decision.clause, decision]))
  const clauses = library.clauses.filter(
    (clause) => decisions.get(clause.id)?.included === true && !struck.has(clause.id),
  )
  const numbering = numberClauses(library, clauses)
  const provision = (clause: Clause): Provision => {
    const decision = decisions.get(clause.id)
    if (decision === undefined) throw new Error(`no decision for ${clause.id}`)
    return provide(library, answers, clause, decision, numbering, overrides)
  }
  const effectiveDate = String(answers.values[library.parts.effectiveDate] ?? '')
  return {
    practice: String(answers.values[library.parts.practiceName] ?? ''),
    version: options.version,
    effectiveDate,
    reviewDate: shiftDate(effectiveDate, library.reviewMonths),
    sections: numbering.sections.map(({ section, number }) => ({
      ...section,
      number,
      provisions: clauses.filter((clause) => clause.section === section.id).map(provision),
    })),
    answers,
    overrides,
    notices: options.notices ?? [],
    papers: options.papers ?? [],
  }
}

/** Sections that end up empty take no number. */
function numberClauses(
  library: Library,
  clauses: readonly Clause[],
): Numbering & { sections: readonly NumberedSection[] } {
  const used = library.sections.filter((section) => clauses.some((clause) => clause.section === section.id))
  const sections = used.map((section, index) => ({ section, number: String(index + 1) }))
  const numbers = new Map<string, string>()
  for (const { section, number } of sections) {
    const inside = clauses.filter((clause) => clause.section === section.id)
    inside.forEach((clause, index) => numbers.set(clause.id, `${number}.${index + 1}`))
  }
  return { sections, numbers }
}

interface NumberedSection {
  readonly section: Library['sections'][number]
  readonly number: string
}

function provide(
  library: Library,
  answers: Answers,
  clause: Clause,
  decision: Decision,
  numbering: Numbering,
  overrides: readonly Override[],
): Provision {
  const context = templateContext(library, answers, numbering)
  const own = overrides.filter((override) => override.clause === clause.id)
  const replacement = own.find((override) => override.kind === 'replace')
  const additions = own
    .filter((override) => override.kind === 'add')
    .flatMap((override) => ownWords(override.body, context.reference))
  const body =
    replacement === undefined
      ? parseMarkdown(evaluate(clause.body, context))
      : ownWords(replacement.body, context.reference)
  return {
    clause: clause.id,
    number: numbering.numbers.get(clause.id) ?? '',
    title: replacement?.title ?? clause.title,
    version: clause.version,
    body: [...body, ...additions],
    rationale: [{ type: 'text', value: clause.rationale }],
    authorities: decision.authorities,
    own: own.length > 0,
  }
}
