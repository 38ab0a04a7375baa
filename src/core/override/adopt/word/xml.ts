/** Turns XML text into plain nodes that keep their order. */
import { decodeXMLStrict } from 'entities'
import { XMLParser } from 'fast-xml-parser'

/** An element, or text when `tag` is empty. */
export interface XmlNode {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly text: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Decoded here instead: the parser leaves numbered characters as they are.
  processEntities: false,
})

/** Parses a part; throws when it is not XML. */
export const parseXml = (xml: string): XmlNode => ({
  tag: '#root',
  attributes: {},
  children: (parser.parse(xml) as RawNode[]).map(node),
  text: '',
})

type RawNode = Readonly<Record<string, unknown>>

function node(raw: RawNode): XmlNode {
  const tag = Object.keys(raw).find((key) => key !== ':@') ?? ''
  const inside = raw[tag]
  if (!Array.isArray(inside))
    return { tag: '', attributes: {}, children: [], text: decodeXMLStrict(typeof inside === 'string' ? inside : '') }
  const attributes = Object.entries((raw[':@'] ?? {}) as Record<string, unknown>)
  return {
    tag,
    attributes: Object.fromEntries(attributes.map(([name, value]) => [name, decodeXMLStrict(String(value))])),
    children: (inside as RawNode[]).map(node),
    text: '',
  }
}

/** The first child with this tag. */
export const child = (parent: XmlNode | undefined, tag: string): XmlNode | undefined =>
  parent?.children.find((candidate) => candidate.tag === tag)

/** Follows tags downwards. */
export const at = (parent: XmlNode | undefined, ...tags: readonly string[]): XmlNode | undefined =>
  tags.reduce(child, parent)

/** The `w:val` of a child. */
export const attributeOf = (parent: XmlNode | undefined, tag: string): string | undefined =>
  child(parent, tag)?.attributes['w:val']

/** Every element with this tag, at any depth, none of them inside another. */
export const all = (parent: XmlNode, tag: string): readonly XmlNode[] =>
  parent.children.flatMap((candidate) => (candidate.tag === tag ? [candidate] : all(candidate, tag)))
