/** Headings and lists → Word numbering definitions, one of its own for each ordered list so that it starts again at 1. */
import type { ILevelsOptions, INumberingOptions } from 'docx'
import { changeValues, cutBefore } from './xml.js'

/** The numbering that Heading 1 to 3 carry. */
export const headingNumbers = 'headings'
/** The numbering of every bulleted list. */
export const bullets = 'bullets'
/** The numbering of boxes to tick. */
export const boxes = 'boxes'

/** Room for the number in front of a heading, in twips. */
export const headingIndent = 500
/** Indent of one list level, in twips. */
export const listIndent = 340
/** Levels a list can be nested; deeper lists stay on the last. */
export const listLevels = 4

/** The numbering of the nth ordered list, counted from 1. */
export const orderedList = (n: number): string => `ordered-${n}`

/** All numbering of a document with this many ordered lists. */
export const numbering = (orderedLists: number): INumberingOptions => ({
  config: [
    { reference: headingNumbers, levels: headingLevels(headingIndent) },
    { reference: bullets, levels: levels((level) => ({ format: 'bullet', text: level % 2 === 0 ? '•' : '–' })) },
    {
      reference: boxes,
      levels: levels(() => ({ format: 'bullet', text: '☐' }), { style: { run: { font: 'Segoe UI Symbol' } } }),
    },
    ...Array.from({ length: orderedLists }, (_, index) => ({
      reference: orderedList(index + 1),
      levels: levels((level) => ({ format: orderedFormats[level % 3] ?? 'decimal', text: `%${level + 1}.` })),
    })),
  ],
})

const orderedFormats = ['decimal', 'lowerLetter', 'lowerRoman'] as const

const headingLevels = (indent: number): ILevelsOptions[] =>
  ['%1', '%1.%2', '%1.%2.%3'].map((text, level) => ({
    level,
    format: 'decimal',
    text,
    alignment: 'left',
    style: { style: `Heading${level + 1}`, paragraph: { indent: { left: indent, hanging: indent } } },
  }))

function levels(
  marker: (level: number) => Pick<ILevelsOptions, 'format' | 'text'>,
  extra: { style?: { run: { font: string } } } = {},
): ILevelsOptions[] {
  return Array.from({ length: listLevels }, (_, level) => ({
    level,
    ...marker(level),
    alignment: 'left',
    style: {
      ...extra.style,
      paragraph: { indent: { left: listIndent * (level + 1), hanging: listIndent } },
    },
  }))
}

const references = (orderedLists: number): readonly string[] => [
  headingNumbers,
  bullets,
  boxes,
  ...Array.from({ length: orderedLists }, (_, index) => orderedList(index + 1)),
]

/** The number of the first list that is used, and of the first that there is: docx's own bullets come before. */
export const firstNumber = 2

/** From the numbering of a file that uses these lists in turn, one of each kind: that of a file that uses others, each like the one of its kind. */
export function numberingFrom(
  xml: string,
  prepared: readonly string[],
): (used: readonly string[], orderedLists: number) => string {
  const end = '</w:numbering>'
  const [head = '', ...elements] = cutBefore(xml.replace(end, ''), '<w:abstractNum ', '<w:num ')
  const kinds = references(1)
  const likes = elements.slice(0, kinds.length + 1)
  const uses = elements.slice(likes.length)
  const kindOf = (reference: string): string => (kinds.includes(reference) ? reference : orderedList(1))
  const likeOf = (reference: string): string => likes[kinds.indexOf(kindOf(reference)) + 1] ?? ''
  const useOf = (reference: string): string => uses[[...prepared, headingNumbers].indexOf(kindOf(reference)) + 1] ?? ''
  return (used, orderedLists) => {
    const all = references(orderedLists)
    const own = all.map((reference, at) => numbered(likeOf(reference), 'w:abstractNumId', firstNumber + at))
    // The styles of headings are written behind the body.
    const numbers = [...used, headingNumbers].map((reference, at) => {
      const use = numbered(useOf(reference), 'w:numId', firstNumber + at)
      return changeValues(use, '<w:abstractNumId w:val="', () => String(firstNumber + all.indexOf(reference)))
    })
    return [head, likes[0], ...own, uses[0], ...numbers, end].join('')
  }
}

/** The element under another number. */
const numbered = (element: string, attribute: string, number: number): string =>
  changeValues(element, ` ${attribute}="`, () => String(number))
