/** Finds the place to show for a piece of a library. */
import type { Library } from '../../core/library/library.js'
import type { Place } from '../../core/ground/source.js'
import type { TemplateNode } from '../../core/template/nodes.js'

/** Where a node of a text stands in its file; `offset` is the number of lines before the text. */
export const placeIn = (
  text: { readonly place: Place; readonly offset: number; readonly indent?: number },
  node: TemplateNode,
): Place =>
  node.kind === 'content'
    ? text.place
    : { file: text.place.file, line: node.at.line + text.offset, column: node.at.column + (text.indent ?? 0) }

/** The top of a file that lies beside `questions.yaml`: for content whose entries keep no place of their own. */
export const yamlPlace = (name: string, { questions }: Library): Place => ({
  file: (questions[0]?.place.file ?? 'clauses/questions.yaml').replace(/(?<![^/])[^/]*$/, `${name}.yaml`),
  line: 1,
  column: 1,
})
