/** A document tree → the bytes of a Word file. */
import type { Document } from '../../core/document/tree.js'
import { nameBookmarks } from '../lines/bookmarks.js'
import { linesOf } from '../lines/lines.js'
import { archive } from './archive.js'
import { countBookmarks } from './bookmarks.js'
import { paragraphXml } from './forms.js'
import { textWidth } from './page.js'
import { countLists, paragraphLook } from './paragraphs.js'
import { openShell } from './shell.js'
import { tableXml } from './tables.js'

/** The document as DOCX bytes, which depend on nothing but the document. */
// eslint-disable-next-line @typescript-eslint/require-await -- a promise leaves callers free to load docx when they need it
export async function renderDocx(document: Document): Promise<Uint8Array> {
  return archive(documentParts(document))
}

/** The document as the parts of a Word file, by path. */
export function documentParts(document: Document): Map<string, string | Uint8Array> {
  const lists = countLists()
  const width = textWidth(document)
  const across = linesAcross(document)
  const { uses, beforeColumns, around } = openShell(document, { hasColumns: across !== null })
  const numbered = countBookmarks()
  const lines = linesOf(document, nameBookmarks(document)).map((line, at) => {
    const xml =
      line.kind === 'table'
        ? tableXml(line, width, (look, spans) => paragraphXml(look, spans, uses))
        : paragraphXml(paragraphLook(line, lists), line.spans, uses, numbered(line.bookmark))
    return at + 1 === across ? beforeColumns(xml) : xml
  })
  return around(lines.join(''), lists.count())
}

/** How many lines stand across the page, above the columns of a paper that has some. */
function linesAcross(document: Document): number | null {
  const first = document.columns === 2 ? document.children.findIndex((block) => block.type === 'section') : -1
  if (first < 0) return null
  return linesOf({ ...document, children: document.children.slice(0, first) }, nameBookmarks(document)).length
}
