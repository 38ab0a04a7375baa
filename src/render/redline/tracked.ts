/** What only a redline has → Word elements: comments, and moved text, for which docx has no classes. */
import {
  AnnotationReference,
  BuilderElement,
  CommentRangeEnd,
  CommentReference,
  FileChild,
  InsertedTextRun,
  NextAttributeComponent,
  Paragraph,
  ParagraphProperties,
  TextRun,
  type ICommentOptions,
  type IParagraphOptions,
  type IStylesOptions,
  type ParagraphChild,
} from 'docx'
import type { Document } from '../../core/document/tree.js'
import { styles } from '../docx/styles.js'
import { clean } from '../lines/spans.js'

/** Number, author and time of one tracked change. */
export interface Stamp {
  readonly id: number
  readonly author: string
  readonly date: string
}

/** A run that moved away. */
export class MovedFromRun extends InsertedTextRun {
  protected override readonly rootKey = 'w:moveFrom'
}

/** A run that moved here. */
export class MovedToRun extends InsertedTextRun {
  protected override readonly rootKey = 'w:moveTo'
}

/** Where moved paragraphs start or end; both places of one move carry the same name. */
export class MoveRange extends FileChild {
  constructor(
    mark: 'moveFrom' | 'moveTo',
    edge: 'Start' | 'End',
    { id, author, date, name }: Partial<Stamp> & { readonly name?: string },
  ) {
    super(`w:${mark}Range${edge}`)
    const given = { 'w:id': id, 'w:author': author, 'w:date': date, 'w:name': name }
    const attributes = Object.entries(given).filter(([, value]) => value !== undefined)
    this.root.push(
      new NextAttributeComponent(
        Object.fromEntries(attributes.map(([key, value]) => [key, { key, value: String(value) }])),
      ),
    )
  }
}

/** A paragraph whose end moved as well. */
export class MovedParagraph extends Paragraph {
  constructor(options: IParagraphOptions, mark: 'moveFrom' | 'moveTo', { id, author, date }: Stamp) {
    super(options)
    const properties: unknown = this.root[0]
    if (!(properties instanceof ParagraphProperties)) return
    const attributes = {
      id: { key: 'w:id', value: id },
      author: { key: 'w:author', value: author },
      date: { key: 'w:date', value: date },
    }
    const sign = new BuilderElement({ name: `w:${mark}`, attributes })
    properties.push(new BuilderElement({ name: 'w:rPr', children: [sign] }))
  }
}

/** `date` is ISO; `author` is who Word says made the changes. */
export interface Authorship {
  readonly author: string
  readonly date: string
}

/** The end of a comment, with the sign it hangs on. */
export const closeNote = (note: number): ParagraphChild[] => [
  new CommentRangeEnd(note),
  new TextRun({ style: 'CommentReference', children: [new CommentReference(note)] }),
]

/** The comment of that number, a paragraph for each line. */
export function commentOf(id: number, lines: readonly string[], { author, date }: Authorship): ICommentOptions {
  const name = clean(author)
  const initials = name
    .split(/\s+/)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')
    .slice(0, 3)
  const children = lines.map((line, index) => {
    const sign = new TextRun({ style: 'CommentReference', children: [new AnnotationReference()] })
    return new Paragraph({
      style: 'CommentText',
      children: [...(index === 0 ? [sign] : []), new TextRun({ text: clean(line) })],
    })
  })
  return { id, author: name, initials, date: new Date(`${date}T00:00:00Z`), children }
}

/** The paper's styles and those of comments. */
export function commentStyles(document: Document): IStylesOptions {
  const own = styles(document)
  const common = { uiPriority: 99, unhideWhenUsed: true }
  return {
    ...own,
    characterStyles: [
      ...(own.characterStyles ?? []),
      {
        id: 'CommentReference',
        name: 'annotation reference',
        basedOn: 'DefaultParagraphFont',
        semiHidden: true,
        ...common,
        run: { size: 16 },
      },
    ],
    paragraphStyles: [
      ...(own.paragraphStyles ?? []),
      { id: 'CommentText', name: 'annotation text', basedOn: 'Normal', ...common },
    ],
  }
}
