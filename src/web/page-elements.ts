/** Turns the text of a page into its elements as this browser reads them: here in the place of a package. */
import type { XmlNode } from '../core/override/adopt/word/xml.js'

// Styles of a page that is only read would be reported as styles that this page may not have.
const inert = 'data-inert-'

/** The elements; a comment is one whose tag is `#comment`. Nothing of the page runs or loads. */
export function elementsOf(page: string): XmlNode {
  const text = page.replace(/(<\/?)style/gi, `$1${inert}style`).replace(/style(?=\s*=)/gi, `${inert}$&`)
  const { documentElement } = new DOMParser().parseFromString(text, 'text/html')
  return { tag: '#root', attributes: {}, text: '', children: [element(documentElement)] }
}

function element(node: Element): XmlNode {
  const inside = node instanceof HTMLTemplateElement ? node.content : node
  return {
    tag: asWritten(node.localName),
    attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [asWritten(name), asWritten(value)])),
    children: [...inside.childNodes].flatMap(nodeOf),
    text: '',
  }
}

function nodeOf(node: Node): readonly XmlNode[] {
  const bare = { attributes: {}, children: [], text: asWritten(node.nodeValue ?? '') }
  if (node instanceof Element) return [element(node)]
  if (node instanceof Text) return [{ tag: '', ...bare }]
  return node instanceof Comment ? [{ tag: '#comment', ...bare }] : []
}

const asWritten = (text: string): string => text.replaceAll(inert, '')
