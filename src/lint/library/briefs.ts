/** Briefs: each line is one sentence that can stand in a list. */
import { errorAt } from '../../core/ground/diagnostic.js'
import { walk } from '../../core/template/nodes.js'
import type { LibraryRule } from './rule.js'

/** No line is a heading, a list or a quotation of its own. */
export const briefSentences: LibraryRule = ({ clauses }) =>
  clauses.flatMap(({ id, brief }) =>
    brief.flatMap(({ role, nodes, place }) => {
      const [first] = nodes
      const isBlock = first === undefined || (first.kind === 'content' && /^([-*+>] |#|\||\d+[.)] )/.test(first.text))
      const quotes = [...walk(nodes)].some((node) => node.kind === 'quote')
      if (!isBlock && !quotes) return []
      const what = quotes ? 'quotation' : first === undefined ? 'empty line' : 'list or heading'
      const message = `Unexpected ${what} in the brief of ${id} for ${role}, expected one sentence`
      return [errorAt(place, 'library/brief', message)]
    }),
  )
