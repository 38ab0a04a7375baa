/** Edits of `word/document.xml` such as Word, LibreOffice and lawyers make. */
import { fileEdits } from './word-file-edits.js'
import { textEdits } from './word-text-edits.js'
import { clause, firstReference, provision, textOf } from './word-xml.js'

export interface WordEdit {
  readonly name: string
  readonly change: (xml: string) => string
  /** Clauses whose provisions the edit touches. */
  readonly clauses: readonly string[]
  readonly expect?: readonly string[]
  readonly gone?: readonly string[]
  readonly aside?: readonly string[]
  /** Parts, relations and content types that the edit needs. */
  readonly parts?: Readonly<Record<string, string>>
  readonly relations?: string
  readonly types?: string
  /** False where LibreOffice drops what the edit is about. */
  readonly resave?: boolean
}

/** All edits; `xml` is the untouched part, for the words that some edits expect again. */
export function wordEdits(xml: string): readonly WordEdit[] {
  const paragraphs = xml.slice(...provision(xml, clause)).match(/<w:p>.*?<\/w:p>/gs) ?? []
  const first = textOf(paragraphs[1] ?? '')
  const [sentence = ''] = first.split(/(?<=\.) /)
  return [...textEdits(first, sentence, firstReference(xml)), ...fileEdits(first)]
}
