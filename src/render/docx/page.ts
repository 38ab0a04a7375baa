/** A document's facts → what stands around its text: header, footer, page. */
import {
  Footer,
  Header,
  Paragraph,
  SectionType,
  SimpleField,
  Tab,
  TextRun,
  type ISectionPropertiesOptions,
  type ParagraphChild,
} from 'docx'
import { formatDate } from '../../core/ground/date.js'
import type { Document, PaperSize } from '../../core/document/tree.js'
import { clean, plainSpans } from '../lines/spans.js'
import { printSpans } from './runs.js'

/** Width and height in twips. */
const sheets: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = {
  letter: { width: 12240, height: 15840 },
  a4: { width: 11906, height: 16838 },
}

const sheetOf = ({ paper }: Document): (typeof sheets)[PaperSize] => sheets[paper ?? 'letter']

/** In twips; headers and footers stand in the margins above and below, clear of the text. */
const marginsOf = (document: Document): { sides: number; ends: number; header: number } =>
  document.layout === 'card' ? { sides: 648, ends: 700, header: 360 } : { sides: 1152, ends: 1008, header: 480 }

/** The width between the margins, in twips. */
export const textWidth = (document: Document): number => sheetOf(document).width - 2 * marginsOf(document).sides

/** What a Word file says of its paper around the text. */
export interface Facts {
  readonly title: string
  readonly practice: string
  readonly description: string
  readonly top: string
  readonly foot: string
  /** ISO. */
  readonly date: string
}

/** What a paper says of itself. */
export function factsOf({ title, practice, version, effectiveDate }: Document): Facts {
  return {
    title: clean(title),
    practice: clean(practice),
    description: `Version ${clean(version)}, effective ${effectiveDate}`,
    top: clean(`${practice} · ${title}`),
    foot: clean(`Version ${version} · effective ${formatDate(effectiveDate)}`),
    date: effectiveDate,
  }
}

/** Practice and title at the top of every page but the first, where the title block says both. */
export function headers({ top }: Facts): { first: Header; default: Header } {
  const line = new Paragraph({ style: 'Header', children: words(top) })
  return {
    first: new Header({ children: [new Paragraph({ style: 'Header' })] }),
    default: new Header({ children: [line] }),
  }
}

/** Version and "Page X of Y" at the foot of every page. */
export function footers(document: Document, facts: Facts): { first: Footer; default: Footer } {
  return { first: footer(document, facts), default: footer(document, facts) }
}

function footer(document: Document, { foot }: Facts): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: 'right', position: textWidth(document) }],
        children: [
          ...words(foot),
          new TextRun({ children: [new Tab(), 'Page '] }),
          // A field without a cached result makes Word report damage.
          new SimpleField('PAGE', '1'),
          ...words(' of '),
          new SimpleField('NUMPAGES', '1'),
        ],
      }),
    ],
  })
}

/** Paper and margins. */
export function page(document: Document): ISectionPropertiesOptions {
  const { sides, ends, header } = marginsOf(document)
  return {
    titlePage: true,
    page: {
      size: sheetOf(document),
      margin: { top: ends, right: sides, bottom: ends, left: sides, header, footer: 440 },
    },
  }
}

const words = (value: string): ParagraphChild[] => printSpans(plainSpans(value))

/** The same paper in two columns, from where the text before them ends. */
export const inColumns = (properties: ISectionPropertiesOptions): ISectionPropertiesOptions => ({
  ...properties,
  type: SectionType.CONTINUOUS,
  column: { count: 2, space: 320 },
})
