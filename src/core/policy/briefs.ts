/** The short lines of a policy: those of the clauses that are in, for the answers that hold, in the policy's order. */
import { holds } from '../answers/condition.js'
import { parseMarkdown } from '../document/markdown/parse.js'
import { text, type Inline, type Reference } from '../document/tree.js'
import type { BriefLine } from '../library/brief.js'
import type { Library } from '../library/library.js'
import { evaluate } from '../template/evaluate.js'
import { templateContext } from './context.js'
import type { Policy, Provision } from './policy.js'

/** One short line as it prints, and the provision it shortens. */
export interface PrintedBrief {
  readonly line: BriefLine
  readonly words: readonly Inline[]
  readonly provision: Reference
}

/** Every line that holds; of a provision that the practice rewrote, only its title: our short form could say something else. */
export function briefsOf(
  library: Library,
  policy: Policy,
  wanted: (line: BriefLine) => boolean,
): readonly PrintedBrief[] {
  const provisions = policy.sections.flatMap((section) => section.provisions)
  const numbers = new Map(provisions.map((provision) => [provision.clause, provision.number]))
  const context = templateContext(library, policy.answers, { numbers })
  const rewritten = new Set(policy.overrides.flatMap(({ kind, clause }) => (kind === 'replace' ? [clause] : [])))
  return provisions.flatMap((provision) => {
    const clause = library.clauses.find((candidate) => candidate.id === provision.clause)
    const lines = (clause?.brief ?? []).filter((line) => wanted(line) && holds(line.when, policy.answers))
    const [first] = lines
    if (first !== undefined && rewritten.has(provision.clause))
      return [{ line: first, words: [text(`“${provision.title}”`)], provision: referenceTo(provision) }]
    return lines.map((line) => {
      const [block] = parseMarkdown(evaluate(line.nodes, context))
      return { line, words: block?.type === 'paragraph' ? block.children : [], provision: referenceTo(provision) }
    })
  })
}

const referenceTo = ({ clause, number, title }: Provision): Reference => ({ type: 'reference', clause, number, title })
