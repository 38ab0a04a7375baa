/** The XML that docx compiles → the same text with some of it changed: it writes no comments, and no mark of a tag inside a value. */

/** An element without children: its name, its attributes as they are written, and its whole text. */
export interface EmptyElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** The part with each element that has no children changed or, by an empty text, dropped. */
export function changeEmpty(xml: string, change: (element: EmptyElement) => string): string {
  let changed = ''
  let at = 0
  for (let start = xml.indexOf('<'); start !== -1; start = xml.indexOf('<', start + 1)) {
    const end = xml.indexOf('>', start) + 1
    if (end === 0) break
    if (xml[end - 2] !== '/') continue
    changed += xml.slice(at, start) + change(elementOf(xml.slice(start, end)))
    at = end
  }
  return changed + xml.slice(at)
}

function elementOf(text: string): EmptyElement {
  const [first = '', ...rest] = text.slice(1, -2).split('"')
  const [tag = '', name = ''] = first.split(' ')
  // Names and values take turns; a name stands behind a space and before "=".
  const attributes: Record<string, string> = {}
  for (let at = 0; at < rest.length - 1; at += 2)
    attributes[(at === 0 ? name : (rest[at - 1] ?? '')).trim().slice(0, -1)] = rest[at] ?? ''
  return { tag, attributes, text }
}

/** The part with the inside of each element of one name changed; such elements do not stand in one another. */
export function changeInside(xml: string, tag: string, change: (inside: string) => string): string {
  const [first = '', ...rest] = cutBefore(xml, `<${tag} `, `<${tag}>`)
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

/** The part with each value changed that stands behind these words, such as ` r:id="`. */
export function changeValues(xml: string, before: string, change: (value: string) => string): string {
  const [first = '', ...rest] = xml.split(before)
  const changed = rest.map((piece) => {
    const end = piece.indexOf('"')
    return before + change(piece.slice(0, end)) + piece.slice(end)
  })
  return [first, ...changed].join('')
}

/** The part in pieces: what stands before all of these openings, and from each of them on. */
export function cutBefore(xml: string, ...openings: readonly string[]): readonly string[] {
  const next = (from: number): number => {
    const found = openings.map((opening) => xml.indexOf(opening, from)).filter((at) => at !== -1)
    return found.length === 0 ? xml.length : Math.min(...found)
  }
  const pieces: string[] = []
  let at = 0
  do {
    const end = next(pieces.length === 0 ? at : at + 1)
    pieces.push(xml.slice(at, end))
    at = end
  } while (at < xml.length)
  return pieces
}
