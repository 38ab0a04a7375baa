/** Pieces of `word/document.xml`, and ways to change those of one provision. */

export const by = 'w:id="9001" w:author="A. Lawyer" w:date="2026-11-20T10:00:00Z"'
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
export const body = (inside: string, mark = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="BodyText"/>${mark}</w:pPr>${inside}</w:p>`
export const inserted = (text: string): string => `<w:ins ${by}>${run(text)}</w:ins>`
export const deleted = (text: string): string =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
export const marked = (kind: string): string => `<w:rPr><w:${kind} ${by}/></w:rPr>`

/** The paragraphs of a provision, from its heading's to the one before the next heading. */
export function provision(xml: string, clause: string): readonly [number, number] {
  const mark = xml.indexOf(`w:name="clause_${clause.replace(/-/g, '_')}"`)
  const start = xml.lastIndexOf('<w:p>', mark)
  const next = [...xml.slice(mark).matchAll(/<w:pStyle w:val="(?:Unnumbered)?Heading\d"\/>/g)].map(
    (match) => match.index,
  )
  const end = next[0] === undefined ? xml.length : xml.lastIndexOf('<w:p>', mark + next[0])
  return [start, end]
}

export const inside =
  (clause: string, change: (paragraphs: readonly string[]) => readonly string[]) =>
  (xml: string): string => {
    const [start, end] = provision(xml, clause)
    const paragraphs = xml.slice(start, end).match(/<w:p>.*?<\/w:p>|<w:tbl>.*?<\/w:tbl>/gs) ?? []
    return xml.slice(0, start) + change(paragraphs).join('') + xml.slice(end)
  }

export const at =
  (index: number, change: (paragraph: string) => string) =>
  (paragraphs: readonly string[]): readonly string[] =>
    paragraphs.map((paragraph, place) => (place === index ? change(paragraph) : paragraph))

export const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map((match) => match[1] ?? '').join('')

/** The provision that edits are made in. */
export const clause = 'one-voice'

/** Where a rule leads to another one in a line of its own words: the clause, which of its paragraphs that is, and the clause it leads to. */
export interface ReferencePlace {
  readonly clause: string
  readonly paragraph: number
  readonly target: string
}

/** The first such place. */
export function firstReference(xml: string): ReferencePlace {
  const idOf = (bookmark = ''): string => bookmark.replace(/_/g, '-')
  for (const [, bookmark] of xml.matchAll(/<w:bookmarkStart [^>]*w:name="clause_(\w+)"/g)) {
    const paragraphs = xml.slice(...provision(xml, idOf(bookmark))).match(/<w:p>.*?<\/w:p>|<w:tbl>.*?<\/w:tbl>/gs) ?? []
    const leading = /^<w:p><w:pPr><w:pStyle w:val="BodyText"\/>.*?<w:hyperlink [^>]*w:anchor="clause_(\w+)"/s
    const paragraph = paragraphs.findIndex((one) => leading.test(one))
    const target = idOf(leading.exec(paragraphs[paragraph] ?? '')?.[1])
    if (paragraph > 0) return { clause: idOf(bookmark), paragraph, target }
  }
  throw new Error('no rule leads to another one')
}
