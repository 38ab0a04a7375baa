/** Turns the text of a page into its elements, whatever it leaves open or out. */
import { Parser } from 'htmlparser2'
import type { XmlNode } from '../word/xml.js'

interface Open {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  readonly text: string
}

/** The elements; a comment is one whose tag is `#comment`. */
export function elementsOf(page: string): XmlNode {
  const root: Open = { tag: '#root', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  const put = (node: Open): void => {
    open.at(-1)?.children.push(node)
  }
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      const element: Open = { tag, attributes, children: [], text: '' }
      put(element)
      open.push(element)
    },
    ontext: (text) => {
      put({ tag: '', attributes: {}, children: [], text })
    },
    oncomment: (text) => {
      put({ tag: '#comment', attributes: {}, children: [], text })
    },
    onclosetag: () => {
      open.pop()
    },
  })
  parser.end(page)
  return root
}
