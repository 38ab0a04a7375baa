/** A paper's paragraphs and tables, as docx's own, with what stands around them → the parts of a Word file. */
import { Document as WordDocument, Packer, type FileChild, type IPropertiesOptions } from 'docx'
import type { Document } from '../../core/document/tree.js'
import { numbering } from './numbering.js'
import { factsOf, footers, headers, inColumns, page, type Facts } from './page.js'
import { settle, type WordParts } from './parts.js'
import { styles } from './styles.js'

/** What only some files have. */
export interface Special extends Pick<Partial<IPropertiesOptions>, 'styles' | 'comments'> {
  /** How many of the paragraphs stand across the page; the others stand in two columns. */
  readonly across?: number
  /** What is said of the paper around its text, unless it is what the paper says of itself. */
  readonly facts?: Facts
}

/** The parts of a Word file as docx compiles them, settled. */
export function packParts(
  document: Document,
  children: readonly FileChild[],
  orderedLists: number,
  { across, facts = factsOf(document), ...special }: Special = {},
): Map<string, string | Uint8Array> {
  const around = { headers: headers(facts), footers: footers(document, facts) }
  const word = new WordDocument({
    title: facts.title,
    creator: facts.practice,
    lastModifiedBy: facts.practice,
    description: facts.description,
    styles: styles(document),
    numbering: numbering(orderedLists),
    sections:
      across === undefined
        ? [{ properties: page(document), ...around, children: [...children] }]
        : [
            { properties: page(document), ...around, children: children.slice(0, across) },
            { properties: inColumns(page(document)), ...around, children: children.slice(across) },
          ],
    ...special,
  })
  // The packer would zip with the time of day; its compiler, though private, is the one way to the parts.
  const compiler = Packer['compiler'] as { readonly compile: (file: WordDocument) => WordParts }
  return settle(compiler.compile(word), facts.date, document.language)
}
