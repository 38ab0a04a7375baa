/** Opens a Word file: its zip, the parts that hold text, and the names they refer to each other by. */
import { textParts, xmlFault } from './bounds.js'
import { all, parseXml, type XmlNode } from './xml.js'

export interface WordFile {
  readonly body: XmlNode
  readonly styles: XmlNode | null
  readonly numbering: XmlNode | null
  /** Notes by `footnote:<id>` and `endnote:<id>`. */
  readonly notes: ReadonlyMap<string, XmlNode>
  readonly comments: ReadonlyMap<string, XmlNode>
  /** Ids of the paragraphs that end a comment marked as resolved. */
  readonly resolved: ReadonlySet<string>
  /** Addresses of links by relationship id. */
  readonly links: ReadonlyMap<string, string>
  /** Headers and footers. */
  readonly margins: readonly XmlNode[]
  /** The words of files put into this one; empty where they can't be read. */
  readonly chunks: readonly string[]
}

/** Reads the parts; what is not a Word file is a problem in plain words. */
export function openWord(bytes: Uint8Array): WordFile | { readonly problem: string } {
  const problem = otherFormat(bytes)
  if (problem !== null) return { problem }
  try {
    const textOf = textParts(bytes)
    if (typeof textOf !== 'function') return textOf
    const faults: { readonly problem: string }[] = []
    const read = readParts((name) => {
      const text = textOf(name)
      const fault = text === null ? null : xmlFault(text)
      if (fault !== null) faults.push(fault)
      return text === null || fault !== null ? null : parseXml(text)
    }, textOf)
    return faults[0] ?? read
  } catch {
    return { problem: 'The file is damaged: it could not be unpacked. Ask for it to be sent again.' }
  }
}

function otherFormat(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 5))
  if (start.startsWith('PK')) return null
  if (bytes.length === 0) return 'The file is empty.'
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) {
    return 'The file is protected by a password, or from an old Word: open it and save it as a .docx without a password.'
  }
  if (start.startsWith('%PDF')) return 'The file is a PDF: its edits cannot be read. Ask for the Word file.'
  if (start.startsWith('{\\rtf')) return 'The file is in rich text format: open it in Word and save it as .docx.'
  return 'The file is not a Word file (.docx).'
}

function readParts(
  part: (name: string) => XmlNode | null,
  textOf: (name: string) => string | null,
): WordFile | { readonly problem: string } {
  const main = mainPart(part('_rels/.rels'))
  const document = part(main)
  const body = document === null ? undefined : all(document, 'w:body')[0]
  if (body === undefined) return { problem: 'The file holds no Word text: save it as .docx and try again.' }
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = part(`${folder}_rels/${main.slice(folder.length)}.rels`)
  const nameOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `${folder}${target}`)
  const ofKind = (kind: string): readonly string[] =>
    targets(relations).flatMap(({ type, target }) => (type.endsWith(`/${kind}`) ? [nameOf(target)] : []))
  const related = (kind: string): XmlNode | null => part(ofKind(kind)[0] ?? nameOf(`${kind}.xml`))
  const byId = (node: XmlNode | null, tag: string, prefix = ''): readonly [string, XmlNode][] =>
    node === null ? [] : all(node, tag).map((item) => [`${prefix}${item.attributes['w:id'] ?? ''}`, item])
  return {
    body,
    styles: related('styles'),
    numbering: related('numbering'),
    notes: new Map([
      ...byId(related('footnotes'), 'w:footnote', 'footnote:'),
      ...byId(related('endnotes'), 'w:endnote', 'endnote:'),
    ]),
    comments: new Map(byId(related('comments'), 'w:comment')),
    resolved: new Set(resolvedIn(related('commentsExtended'))),
    links: new Map(
      targets(relations)
        .filter(({ type }) => type.endsWith('/hyperlink'))
        .map(({ id, target }) => [id, target]),
    ),
    margins: [...ofKind('header'), ...ofKind('footer')].flatMap((name) => part(name) ?? []),
    chunks: ofKind('aFChunk').map((name) => wordsOfPage(textOf(name) ?? '')),
  }
}

/** The words of a page or text, without its marks. */
const wordsOfPage = (text: string): string =>
  ['style', 'script', 'head']
    .reduce(withoutPart, text)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What stands in elements of this name is no text; one that isn't closed stays. */
const withoutPart = (page: string, name: string): string => {
  const [before = '', ...rest] = page.split(new RegExp(`<${name}\\b`, 'i'))
  let open = ''
  let shown = before
  for (const piece of rest) {
    const [inside = '', ...after] = piece.split(new RegExp(`</${name}>`, 'i'))
    if (after.length === 0) open += inside
    else {
      shown += ` ${after.join(' ')}`
      open = ''
    }
  }
  return shown + open
}

function mainPart(relations: XmlNode | null): string {
  const target = targets(relations).find(({ type }) => type.endsWith('/officeDocument'))?.target
  return (target ?? 'word/document.xml').replace(/^\//, '')
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

const targets = (relations: XmlNode | null): readonly Relation[] =>
  relations === null
    ? []
    : all(relations, 'Relationship').map(({ attributes }) => ({
        id: attributes['Id'] ?? '',
        type: attributes['Type'] ?? '',
        target: attributes['Target'] ?? '',
      }))

/** Word keeps what became of a comment apart from its words. */
const resolvedIn = (extended: XmlNode | null): readonly string[] =>
  extended === null
    ? []
    : all(extended, 'w15:commentEx')
        .filter(({ attributes }) => ['1', 'true'].includes(attributes['w15:done'] ?? ''))
        .map(({ attributes }) => attributes['w15:paraId'] ?? '')
