/** The bytes of a Word file → what is wrong with it that the Open XML SDK validator does not see. */
import { XMLValidator } from 'fast-xml-parser'
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

/** Every structural problem of a Word file; a sound one has none. */
export function structureProblems(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const body = parts.get('word/document.xml') ?? ''
  return [
    ...malformed(parts),
    ...relationshipProblems(parts),
    ...bookmarkProblems(body),
    ...undefinedNames(parts),
    ...cellProblems(body),
    ...fieldProblems(parts),
  ]
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

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) < index)

function malformed(parts: Map<string, string>): string[] {
  return [...parts].flatMap(([path, xml]) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package
    const result = XMLValidator.validate(xml)
    const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(xml)
    return [
      ...(result === true ? [] : [`${path}: ${result.err.msg}`]),
      ...(forbidden ? [`${path}: bad character`] : []),
    ]
  })
}

function relationshipProblems(parts: Map<string, string>): string[] {
  const types = parts.get('[Content_Types].xml') ?? ''
  const orphans = [...parts.keys()].filter(
    (path) => path.startsWith('word/') && !path.endsWith('.rels') && !types.includes(`PartName="/${path}"`),
  )
  const promised = all(types, /<Override [^>]*PartName="\/([^"]*)"/g).filter((path) => !parts.has(path))
  const related = [...parts].filter(([path]) => path.endsWith('.rels'))
  const targets = related.flatMap(([path, xml]) =>
    [...xml.matchAll(/<Relationship [^>]*>/g)]
      .filter(([tag]) => !tag.includes('TargetMode="External"'))
      .map(([tag]) => path.slice(0, path.lastIndexOf('_rels/')) + (/Target="([^"]*)"/.exec(tag)?.[1] ?? '')),
  )
  const unrelated = [...parts.keys()].filter((path) => /\/[^/_]*\.xml$/.test(path) && !targets.includes(path))
  const ids = related.flatMap(([path, xml]) => repeated(all(xml, / Id="([^"]*)"/g)).map((id) => `${path}: ${id}`))
  return [
    ...orphans.map((path) => `part without content type: ${path}`),
    ...promised.map((path) => `content type without part: ${path}`),
    ...targets.filter((path) => !parts.has(path)).map((path) => `relationship to missing part: ${path}`),
    ...unrelated.map((path) => `part nothing relates to: ${path}`),
    ...ids.map((id) => `relationship id twice: ${id}`),
  ]
}

function bookmarkProblems(body: string): string[] {
  const names = all(body, /<w:bookmarkStart [^>]*w:name="([^"]*)"/g)
  const starts = all(body, /<w:bookmarkStart [^>]*w:id="([^"]*)"/g)
  const ends = all(body, /<w:bookmarkEnd [^>]*w:id="([^"]*)"/g)
  return [
    ...repeated(names.map((name) => name.toLowerCase())).map((name) => `bookmark name twice: ${name}`),
    ...repeated(starts).map((id) => `bookmark id twice: ${id}`),
    ...starts.filter((id) => !ends.includes(id)).map((id) => `bookmark never ends: ${id}`),
    ...ends.filter((id) => !starts.includes(id)).map((id) => `bookmark never starts: ${id}`),
    ...names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name)).map((name) => `bad bookmark name: ${name}`),
    ...all(body, /<w:hyperlink [^>]*w:anchor="([^"]*)"/g)
      .filter((anchor) => !names.includes(anchor))
      .map((anchor) => `link to missing bookmark: ${anchor}`),
  ]
}

function undefinedNames(parts: Map<string, string>): string[] {
  const numbering = parts.get('word/numbering.xml') ?? ''
  const styles = all(parts.get('word/styles.xml') ?? '', /<w:style [^>]*w:styleId="([^"]*)"/g)
  const numbers = ['0', ...all(numbering, /<w:num w:numId="([^"]*)"/g)]
  const abstracts = all(numbering, /<w:num .*?<w:abstractNumId w:val="([^"]*)"/gs)
  const used = [...parts].filter(([path]) => /^word\/[^/]*\.xml$/.test(path)).map(([, xml]) => xml)
  return [
    ...repeated(styles).map((style) => `style twice: ${style}`),
    ...repeated(abstracts).map((id) => `two lists share numbering: ${id}`),
    ...used
      .flatMap((xml) => all(xml, /<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]*)"/g))
      .filter((style) => !styles.includes(style) && style !== 'DefaultParagraphFont')
      .map((style) => `undefined style: ${style}`),
    ...used
      .flatMap((xml) => all(xml, /<w:numId w:val="([^"]*)"/g))
      .filter((id) => !numbers.includes(id))
      .map((id) => `undefined numbering: ${id}`),
  ]
}

const cellProblems = (body: string): string[] =>
  all(body, /<w:tc>(.*?)<\/w:tc>/gs)
    .filter((cell) => !cell.endsWith('</w:p>'))
    .map((cell) => `cell without paragraph: ${cell}`)

function fieldProblems(parts: Map<string, string>): string[] {
  return [...parts].flatMap(([path, xml]) => [
    ...all(xml, /<w:fldSimple [^>]*>(.*?)<\/w:fldSimple>/gs)
      .filter((result) => wordsOf(result) === '')
      .map(() => `${path}: field without result`),
    ...(/w:dirty=|<w:updateFields/.test(xml) ? [`${path}: asks to update fields`] : []),
  ])
}
