/** Remarks in the margin → Word comments, and the styles they take. */
import {
  AnnotationReference,
  CommentRangeEnd,
  CommentReference,
  Paragraph,
  TextRun,
  type ICommentOptions,
  type IStylesOptions,
} from 'docx'
import type { Document } from '../../core/document/tree.js'
import { clean } from '../lines/spans.js'
import { styles } from './styles.js'

/** `date` is ISO; `author` is who Word says made the changes. */
export interface Authorship {
  readonly author: string
  readonly date: string
}

/** The end of a comment, with the sign it hangs on. */
export const closeNote = (note: number): (CommentRangeEnd | TextRun)[] => [
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
