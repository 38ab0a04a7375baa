/** What a template is once parsed: a few kinds of node, plain data, so that it can be kept as JSON and walked by anyone. */

export type TemplateNode =
  | { readonly kind: 'content'; readonly text: string }
  /** The answer to a question: text as typed, or a choice's phrase. */
  | { readonly kind: 'value'; readonly question: string; readonly at: Spot }
  /** The ticked choices of a multiselect as a list in words. */
  | { readonly kind: 'list'; readonly question: string; readonly at: Spot }
  /** A date question's answer, moved by whole months and days, in words. */
  | {
      readonly kind: 'date'
      readonly question: string
      readonly months: number
      readonly days: number
      readonly at: Spot
    }
  | { readonly kind: 'ref'; readonly clause: string; readonly at: Spot }
  | { readonly kind: 'cite'; readonly authority: string; readonly at: Spot }
  | { readonly kind: 'quote'; readonly authority: string; readonly at: Spot }
  /** Where a frame receives generated blocks; `args` are plain words for it. */
  | { readonly kind: 'slot'; readonly name: string; readonly args: readonly string[]; readonly at: Spot }
  | Branch

/** `is` and `includes` test an answer; `clause` asks whether a clause is in the policy (its id is `question`). */
export interface Branch {
  readonly kind: 'branch'
  readonly test: 'is' | 'includes' | 'clause'
  readonly question: string
  readonly values: readonly string[]
  readonly then: readonly TemplateNode[]
  readonly otherwise: readonly TemplateNode[]
  readonly at: Spot
}

/** Line and column in the template's own text, from 1. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** Every node, branches included, in reading order. */
export function* walk(nodes: readonly TemplateNode[]): Generator<TemplateNode> {
  for (const node of nodes) {
    yield node
    if (node.kind === 'branch') {
      yield* walk(node.then)
      yield* walk(node.otherwise)
    }
  }
}
