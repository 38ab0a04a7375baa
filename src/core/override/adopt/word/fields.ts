/** Reads the fields and links of a Word file: where they lead, and where their result stands. */
import type { XmlNode } from './xml.js'

/** A field that is open: it may span paragraphs. */
export interface OpenField {
  instruction: string
  inResult: boolean
}

/** Takes a mark of a field into account. */
export function readField(node: XmlNode, fields: OpenField[]): void {
  const current = fields.at(-1)
  if (node.tag === 'w:instrText') {
    if (current !== undefined) current.instruction += node.children.map((inner) => inner.text).join('')
    return
  }
  const kind = node.attributes['w:fldCharType']
  if (kind === 'begin') fields.push({ instruction: '', inResult: false })
  else if (kind === 'separate' && current !== undefined) current.inResult = true
  else if (kind === 'end') fields.pop()
}

/** The address that a field's instruction leads to; null where it is no link. */
export function fieldAddress(instruction: string): string | null {
  const [, local, target] = /^\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"/i.exec(instruction) ?? []
  if (target === undefined) return null
  return local === undefined ? target : bookmarkAddress(target)
}

/** The address of a link, or null. */
export function addressOf(link: XmlNode, links: ReadonlyMap<string, string>): string | null {
  const anchor = link.attributes['w:anchor']
  const target = links.get(link.attributes['r:id'] ?? '')
  if (target !== undefined && target !== '') return target.startsWith('#') ? bookmarkAddress(target.slice(1)) : target
  return anchor === undefined ? null : bookmarkAddress(anchor)
}

const bookmarkAddress = (name: string): string => `#${name.toLowerCase()}`
