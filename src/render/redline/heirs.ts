/** An earlier document → the same with the clause ids of today, so that a renamed clause is the same provision. */
import { mapInline } from '../../core/document/markdown/references.js'
import type { Library } from '../../core/library/library.js'
import { carriedOver } from '../../core/revision/places.js'
import type { Block, Document } from '../../core/document/tree.js'
import { headingsOf } from './groups.js'

const clausesOf = (document: Document): readonly { readonly clause: string }[] =>
  headingsOf(document)
    .filter(({ kind }) => kind === 'provision')
    .map(({ id }) => ({ clause: id }))

/** Gives provisions that a later clause took over, and references to them, that clause's id. */
export function withPresentIds(library: Library, before: Document, after: Document): Document {
  const old = clausesOf(before)
  const now = carriedOver(library, old, clausesOf(after))
  const heirs = new Map(old.map(({ clause }, index) => [clause, now[index]?.clause ?? clause]))
  if ([...heirs].every(([from, to]) => from === to)) return before
  const heir = (id: string): string => heirs.get(id) ?? id
  const rename = (block: Block): Block =>
    block.type === 'section'
      ? {
          ...block,
          id: block.kind === 'provision' ? heir(block.id) : block.id,
          children: block.children.map(rename),
        }
      : block
  const children = mapInline(before.children, (node) =>
    node.type === 'reference' ? [{ ...node, clause: heir(node.clause) }] : [node],
  )
  return { ...before, children: children.map(rename) }
}
