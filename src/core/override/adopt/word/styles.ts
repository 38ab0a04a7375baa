/** What a Word file's styles and numbering say of a paragraph: heading, list item, quotation, bold or italic. */
import type { Marker } from '../shapes/gather.js'
import { all, at, child, attributeOf, type XmlNode } from './xml.js'

export interface Styles {
  /** Level of a heading from 1, or null. */
  readonly heading: (properties: XmlNode | undefined) => number | null
  readonly marker: (properties: XmlNode | undefined) => Marker | null
  /** Style name in lower case, whatever the file calls its id. */
  readonly name: (styleId: string | undefined) => string
}

/** Reads both parts; a file without them has only direct formatting. */
export function readStyles(styles: XmlNode | null, numbering: XmlNode | null): Styles {
  const byId = new Map(
    (styles === null ? [] : all(styles, 'w:style')).map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  /** The nearest value in the chain of styles that a paragraph's style is based on. */
  const inherited = <T>(styleId: string | undefined, pick: (properties: XmlNode) => T | undefined): T | undefined => {
    let style = byId.get(styleId ?? '')
    for (let depth = 0; style !== undefined && depth < 12; depth += 1) {
      const properties = child(style, 'w:pPr')
      const found = properties === undefined ? undefined : pick(properties)
      if (found !== undefined) return found
      style = byId.get(attributeOf(style, 'w:basedOn') ?? '')
    }
    return undefined
  }
  const name = (styleId: string | undefined): string =>
    (attributeOf(byId.get(styleId ?? ''), 'w:name') ?? styleId ?? '').toLowerCase()
  const heading: Styles['heading'] = (properties) => {
    const styleId = attributeOf(properties, 'w:pStyle')
    // A paper's title has a level too, for readers who listen.
    if (name(styleId) === 'title') return null
    const level =
      attributeOf(properties, 'w:outlineLvl') ?? inherited(styleId, (node) => attributeOf(node, 'w:outlineLvl'))
    if (level !== undefined) return Number(level) < 9 ? Number(level) + 1 : null
    // Ours without a number are headings too, where another program forgot their level.
    const named = /(?:^|\s)heading ?(\d)$/.exec(name(styleId))?.[1]
    return named === undefined ? null : Number(named)
  }
  const marker: Styles['marker'] = (properties) => {
    const styleId = attributeOf(properties, 'w:pStyle')
    const pick = (node: XmlNode): XmlNode | undefined => child(node, 'w:numPr')
    const direct = properties === undefined ? undefined : pick(properties)
    const numbered = direct ?? inherited(styleId, pick)
    const list = attributeOf(numbered, 'w:numId') ?? attributeOf(inherited(styleId, pick), 'w:numId')
    if (list === undefined || list === '0' || heading(properties) !== null) return null
    const level = Number(attributeOf(numbered, 'w:ilvl') ?? 0)
    return { list, level, ...format(numbering, list, level) }
  }
  return { heading, marker, name }
}

function format(numbering: XmlNode | null, list: string, level: number): { ordered: boolean; checkbox: boolean } {
  const none = { ordered: false, checkbox: false }
  if (numbering === null) return none
  const number = all(numbering, 'w:num').find((node) => node.attributes['w:numId'] === list)
  const id = attributeOf(number, 'w:abstractNumId')
  const definition = all(numbering, 'w:abstractNum').find((node) => node.attributes['w:abstractNumId'] === id)
  const isLevel = (node: XmlNode): boolean => node.attributes['w:ilvl'] === String(level)
  const override = number?.children.find((node) => node.tag === 'w:lvlOverride' && isLevel(node))
  const own = at(override, 'w:lvl') ?? definition?.children.find((node) => node.tag === 'w:lvl' && isLevel(node))
  const kind = attributeOf(own, 'w:numFmt') ?? 'bullet'
  return { ordered: !['bullet', 'none'].includes(kind), checkbox: /[☐□❏]/.test(attributeOf(own, 'w:lvlText') ?? '') }
}

/** Whether run properties switch this on. */
export function isOn(properties: XmlNode | undefined, tag: string): boolean {
  const node = child(properties, tag)
  return node !== undefined && !['0', 'false', 'off', 'none'].includes(node.attributes['w:val'] ?? '1')
}
