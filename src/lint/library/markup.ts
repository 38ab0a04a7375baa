/** Markup: no raw HTML in a text; it would print as it stands, or not at all. */
import { errorAt } from '../../core/ground/diagnostic.js'
import { walk } from '../../core/template/nodes.js'
import type { LibraryRule } from './rule.js'

const tag = /<(?:!--|\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>)/i

/** Clause bodies, frames and disclaimers. */
export const rawHtml: LibraryRule = ({ clauses, frames, disclaimers }) =>
  [
    ...clauses.map(({ body, place }) => ({ nodes: body, place })),
    ...frames.map(({ nodes, place }) => ({ nodes, place })),
    ...disclaimers.map(({ nodes, place }) => ({ nodes, place })),
  ].flatMap(({ nodes, place }) =>
    [...walk(nodes)].flatMap((node) => {
      const found = node.kind === 'content' ? tag.exec(node.text)?.[0] : undefined
      if (found === undefined) return []
      const message = `Unexpected HTML "${found}", expected Markdown`
      return [errorAt(place, 'library/html', message, 'write **bold**, *italic*, lists and tables in Markdown')]
    }),
  )
