/** A line → the Word paragraph it becomes: its style, indent, numbering and place on the page. */
import type { IParagraphOptions, ILevelsOptions } from 'docx'
import type { List } from '../../core/document/tree.js'
import type { LineRole, LinePlace, TextLine } from '../lines/line.js'
import { boxes, bullets, listIndent, listLevels, orderedList } from './numbering.js'
import { quoteIndent } from './styles.js'

/** Counts ordered lists in the order they are met: each has a numbering of its own, so that it starts again at 1. */
export interface ListCounter {
  readonly numberOf: (list: List) => number
  readonly count: () => number
}

/** `sameAs` says which lists are one. */
export function countLists(sameAs: (list: List) => List = (list) => list): ListCounter {
  const numbers = new Map<List, number>()
  return {
    numberOf: (given) => {
      const list = sameAs(given)
      const number = numbers.get(list) ?? numbers.size + 1
      numbers.set(list, number)
      return number
    },
    count: () => numbers.size,
  }
}

const plainStyles: Readonly<Partial<Record<LineRole, string>>> = {
  title: 'Title',
  practice: 'Subtitle',
  fact: 'Fact',
  contentsTitle: 'ContentsHeading',
  contentsEntry: 'ContentsLine',
  gap: 'Gap',
}

/** How far quotes and lists push a line to the right, in twips. */
export const leftOf = (place: LinePlace): number => place.quoteDepth * quoteIndent + place.listDepth * listIndent

/** Everything about a line's paragraph but its words. */
export function paragraphLook(line: TextLine, lists: ListCounter): IParagraphOptions {
  const { role, place } = line
  const flow = {
    ...(place.breakBefore && { pageBreakBefore: true }),
    ...((place.keepNext || role === 'attribution') && { keepNext: place.keepNext }),
  }
  const left = leftOf(place)
  switch (role) {
    case 'heading': {
      const level = place.headingDepth
      return { ...flow, style: line.section?.number == null ? `UnnumberedHeading${level}` : `Heading${level}` }
    }
    case 'text': {
      const usual = place.style === 'BlockText' ? quoteIndent : 0
      return { ...flow, style: textStyle(place), ...(left !== usual && { indent: { left } }) }
    }
    case 'item':
      return { ...flow, ...itemLook(line, lists) }
    case 'notes':
      return { ...flow, style: 'Notes', ...(left > 0 && { indent: { left } }) }
    case 'quotation':
    case 'attribution': {
      const shift = left > 0 && { indent: { left: left + quoteIndent, right: quoteIndent } }
      return { ...flow, style: role === 'quotation' ? 'Quotation' : 'Attribution', ...shift }
    }
    default:
      return { ...flow, style: plainStyles[role] ?? 'BodyText' }
  }
}

/** The style of running text here. */
const textStyle = ({ style, compact }: LinePlace): string =>
  compact && style !== 'BlockText' ? `Small${style}` : style

function itemLook({ place, marker }: TextLine, lists: ListCounter): IParagraphOptions {
  const level = Math.min(place.listDepth, listLevels - 1)
  const holder = place.holders.at(-1)
  const number = holder?.type === 'item' && holder.list.ordered ? lists.numberOf(holder.list) : 0
  const reference = marker === 'box' ? boxes : marker === 'number' ? orderedList(number) : bullets
  const indent = place.quoteDepth * quoteIndent
  return {
    style: textStyle({ ...place, style: 'ListText' }),
    numbering: { reference, level } satisfies { reference: string; level: ILevelsOptions['level'] },
    ...(indent > 0 && { indent: { left: indent + listIndent * (level + 1), hanging: listIndent } }),
  }
}
