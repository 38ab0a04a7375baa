/** The XML of a package part → nodes to read and change, and back to the same text. */
import { XMLBuilder, XMLParser } from 'fast-xml-parser'

/** An element with its attributes, or text when `tag` is empty. */
export interface PartNode {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly PartNode[]
  readonly text: string
}

const common = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // What is escaped stays escaped: nothing is read here but names and numbers.
  processEntities: false,
} as const

const parser = new XMLParser({ ...common, trimValues: false, parseTagValue: false, parseAttributeValue: false })
// eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package
const builder = new XMLBuilder({ ...common, suppressEmptyNode: true })

type Raw = Readonly<Record<string, unknown>>

/** The part with each of its nodes changed, kept (the same node) or dropped (null), outer ones first. */
export function changeXml(xml: string, change: (node: PartNode) => PartNode | null): string {
  const visit = (node: PartNode): PartNode[] => {
    const changed = change(node)
    return changed === null ? [] : [{ ...changed, children: changed.children.flatMap(visit) }]
  }
  return builder.build((parser.parse(xml) as Raw[]).map(read).flatMap(visit).map(write))
}

function read(raw: Raw): PartNode {
  const tag = Object.keys(raw).find((key) => key !== ':@') ?? ''
  const inside = raw[tag]
  if (!Array.isArray(inside)) return { tag: '', attributes: {}, children: [], text: String(inside) }
  const attributes = (raw[':@'] ?? {}) as Record<string, string>
  return { tag, attributes, children: (inside as Raw[]).map(read), text: '' }
}

const write = ({ tag, attributes, children, text }: PartNode): Raw =>
  tag === '' ? { '#text': text } : { [tag]: children.map(write), ':@': attributes }

/** An element. */
export const element = (
  tag: string,
  attributes: PartNode['attributes'],
  ...children: readonly PartNode[]
): PartNode => ({ tag, attributes, children, text: '' })

/** Text, already escaped. */
export const textNode = (text: string): PartNode => ({ tag: '', attributes: {}, children: [], text })
