/** The document tree as a shape: checks a tree that was kept as JSON before any renderer walks it. */
import * as z from 'zod'
import type { Block, Document, Inline, ListItem } from './tree.js'
import { paperSizes } from './tree.js'

const inlines = z.array(z.lazy((): z.ZodType<Inline> => inlineShape))
const blocks = z.array(z.lazy((): z.ZodType<Block> => blockShape))

const inlineShapes = {
  text: z.object({ type: z.literal('text'), value: z.string() }),
  strong: z.object({ type: z.literal('strong'), children: inlines }),
  emphasis: z.object({ type: z.literal('emphasis'), children: inlines }),
  link: z.object({ type: z.literal('link'), url: z.string(), children: inlines }),
  value: z.object({
    type: z.literal('value'),
    question: z.string(),
    value: z.string(),
    blank: z.literal(true).exactOptional(),
  }),
  reference: z.object({
    type: z.literal('reference'),
    clause: z.string(),
    number: z.string(),
    title: z.string(),
    short: z.literal(true).exactOptional(),
  }),
  citation: z.object({ type: z.literal('citation'), authority: z.string(), label: z.string() }),
  break: z.object({ type: z.literal('break') }),
} satisfies { readonly [Kind in Inline['type']]: z.ZodType<Extract<Inline, { type: Kind }>> }

const inlineShape: z.ZodType<Inline> = z.discriminatedUnion('type', [
  inlineShapes.text,
  inlineShapes.strong,
  inlineShapes.emphasis,
  inlineShapes.link,
  inlineShapes.value,
  inlineShapes.reference,
  inlineShapes.citation,
  inlineShapes.break,
])

const itemShape: z.ZodType<ListItem> = z.object({
  type: z.literal('listItem'),
  checked: z.literal(false).nullable(),
  children: blocks,
})
const rowShape = z.object({
  type: z.literal('tableRow'),
  children: z.array(z.object({ type: z.literal('tableCell'), children: inlines })),
})

/** Version 1.0 of the program did not yet say how an authority bears on a provision: they all were its base. */
const sourceShape = inlineShapes.citation.extend({
  bearing: z.enum(['basedOn', 'keptWithin', 'byAnalogy']).default('basedOn'),
})

const blockShapes = {
  paragraph: z.object({ type: z.literal('paragraph'), children: inlines }),
  list: z.object({ type: z.literal('list'), ordered: z.boolean(), children: z.array(itemShape) }),
  table: z.object({ type: z.literal('table'), widths: z.array(z.number()), children: z.array(rowShape) }),
  blockquote: z.object({ type: z.literal('blockquote'), children: blocks }),
  quotation: z.object({
    type: z.literal('quotation'),
    authority: z.string(),
    value: z.string(),
    attribution: z.string(),
  }),
  rationale: z.object({ type: z.literal('rationale'), children: inlines }),
  sources: z.object({ type: z.literal('sources'), children: z.array(sourceShape) }),
  thematicBreak: z.object({ type: z.literal('thematicBreak') }),
  contents: z.object({ type: z.literal('contents') }),
  signature: z.object({ type: z.literal('signature'), labels: z.array(z.string()) }),
  section: z.object({
    type: z.literal('section'),
    kind: z.enum(['section', 'provision', 'appendix', 'part']),
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    children: blocks,
  }),
} satisfies { readonly [Kind in Block['type']]: z.ZodType<Extract<Block, { type: Kind }>> }

const blockShape: z.ZodType<Block> = z.discriminatedUnion('type', [
  blockShapes.paragraph,
  blockShapes.list,
  blockShapes.table,
  blockShapes.blockquote,
  blockShapes.quotation,
  blockShapes.rationale,
  blockShapes.sources,
  blockShapes.thematicBreak,
  blockShapes.contents,
  blockShapes.signature,
  blockShapes.section,
])

/** A whole paper. */
export const documentShape: z.ZodType<Document> = z.object({
  id: z.string(),
  title: z.string(),
  practice: z.string(),
  language: z.string(),
  version: z.string(),
  effectiveDate: z.string(),
  reviewDate: z.string(),
  layout: z.enum(['policy', 'sheet', 'card']),
  facts: z.array(z.object({ label: z.string(), value: inlines })),
  children: blocks,
  columns: z.literal(2).exactOptional(),
  paper: z.enum(paperSizes).exactOptional(),
  policyPage: z.string().exactOptional(),
})
