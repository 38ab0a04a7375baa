/** Runs template nodes over answers: Markdown comes out, with a placeholder wherever an answer, reference or quotation stands. */
import { formatDate, shiftDate } from '../ground/date.js'
import { matches } from '../answers/condition.js'
import type { Answers } from '../answers/answers.js'
import { naturalList } from '../ground/phrase.js'
import type { TemplateNode } from './nodes.js'

/** What stands in for a placeholder once the Markdown is parsed; a template knows nothing of the document's nodes. */
export type Insert<Inline, Block> =
  { readonly kind: 'inline'; readonly node: Inline } | { readonly kind: 'block'; readonly blocks: readonly Block[] }

/** Markdown with placeholders, and what stands in for them, by number. */
export interface Evaluated<Inline, Block> {
  readonly markdown: string
  readonly inserts: readonly Insert<Inline, Block>[]
}

/** What templates can ask for. */
export interface TemplateContext<Inline, Block> {
  readonly answers: Answers
  /** The phrase of a choice, or the text itself. */
  readonly phrase: (question: string, value: string) => string
  /** An answer, in words. */
  readonly value: (question: string, words: string) => Inline
  readonly reference: (clause: string) => Inline
  readonly citation: (authority: string) => Inline
  readonly quotation: (authority: string) => Block
  readonly includesClause: (clause: string) => boolean
  readonly slot: (name: string, args: readonly string[]) => readonly Block[]
}

/** Placeholders are private-use characters, which library text may not contain and answers never meet. */
export const placeholderPattern = /\uE000(\d+)\uE001/

/** Evaluates nodes; pure and total: unknown questions give empty text (the library's checks refuse them beforehand). */
export function evaluate<Inline, Block>(
  nodes: readonly TemplateNode[],
  context: TemplateContext<Inline, Block>,
): Evaluated<Inline, Block> {
  const inserts: Insert<Inline, Block>[] = []
  const put = (insert: Insert<Inline, Block>): string => `\uE000${inserts.push(insert) - 1}\uE001`
  const inline = (node: Inline): string => put({ kind: 'inline', node })
  const run = (list: readonly TemplateNode[]): string => list.map(one).join('')
  const one = (node: TemplateNode): string => {
    switch (node.kind) {
      case 'content':
        return node.text
      case 'value':
      case 'list':
      case 'date':
        return inline(context.value(node.question, words(node, context)))
      case 'ref':
        return inline(context.reference(node.clause))
      case 'cite':
        return inline(context.citation(node.authority))
      case 'quote':
        return put({ kind: 'block', blocks: [context.quotation(node.authority)] })
      case 'slot':
        return put({ kind: 'block', blocks: context.slot(node.name, node.args) })
      case 'branch':
        return run(chosen(node, context))
    }
  }
  return { markdown: run(nodes), inserts }
}

/** The side of a branch that these answers take. */
export function chosen(
  node: TemplateNode & { kind: 'branch' },
  context: Pick<TemplateContext<unknown, unknown>, 'answers' | 'includesClause'>,
): readonly TemplateNode[] {
  const yes =
    node.test === 'clause'
      ? context.includesClause(node.question)
      : matches(context.answers, node.question, node.values)
  return yes ? node.then : node.otherwise
}

function words(
  node: TemplateNode & { kind: 'value' | 'list' | 'date' },
  context: Pick<TemplateContext<unknown, unknown>, 'answers' | 'phrase'>,
): string {
  const answer = context.answers.values[node.question]
  if (answer === undefined) return ''
  const values = typeof answer === 'string' ? [answer] : answer
  if (node.kind === 'date') return formatDate(shiftDate(values[0] ?? '', node.months, node.days))
  return naturalList(values.map((value) => context.phrase(node.question, value)))
}
