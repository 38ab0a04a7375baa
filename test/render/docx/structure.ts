/** The bytes of a Word file → its parts, its words and the numbers of its headings. */
import { strFromU8, unzipSync } from 'fflate'

/** The text parts of a Word file by path. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]))
}

/** What stands between `<w:body>` and the page settings. */
export function bodyOf(bytes: Uint8Array): string {
  return /<w:body>(.*)<w:sectPr>/s.exec(partsOf(bytes).get('word/document.xml') ?? '')?.[1] ?? ''
}

/** The words of a piece of WordprocessingML, a line for each paragraph. */
export function wordsOf(xml: string): string {
  return xml
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}

/** The numbers Word computes for the headings, in order: "1", "1.1", … */
export function wordNumbers(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const counters = [0, 0, 0]
  const levels = new Map<string, number>()
  for (const [, id = '', style = ''] of (parts.get('word/styles.xml') ?? '').matchAll(
    /<w:style [^>]*w:styleId="([^"]*)"[^>]*>(.*?)<\/w:style>/gs,
  )) {
    const level = /<w:numPr><w:ilvl w:val="(\d)"\/><w:numId w:val="([1-9]\d*)"\/>/.exec(style)?.[1]
    if (level !== undefined) levels.set(id, Number(level))
  }
  return all(parts.get('word/document.xml') ?? '', /<w:pStyle w:val="([^"]*)"/g).flatMap((style) => {
    const level = levels.get(style)
    if (level === undefined) return []
    counters.forEach((count, index) => {
      counters[index] = index < level ? count : index === level ? count + 1 : 0
    })
    return [counters.slice(0, level + 1).join('.')]
  })
}

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1] ?? '')
