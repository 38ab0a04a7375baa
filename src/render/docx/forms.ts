/** Lines → the paragraphs docx writes for them: it writes one of each look, and the words of the others are put into what it wrote. */
import {
  BookmarkEnd,
  BookmarkStart,
  ExternalHyperlink,
  FileChild,
  InternalHyperlink,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type XmlComponent,
} from 'docx'
import { escapeUTF8 } from 'entities'
import type { WordSpan } from '../lines/line.js'
import { stretchesOf, type RunContent } from './runs.js'

type Context = Parameters<FileChild['prepForXml']>[0]

/** Stands where words go; no text of a form holds it. */
const blank = '\uE000'

/** What docx writes around what a paragraph holds that looks like no other. */
const opening = '<w:p>'
const closing = '</w:p>'

/** What docx writes around words, by what they look like; there are few looks. */
const forms = new Map<string, readonly string[]>()
const mostForms = 512

function formOf(look: string, write: () => string, where = blank): readonly string[] {
  const known = forms.get(look)
  if (known !== undefined) return known
  const form = write().split(where)
  if (forms.size >= mostForms) forms.clear()
  forms.set(look, form)
  return form
}

/** One file's paragraphs: docx writes a sign for each, which then gives way to the paragraph. */
export interface Forms {
  /** A paragraph with this look and these words; the bookmark has a number if there is one. */
  readonly paragraph: (
    look: IParagraphOptions,
    spans: readonly WordSpan[],
    bookmark?: { readonly name: string; readonly number: number },
  ) => FileChild
  /** The part with its paragraphs in place, numbered as docx numbered the lists by their reference. */
  readonly fill: (xml: string, numbers: ReadonlyMap<string, number>) => string
}

/** A paragraph that docx writes as a sign; what stands in its place is known once it was written. */
class Sign extends FileChild {
  constructor(
    private readonly sign: string,
    private readonly onWriting: (context: Context) => void,
  ) {
    super('w:p')
  }

  override prepForXml(context: Context): ReturnType<FileChild['prepForXml']> {
    this.onWriting(context)
    return { 'w:p': [this.sign] }
  }
}

/** Forms for the paragraphs of one file. */
export function openForms(): Forms {
  const written: ((numbers: ReadonlyMap<string, number>) => string)[] = []
  return {
    paragraph: (look, spans, bookmark) => {
      const at = written.push(() => '') - 1
      return new Sign(`${blank}${at}`, (context) => {
        const [before = '', middle, after] = paragraphForm(look, context)
        const words = wordsOf(spans, context)
        const inside = bookmark === undefined ? words : marked(bookmark, words, context)
        const list = listOf(look)
        written[at] =
          list === null || after === undefined
            ? () => `${before}${inside}${middle ?? ''}`
            : (numbers) => `${before}${numbers.get(list) ?? ''}${middle ?? ''}${inside}${after}`
      })
    },
    fill: (xml, numbers) => {
      const [start = '', ...parts] = xml.split(opening + blank)
      const filled = parts.map((part) => {
        const end = part.indexOf(closing)
        return (written[Number(part.slice(0, end))]?.(numbers) ?? '') + part.slice(end + closing.length)
      })
      return start + filled.join('')
    },
  }
}

/** What stands before and after a paragraph's words; that of a list's item is in three, its number between the first two. */
function paragraphForm(look: IParagraphOptions, context: Context): readonly string[] {
  const list = listOf(look)
  if (list === null) return formOf(JSON.stringify(look), () => emptied(look, context).join(blank))
  // As docx does when it writes a paragraph with a number.
  context.file.Numbering.createConcreteNumberingInstance(list, 0)
  const same = JSON.stringify({ ...look, numbering: { ...look.numbering, reference: '' } })
  return formOf(same, () =>
    emptied(look, context)
      .map((part) => part.replace(`{${list}-0}`, blank))
      .join(blank),
  )
}

/** The numbering of a list's item. */
const listOf = ({ numbering }: IParagraphOptions): string | null =>
  numbering && typeof numbering.reference === 'string' ? numbering.reference : null

/** A paragraph in two, where its words go. */
const emptied = (look: IParagraphOptions, context: Context): readonly string[] =>
  write(new Paragraph({ ...look, children: [new TextRun(blank)] }), context).split(write(new TextRun(blank), context))

const wordsOf = (spans: readonly WordSpan[], context: Context): string =>
  stretchesOf(spans, (content) => runOf(content, context))
    .map(({ link, runs }) => (link === null ? runs.join('') : linkOf(link.target, runs.join(''), context)))
    .join('')

function runOf({ children, ...look }: RunContent, context: Context): string {
  const kinds = children.map((child) => (typeof child === 'string' ? blank : child))
  const form = formOf(JSON.stringify([look, kinds.map((kind) => kind === blank)]), () =>
    write(new TextRun({ ...look, children: kinds }), context),
  )
  const texts = children.filter((child) => typeof child === 'string')
  return form.map((part, at) => (at === 0 ? part : escapeUTF8(texts[at - 1] ?? '') + part)).join('')
}

/** Runs inside a link. */
function linkOf(target: string, runs: string, context: Context): string {
  const run = new TextRun(blank)
  const inside = write(run, context)
  if (target.startsWith('#')) {
    const whole = (): string =>
      write(new InternalHyperlink({ anchor: blank, children: [run] }), context).replace(inside, blank)
    const [before = '', middle = '', after = ''] = formOf('link', whole)
    return before + escapeUTF8(target.slice(1)) + middle + runs + after
  }
  // Each has a relationship of its own, which docx adds when it writes the link.
  const paragraph = write(
    new Paragraph({ children: [new ExternalHyperlink({ link: target, children: [run] })] }),
    context,
  )
  return paragraph.slice(opening.length, -closing.length).replace(inside, () => runs)
}

const marked = ({ name, number }: { name: string; number: number }, words: string, context: Context): string =>
  write(new BookmarkStart(name, number), context) + words + write(new BookmarkEnd(number), context)

/** The XML that docx writes for a component. */
const write = (component: XmlComponent, context: Context): string => xmlOf(component.prepForXml(context) ?? {})

/** The XML of what docx prepares to be written: an element's name, and with it attributes, text and elements. */
function xmlOf(prepared: Readonly<Record<string, unknown>>): string {
  const [[name, inside] = ['', {}]] = Object.entries(prepared)
  const parts: readonly unknown[] = Array.isArray(inside) ? inside : [inside]
  let attributes = ''
  let content = ''
  for (const part of parts)
    if (typeof part !== 'object' || part === null) content += escapeUTF8(String(part))
    else if ('_attr' in part)
      for (const [key, value] of Object.entries(part._attr ?? {}))
        attributes += ` ${key}="${escapeUTF8(String(value))}"`
    else if (Array.isArray(inside)) content += xmlOf({ ...part })
  return Array.isArray(inside) || content !== ''
    ? `<${name}${attributes}>${content}</${name}>`
    : `<${name}${attributes}/>`
}
