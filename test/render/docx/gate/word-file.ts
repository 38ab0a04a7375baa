/** The bytes of a Word file → its parts and their nodes, as the rules of the gate read them. */
import { strFromU8, unzipSync } from 'fflate'
import { parseXml, type XmlNode } from '../../../../src/core/override/adopt/word/xml.js'

/** A Word file that was opened: text of each part, and the nodes of those that are XML. */
export interface WordFile {
  readonly parts: ReadonlyMap<string, string>
  /** Names of the entries as the zip lists them, doubled ones too. */
  readonly entries: readonly string[]
  readonly nodes: ReadonlyMap<string, readonly XmlNode[]>
  /** Every node of the parts in word/: text, headers, footers, comments, styles. */
  readonly word: readonly XmlNode[]
  /** What stands in the page, top level. */
  readonly body: readonly XmlNode[]
}

/** Opens a file; a part that is no XML has no nodes. */
export function openWord(bytes: Uint8Array): WordFile {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]))
  const nodes = new Map<string, readonly XmlNode[]>()
  for (const [path, xml] of parts) {
    try {
      nodes.set(path, within(parseXml(xml)))
    } catch {
      nodes.set(path, [])
    }
  }
  const body = nodes.get('word/document.xml')?.find(({ tag }) => tag === 'w:body')?.children ?? []
  const word = [...nodes].filter(([path]) => /^word\/[^/]*\.xml$/.test(path)).flatMap(([, list]) => list)
  return { parts, entries: zipEntries(bytes), nodes, word, body }
}

/** The names in the zip's own table of contents. */
function zipEntries(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    names.push(strFromU8(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))))
  }
  return names
}

/** Every node inside, in reading order. */
export function within(parent: XmlNode): XmlNode[] {
  const found: XmlNode[] = []
  const collect = ({ children }: XmlNode): void => {
    for (const node of children) {
      found.push(node)
      collect(node)
    }
  }
  collect(parent)
  return found
}

/** Every node of the document itself. */
export const inDocument = ({ nodes }: WordFile): readonly XmlNode[] => nodes.get('word/document.xml') ?? []

/** Every node of the parts in word/. */
export const inWord = ({ word }: WordFile): readonly XmlNode[] => word

export const tagged = (nodes: readonly XmlNode[], ...tags: readonly string[]): XmlNode[] =>
  nodes.filter(({ tag }) => tags.includes(tag))

export const kid = (node: XmlNode | undefined, tag: string): XmlNode | undefined =>
  node?.children.find((child) => child.tag === tag)

export const attribute = (node: XmlNode | undefined, name: string): string => node?.attributes[name] ?? ''

/** The `w:val` of a child. */
export const valueOf = (node: XmlNode | undefined, tag: string): string => attribute(kid(node, tag), 'w:val')

/** Whether a switch among properties is on. */
export const isOn = (node: XmlNode | undefined, tag: string): boolean =>
  kid(node, tag) !== undefined && !['0', 'false', 'off'].includes(valueOf(node, tag))

/** The words of a node as a reader sees them, struck ones too. */
export const wordsIn = (node: XmlNode): string =>
  within(node)
    .map(({ tag, children }) =>
      tag === 'w:t' || tag === 'w:delText'
        ? children.map(({ text }) => text).join('')
        : tag === 'w:tab' || tag === 'w:br'
          ? ' '
          : '',
    )
    .join('')

/** What stands more than once. */
export const repeated = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) < index)

/** Style id → the nearest value in the chain of styles it is based on. */
export function inherited<T>(
  file: WordFile,
  styleId: string,
  pick: (properties: XmlNode) => T | undefined,
): T | undefined {
  const styles = tagged(file.nodes.get('word/styles.xml') ?? [], 'w:style')
  let style = styles.find((one) => attribute(one, 'w:styleId') === styleId)
  for (let depth = 0; style !== undefined && depth < 12; depth += 1) {
    const properties = kid(style, 'w:pPr')
    const found = properties && pick(properties)
    if (found !== undefined) return found
    const base = valueOf(style, 'w:basedOn')
    style = styles.find((one) => attribute(one, 'w:styleId') === base)
  }
  return undefined
}

/** A rule of the gate: what it finds wrong in a file, nothing in a sound one. */
export type Rule = (file: WordFile) => readonly string[]
