/** Headings and lists → Word numbering definitions, one of its own for each ordered list so that it starts again at 1. */
import type { ILevelsOptions, INumberingOptions } from 'docx'

/** The numbering that Heading 1 to 3 carry. */
export const headingNumbers = 'headings'
/** The numbering of every bulleted list. */
export const bullets = 'bullets'
/** The numbering of boxes to tick. */
export const boxes = 'boxes'

/** Indent of one list level, in twips. */
export const listIndent = 340
/** Levels a list can be nested; deeper lists stay on the last. */
export const listLevels = 4

/** The numbering of the nth ordered list, counted from 1. */
export const orderedList = (n: number): string => `ordered-${n}`

/** All numbering of a document with this many ordered lists. */
export const numbering = (orderedLists: number, headingIndent: number): INumberingOptions => ({
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
