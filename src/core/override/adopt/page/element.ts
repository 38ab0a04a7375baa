/** Tells of one element of a page how its words look, where its link leads, and whether its readers see it. */
import { bare } from '../../../document/tidy.js'
import type { StyledText } from '../word/runs.js'
import type { XmlNode } from '../word/xml.js'

type Looks = Omit<StyledText, 'text'>

/** What a style says of words; Word and web mail write it so. */
export function styled(style: string, looks: Looks): Looks {
  if (style === '') return looks
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1]
  return {
    ...looks,
    bold: weight === undefined ? looks.bold : /^(?:bold|bolder|[6-9]00)$/i.test(weight),
    italic: slant === undefined ? looks.italic : /^(?:italic|oblique)$/i.test(slant),
    struck: looks.struck || /text-decoration[^;]*line-through/i.test(style),
  }
}

/** Whether readers of the page do not see it. */
export const isHidden = ({ tag, attributes }: XmlNode): boolean =>
  tag !== 'body' &&
  (attributes['hidden'] !== undefined || /display:\s*none|visibility:\s*hidden/i.test(attributes['style'] ?? ''))

/** Whether a list item has a box to tick. */
export const hasBox = (node: XmlNode): boolean =>
  classesOf(node).includes('check') ||
  node.children.some(({ tag, attributes }) => tag === 'input' && attributes['type'] === 'checkbox')

const classesOf = ({ attributes }: XmlNode): readonly string[] => (attributes['class'] ?? '').split(/\s+/)

/** Our way past the contents for those who listen. */
export const isSkip = (node: XmlNode): boolean =>
  node.attributes['href'] === '#main_text' && bare(elementText(node)) === bare('Skip to the text')

/** A link within our pages leads to a rule; on paper and in other files it is its words alone. */
export function linked(href: string | null): string | null {
  if (href === null || /^\s*javascript:/i.test(href)) return null
  const place = href.indexOf('#')
  const isOurs = place === 0 || (place > 0 && !/^[a-z][a-z0-9+.-]*:/i.test(href))
  return isOurs ? `clause:${href.slice(place + 1)}` : href
}

/** The words of an element, as one line. */
export function elementText(node: XmlNode): string {
  const words = (inner: XmlNode): string =>
    inner.tag === '' ? inner.text : inner.tag === 'br' ? ' ' : inner.children.map(words).join(' ')
  return words(node).replace(/\s+/g, ' ').trim()
}
