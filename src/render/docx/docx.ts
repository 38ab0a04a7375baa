/** A document tree → the bytes of a Word file. */
import { Document as WordDocument, Packer } from 'docx'
import type { Document } from '../../core/document/tree.js'
import { archive } from './archive.js'
import { blocks } from './blocks.js'
import { nameBookmarks } from './bookmarks.js'
import { footers, headers, page, textWidth, titleBlock } from './page.js'
import { clean } from './inline.js'
import { numbering } from './numbering.js'
import { settle, type WordParts } from './parts.js'
import { top, type Scope } from './scope.js'
import { headingIndent, styles } from './styles.js'

/** The document as DOCX bytes, which depend on nothing but the document. */
// eslint-disable-next-line @typescript-eslint/require-await -- a promise leaves callers free to load docx when they need it
export async function renderDocx(document: Document): Promise<Uint8Array> {
  return archive(documentParts(document))
}

/** The document as the parts of a Word file, by path. */
export function documentParts(document: Document): Map<string, string | Uint8Array> {
  const scope: Scope = {
    document,
    bookmarks: nameBookmarks(document),
    textWidth: textWidth(document),
    orderedLists: 0,
  }
  const children = [...titleBlock(scope), ...blocks(document.children, scope, top)]
  const word = new WordDocument({
    title: clean(document.title),
    creator: clean(document.practice),
    lastModifiedBy: clean(document.practice),
    description: `Version ${clean(document.version)}, effective ${document.effectiveDate}`,
    styles: styles(document),
    numbering: numbering(scope.orderedLists, headingIndent),
    sections: [{ properties: page(document), headers: headers(document), footers: footers(document), children }],
  })
  // The packer would zip with the time of day; its compiler, though private, is the one way to the parts.
  const compiler = Packer['compiler'] as { readonly compile: (file: WordDocument) => WordParts }
  return settle(compiler.compile(word), document)
}
