/** Inline nodes → the runs and links of a Word paragraph. */
import { ExternalHyperlink, InternalHyperlink, Tab, TextRun, type ParagraphChild } from 'docx'
import { referenceLabel, type Inline } from '../../core/document/tree.js'
import type { Bookmarks } from './bookmarks.js'

/** How a run looks: bold, italic, or a character style. */
export interface Marks {
  readonly bold?: true
  readonly italics?: true
  readonly style?: string
}

/** The text without what XML or Word refuses: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const clean = (value: string): string =>
  value.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')

/** Plain text as runs: a new line becomes a line break, a tab a tab. */
export function runs(value: string, marks: Marks = {}): TextRun[] {
  return clean(value)
    .split('\n')
    .flatMap((line, index) =>
      line === '' && index === 0
        ? []
        : [new TextRun({ ...marks, ...(index > 0 && { break: 1 }), children: tabbed(line) })],
    )
}

/** A line to write on: underlined spaces that no line end swallows. */
const fillIn = (marks: Marks): TextRun => new TextRun({ ...marks, text: '\u00A0'.repeat(24), underline: {} })

const tabbed = (line: string): (string | Tab)[] =>
  line.split('\t').flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])])

/** Inline nodes as runs and links; a reference to a clause of another document stays plain text. */
export function wordInlines(nodes: readonly Inline[], bookmarks: Bookmarks, marks: Marks = {}): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case 'value':
        return node.blank ? [fillIn(marks)] : runs(node.value, marks)
      case 'text':
        return runs(node.value, marks)
      case 'citation':
        return runs(node.label, marks)
      case 'break':
        return [new TextRun({ ...marks, break: 1 })]
      case 'strong':
        return wordInlines(node.children, bookmarks, { ...marks, bold: true })
      case 'emphasis':
        return wordInlines(node.children, bookmarks, { ...marks, italics: true })
      case 'reference':
        return linkTo(bookmarks.ofClause.get(node.clause), referenceLabel(node), marks)
      case 'link':
        return link(node.url, node.children, bookmarks, marks)
    }
  })
}

const linkStyle = 'Hyperlink'
const isLinked = (marks: Marks): boolean => marks.style === linkStyle

/** Text that jumps to a bookmark; plain runs when there is none, or already inside a link. */
export function linkTo(
  anchor: string | undefined,
  label: string,
  marks: Marks = {},
  style = linkStyle,
): ParagraphChild[] {
  if (anchor === undefined || isLinked(marks)) return runs(label, marks)
  return [new InternalHyperlink({ anchor, children: runs(label, { ...marks, style }) })]
}

function link(url: string, children: readonly Inline[], bookmarks: Bookmarks, marks: Marks): ParagraphChild[] {
  // Links don't nest in Word, and one malformed address makes it refuse the whole file.
  if (isLinked(marks) || !isSafeAddress(url)) return wordInlines(children, bookmarks, marks)
  return [
    new ExternalHyperlink({ link: url, children: wordInlines(children, bookmarks, { ...marks, style: linkStyle }) }),
  ]
}

const isSafeAddress = (url: string): boolean =>
  /^(https?:\/\/[A-Za-z0-9.-]+(:\d+)?([/?#]|$)|mailto:[^@]+@[^@]+$)/i.test(url) &&
  /^([A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/.test(url)
