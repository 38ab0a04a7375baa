/** The XML that docx compiles → the same text with some of its elements changed: it writes no comments, and no mark of a tag inside a value. */

/** An element without children: its name, its attributes as they are written, and its whole text. */
export interface EmptyElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** The part with each element that has no children changed or, by an empty text, dropped. */
export const changeEmpty = (xml: string, change: (element: EmptyElement) => string): string =>
  xml.replace(/<([\w:]+)((?: [\w:]+="[^"]*")*)\/>/g, (text, tag: string, written: string) =>
    change({ tag, attributes: attributesIn(written), text }),
  )

const attributesIn = (written: string): EmptyElement['attributes'] =>
  Object.fromEntries([...written.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

/** The part with the inside of each element of one name changed; such elements do not stand in one another. */
export function changeInside(xml: string, tag: string, change: (inside: string) => string): string {
  const [first = '', ...rest] = xml.split(new RegExp(`(?=<${tag}[ >])`))
  const changed = rest.map((piece) => {
    const from = piece.indexOf('>') + 1
    const to = piece.indexOf(`</${tag}>`)
    return to === -1 ? piece : piece.slice(0, from) + change(piece.slice(from, to)) + piece.slice(to)
  })
  return [first, ...changed].join('')
}

/** The part with more XML where an element of that name ends. */
export const appendInside = (xml: string, tag: string, more: string): string =>
  xml.replace(`</${tag}>`, () => `${more}</${tag}>`)
