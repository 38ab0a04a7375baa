/** What only a redline has → Word elements: moved text, for which docx has no classes. */
import {
  BuilderElement,
  FileChild,
  InsertedTextRun,
  NextAttributeComponent,
  Paragraph,
  ParagraphProperties,
  type IParagraphOptions,
} from 'docx'

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
