/** The typed document tree: what a policy or companion says, in mdast's words; every renderer walks it and nothing else. */

export interface Text {
  readonly type: 'text'
  readonly value: string
}
export interface Strong {
  readonly type: 'strong'
  readonly children: readonly Inline[]
}
export interface Emphasis {
  readonly type: 'emphasis'
  readonly children: readonly Inline[]
}
export interface Link {
  readonly type: 'link'
  readonly url: string
  readonly children: readonly Inline[]
}
/** An answer as the owner typed it: plain text, never markup. */
export interface Value {
  readonly type: 'value'
  readonly question: string
  readonly value: string
  /** There is no answer: `value` is a line to fill in by hand. */
  readonly blank?: true
}
/** A cross-reference to a provision of the same policy, its number already computed. */
export interface Reference {
  readonly type: 'reference'
  readonly clause: string
  readonly number: string
  readonly title: string
  /** Only the number prints. */
  readonly short?: true
}
/** An authority named in a sentence; `label` is ready to print. */
export interface Citation {
  readonly type: 'citation'
  readonly authority: string
  readonly label: string
}
export interface Break {
  readonly type: 'break'
}
export type Inline = Text | Strong | Emphasis | Link | Value | Reference | Citation | Break

export interface Paragraph {
  readonly type: 'paragraph'
  readonly children: readonly Inline[]
}
export interface ListItem {
  readonly type: 'listItem'
  /** A box to tick (`false`) or none (`null`). */
  readonly checked: false | null
  readonly children: readonly Block[]
}
export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  readonly children: readonly ListItem[]
}
export interface TableCell {
  readonly type: 'tableCell'
  readonly children: readonly Inline[]
}
export interface TableRow {
  readonly type: 'tableRow'
  readonly children: readonly TableCell[]
}
/** The first row is the header row. `widths` are relative column weights (empty = equal). */
export interface Table {
  readonly type: 'table'
  readonly widths: readonly number[]
  readonly children: readonly TableRow[]
}
export interface Blockquote {
  readonly type: 'blockquote'
  readonly children: readonly Block[]
}
/** The register's own words of an authority, with who said it. */
export interface Quotation {
  readonly type: 'quotation'
  readonly authority: string
  readonly value: string
  readonly attribution: string
}
/** One sentence of reason, printed under a rule as "Why: …". */
export interface Rationale {
  readonly type: 'rationale'
  readonly children: readonly Inline[]
}
/** How an authority bears on a rule: the rule comes from it, stays inside it, or follows it though it is not binding here. */
export type Bearing = 'basedOn' | 'keptWithin' | 'byAnalogy'

/** An authority named under a provision. */
export interface Source extends Citation {
  readonly bearing: Bearing
}
/** The authorities a provision rests on, printed as "Based on: … · Kept within: … · By analogy: …". */
export interface Sources {
  readonly type: 'sources'
  readonly children: readonly Source[]
}
/** A new page on paper, a rule on screen. */
export interface ThematicBreak {
  readonly type: 'thematicBreak'
}
/** Where the list of sections goes. */
export interface Contents {
  readonly type: 'contents'
}
/** A line to sign or fill in by hand for each label. */
export interface Signature {
  readonly type: 'signature'
  readonly labels: readonly string[]
}
/** `section` and `provision` are numbered; `appendix` and `part` are not. Only a provision's `id` is a clause id. */
export interface Section {
  readonly type: 'section'
  readonly kind: 'section' | 'provision' | 'appendix' | 'part'
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly children: readonly Block[]
}
export type Block =
  | Paragraph
  | List
  | Table
  | Blockquote
  | Quotation
  | Rationale
  | Sources
  | ThematicBreak
  | Contents
  | Signature
  | Section

/** Sheets that papers are printed on. */
export const paperSizes = ['letter', 'a4'] as const
export type PaperSize = (typeof paperSizes)[number]

/** A whole paper: the policy or one companion. Dates are ISO (YYYY-MM-DD); `language` is a BCP 47 tag. */
export interface Document {
  readonly id: string
  readonly title: string
  readonly practice: string
  readonly language: string
  readonly version: string
  readonly effectiveDate: string
  readonly reviewDate: string
  /** `policy`: contents and numbers; `sheet`: a form of a few pages; `card`: small type and narrow margins, for a page or two. */
  readonly layout: 'policy' | 'sheet' | 'card'
  /** Lines of the title block: version, dates, owner. */
  readonly facts: readonly { readonly label: string; readonly value: readonly Inline[] }[]
  readonly children: readonly Block[]
  /** On paper, what comes after the opening words stands in two columns. */
  readonly columns?: 2
  /** What it is printed on; left out, US Letter. */
  readonly paper?: PaperSize
  /** File of the policy as a page, beside this paper's own page: where references lead. */
  readonly policyPage?: string
}

/** What stands for an answer that is to be filled in by hand. */
export const blankLine = '______'

/** A text node. */
export const text = (value: string): Text => ({ type: 'text', value })

/** A paragraph of plain text or of the given inline nodes. */
export const paragraph = (...children: readonly (Inline | string)[]): Paragraph => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
})

/** What a reference prints: "section 6.3", or "6.3" where it is short. */
export const referenceLabel = ({ number, short }: Reference): string => (short === true ? number : `section ${number}`)

/** The words of inline nodes, without markup. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'value') return node.value
      if (node.type === 'reference') return referenceLabel(node)
      if (node.type === 'citation') return node.label
      if (node.type === 'break') return '\n'
      return plainText(node.children)
    })
    .join('')
}

/** Table rows from strings or inline nodes; the first row is the header. */
export function table(
  rows: readonly (readonly (string | readonly Inline[])[])[],
  widths: readonly number[] = [],
): Table {
  const cell = (content: string | readonly Inline[]): TableCell => ({
    type: 'tableCell',
    children: typeof content === 'string' ? (content === '' ? [] : [text(content)]) : content,
  })
  return {
    type: 'table',
    widths,
    children: rows.map((row) => ({ type: 'tableRow', children: row.map(cell) })),
  }
}
