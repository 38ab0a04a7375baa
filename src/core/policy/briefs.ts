/** The short lines of a policy: those of the clauses that are in, for the answers that hold, in the policy's order. */
import { always, holds } from '../answers/condition.js'
import { ownWords } from '../document/markdown/own-words.js'
import { parseMarkdown } from '../document/markdown/parse.js'
import { text, type Block, type Inline, type Reference } from '../document/tree.js'
import { roles, type BriefLine, type Moment } from '../library/brief.js'
import type { Clause } from '../library/clause.js'
import type { Library } from '../library/library.js'
import { evaluate } from '../template/evaluate.js'
import { templateContext } from './context.js'
import type { Override } from './override.js'
import type { Policy, Provision } from './policy.js'

/** One short line as it prints, and the provision it shortens. */
export interface PrintedBrief {
  readonly line: BriefLine
  readonly moment: Moment | null
  readonly words: readonly Inline[]
  readonly provision: Reference
  /** The practice changed the provision, and gave no short form of its own. */
  readonly changed: boolean
}

/** Says of a line, and the moment it is wanted at, whether it is asked for. */
export type Wanted = (line: BriefLine, moment: Moment | null) => boolean

/**
 * Every line that holds. Of a provision that the practice rewrote, the short form in its override's front matter, else
 * only its title: ours could say something else.
 */
export function briefsOf(library: Library, policy: Policy, wanted: Wanted): readonly PrintedBrief[] {
  const provisions = policy.sections.flatMap((section) => section.provisions)
  const numbers = new Map(provisions.map((provision) => [provision.clause, provision.number]))
  const context = templateContext(library, policy.answers, { numbers })
  return provisions.flatMap((provision) => {
    const clause = library.clauses.find((candidate) => candidate.id === provision.clause)
    if (clause === undefined) return []
    const changes = policy.overrides.filter((override) => override.clause === clause.id && override.kind !== 'strike')
    const print = (line: BriefLine, words: readonly Inline[], changed: boolean): PrintedBrief => ({
      line,
      moment: momentOf(library, clause, line),
      words,
      provision: referenceTo(provision),
      changed,
    })
    const isAsked = (line: BriefLine): boolean => wanted(line, momentOf(library, clause, line))
    const lines = clause.brief.filter((line) => holds(line.when, policy.answers) && isAsked(line))
    const own = changes.flatMap((override) => ownLines(override, clause))
    const asked = own.filter(({ line }) => isAsked(line))
    if (asked.length > 0)
      return asked.map(({ line, words }) => print(line, wordsOf(ownWords(words, context.reference)), false))
    const [first] = lines
    if (first !== undefined && changes.some(({ kind }) => kind === 'replace'))
      return own.length > 0 ? [] : [print(first, [text(`“${provision.title}”`)], true)]
    const changed = changes.length > 0 && own.length === 0
    return lines.map((line) => print(line, wordsOf(parseMarkdown(evaluate(line.nodes, context))), changed))
  })
}

/** The moment a line is wanted at: its own, else that of its clause's section. */
export const momentOf = (library: Library, clause: Clause, line: Pick<BriefLine, 'moment'>): Moment | null =>
  line.moment ?? library.sections.find((section) => section.id === clause.section)?.moment ?? null

/** The short form that an override brings along, for no paper in particular. */
const ownLines = (
  { brief }: Override,
  { place }: Clause,
): readonly { readonly line: BriefLine; readonly words: string }[] =>
  roles.flatMap((role) =>
    (brief?.[role] ?? []).map((words) => ({
      line: { role, when: always, moment: null, on: [], nodes: [], place },
      words,
    })),
  )

const wordsOf = ([block]: readonly Block[]): readonly Inline[] => (block?.type === 'paragraph' ? block.children : [])

const referenceTo = ({ clause, number, title }: Provision): Reference => ({ type: 'reference', clause, number, title })
