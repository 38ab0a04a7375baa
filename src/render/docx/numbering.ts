/** Headings and lists → Word numbering definitions, one of its own for each ordered list so that it starts again at 1. */
import { Numbering, type ILevelsOptions, type INumberingOptions } from 'docx'

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

type Context = Parameters<Numbering['prepForXml']>[0]
type Element = Readonly<Record<string, readonly unknown[]>>

/** What docx prepares for each kind of list, first what it is like and then that it is used; its own bullets come first. */
interface Kinds {
  readonly head: unknown
  readonly likes: readonly Element[]
  readonly uses: readonly Element[]
}

let kinds: Kinds | null = null

function kindsOf(context: Context): Kinds {
  if (kinds !== null) return kinds
  const one = new Numbering(numbering(1))
  for (const reference of references(1)) one.createConcreteNumberingInstance(reference, 0)
  const { 'w:numbering': parts = [] } = (one.prepForXml(context) ?? {}) as Record<string, Element[]>
  const [head, ...elements] = parts
  const isLike = (element: Element): boolean => 'w:abstractNum' in element
  kinds = { head, likes: elements.filter(isLike), uses: elements.filter((element) => !isLike(element)) }
  return kinds
}

const references = (orderedLists: number): readonly string[] => [
  headingNumbers,
  bullets,
  boxes,
  ...Array.from({ length: orderedLists }, (_, index) => orderedList(index + 1)),
]

/** What a file asks of its numbering. */
type Asked = Pick<Numbering, 'createConcreteNumberingInstance' | 'prepForXml'> & {
  readonly ConcreteNumbering: readonly {
    readonly reference: string
    readonly instance: number
    readonly numId: number
  }[]
}

/** The numbering of a paper as docx prepares it, each kind of list prepared once, however many papers and lists there are of it. */
export function sharedNumbering(orderedLists: number): Asked {
  const all = references(orderedLists)
  // Numbers as docx counts them: its own bullets have the first.
  const used: string[] = []
  return {
    createConcreteNumberingInstance: (reference) => {
      if (all.includes(reference) && !used.includes(reference)) used.push(reference)
    },
    get ConcreteNumbering() {
      return used.map((reference, index) => ({ reference, instance: 0, numId: index + 2 }))
    },
    prepForXml: (context) => {
      const { head, likes, uses } = kindsOf(context)
      const kindOf = (reference: string): number => Math.min(all.indexOf(reference) + 1, likes.length - 1)
      return {
        'w:numbering': [
          head,
          likes[0],
          ...all.map((reference, index) => likeWith(likes[kindOf(reference)], index + 2)),
          uses[0],
          ...used.map((reference, index) => useWith(uses[kindOf(reference)], index + 2, all.indexOf(reference) + 2)),
        ],
      }
    },
  }
}

/** The same kind under another number. */
function likeWith(element: Element | undefined, id: number): Element {
  const [first, ...rest] = element?.['w:abstractNum'] ?? []
  const { _attr: attributes } = first as { readonly _attr: object }
  return { 'w:abstractNum': [{ _attr: { ...attributes, 'w:abstractNumId': id } }, ...rest] }
}

/** The use of a kind, both under other numbers. */
function useWith(element: Element | undefined, id: number, like: number): Element {
  const [, , ...rest] = element?.['w:num'] ?? []
  return { 'w:num': [{ _attr: { 'w:numId': id } }, { 'w:abstractNumId': { _attr: { 'w:val': like } } }, ...rest] }
}
