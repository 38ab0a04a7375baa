/** Turns one paragraph's markdown-it tokens into inline nodes, putting answers and references where their placeholders stand. */
import type { Token } from 'markdown-it'
import { placeholderPattern, type Insert } from '../../template/evaluate.js'
import type { Block, Inline } from '../tree.js'

/** An inline node, or blocks that a paragraph of their own asked for. */
export type InlineOrBlocks = Inline | { readonly type: 'blocks'; readonly blocks: readonly Block[] }

/** The address of words that a returned file shows struck through. */
export const struckScheme = 'struck:'

interface Open {
  readonly nodes: InlineOrBlocks[]
  readonly url: string
}

/** Inline nodes of a token list; anything outside text, emphasis, strong, links and breaks goes to `report`. */
export function inlineNodes(
  tokens: readonly Token[],
  inserts: readonly Insert<Inline, Block>[],
  report: (message: string) => void,
): readonly InlineOrBlocks[] {
  const stack: Open[] = [{ nodes: [], url: '' }]
  const add = (...nodes: readonly InlineOrBlocks[]): void => void stack.at(-1)?.nodes.push(...nodes)
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special') add(...splitPlaceholders(token.content, inserts))
    else if (token.type === 'softbreak') add({ type: 'text', value: ' ' })
    else if (token.type === 'hardbreak') add({ type: 'break' })
    else if (token.nesting === 1) stack.push({ nodes: [], url: String(token.attrGet('href') ?? '') })
    else if (token.nesting === -1) add(...close(token.type, stack.pop()))
    else report(`Unexpected ${token.type.replace(/_/g, ' ')}, expected text, emphasis or links`)
  }
  return mergeText(stack[0]?.nodes ?? [])
}

function close(type: string, open: Open | undefined): readonly InlineOrBlocks[] {
  const children = mergeText((open?.nodes ?? []).filter((node): node is Inline => node.type !== 'blocks'))
  if (type === 'strong_close') return [{ type: 'strong', children }]
  if (type === 'em_close') return [{ type: 'emphasis', children }]
  if (type === 's_close') return [{ type: 'link', url: struckScheme, children }]
  if (type === 'link_close') return [{ type: 'link', url: open?.url ?? '', children }]
  return children
}

function splitPlaceholders(content: string, inserts: readonly Insert<Inline, Block>[]): readonly InlineOrBlocks[] {
  return content.split(placeholderPattern).flatMap((part, index): readonly InlineOrBlocks[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ type: 'text', value: part }]
    const insert = inserts[Number(part)]
    if (insert === undefined) return []
    return [insert.kind === 'inline' ? insert.node : { type: 'blocks', blocks: insert.blocks }]
  })
}

/** Joins neighbouring texts, so that the same words always give the same nodes. */
function mergeText<T extends InlineOrBlocks>(nodes: readonly T[]): readonly T[] {
  const merged: T[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { ...last, value: last.value + node.value }
    else merged.push(node)
  }
  return merged
}
