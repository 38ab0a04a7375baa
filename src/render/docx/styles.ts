/** A document's layout → the Word styles its paragraphs use. */
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { Document } from '../../core/tree.js'
import { headingNumbers } from './numbering.js'

/** Colors, each with a contrast of at least 4.5:1 on white. */
export const colors = { heading: '1B4B5A', grey: '595959', link: '0B5394', line: 'B7C3C8', shade: 'E9F0F2' } as const

const font = 'Calibri'
const quoteBorder = { border: { left: { style: 'single', size: 12, space: 8, color: colors.line } } } as const

/** Left indent of quoted paragraphs, in twips. */
export const quoteIndent = 360

/** Room for the number in front of a heading, in twips. */
export const headingIndent = 560

/** Every style of the document; a card is set smaller. */
export function styles(document: Document): IStylesOptions {
  const card = document.layout === 'card'
  return {
    default: {
      document: { run: { font, size: card ? 19 : 20, language: { value: document.language } } },
      title: {
        ...flow('Subtitle'),
        run: { font, size: card ? 36 : 48, bold: true, color: colors.heading },
        paragraph: { spacing: { before: 0, after: card ? 20 : 40 }, keepNext: true },
      },
      heading1: heading(0, card ? 24 : 30, { before: card ? 140 : 340, after: card ? 60 : 100 }),
      heading2: heading(1, card ? 21 : 23, { before: card ? 100 : 220, after: 50 }),
      heading3: heading(2, card ? 20 : 21, { before: 160, after: 40 }),
      hyperlink: { run: { color: colors.link, underline: { type: 'single' } } },
    },
    characterStyles: [{ id: 'ContentsLink', name: 'Contents Link', basedOn: 'DefaultParagraphFont', run: {} }],
    paragraphStyles: [...text(card), ...quoted, ...small(card), ...around, ...plainHeadings],
  }
}

const flow = (next: string): { basedOn: string; next: string; quickFormat: true } => ({
  basedOn: 'Normal',
  next,
  quickFormat: true,
})

type Spacing = NonNullable<NonNullable<IParagraphStyleOptions['paragraph']>['spacing']>

const heading = (level: number, size: number, spacing: Spacing): Omit<IParagraphStyleOptions, 'id'> => ({
  ...flow('BodyText'),
  run: { font, size, bold: true, color: level === 0 ? colors.heading : '262626' },
  paragraph: {
    spacing,
    keepNext: true,
    keepLines: true,
    outlineLevel: level,
    numbering: { reference: headingNumbers, level },
    indent: { left: headingIndent, hanging: headingIndent },
  },
})

const plainHeadings: IParagraphStyleOptions[] = [1, 2, 3].map((level) => ({
  id: `UnnumberedHeading${level}`,
  name: `Unnumbered Heading ${level}`,
  basedOn: `Heading${level}`,
  next: 'BodyText',
  quickFormat: true,
  paragraph: { numbering: false, outlineLevel: level - 1, indent: { left: 0, firstLine: 0 } },
}))

const text = (card: boolean): IParagraphStyleOptions[] => [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    ...flow('BodyText'),
    run: { size: card ? 22 : 28, color: colors.grey },
    paragraph: { spacing: { after: card ? 60 : 160 } },
  },
  {
    id: 'Fact',
    name: 'Fact',
    ...flow('Fact'),
    paragraph: {
      // Contextual: the lines stand together, the space comes after the last.
      spacing: { line: card ? 245 : 270, after: card ? 80 : 160 },
      contextualSpacing: true,
      ...(!card && { leftTabStop: 1700, indent: { left: 1700, hanging: 1700 } }),
    },
  },
  {
    id: 'BodyText',
    name: 'Body Text',
    ...flow('BodyText'),
    paragraph: { spacing: { line: card ? 245 : 264, after: card ? 60 : 100 } },
  },
  {
    id: 'ListText',
    name: 'List Text',
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: { spacing: { line: card ? 245 : 264, after: card ? 30 : 50 } },
  },
]

const quoted: IParagraphStyleOptions[] = [
  {
    id: 'Quotation',
    name: 'Quotation',
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: {
      ...quoteBorder,
      keepNext: true,
      indent: { left: quoteIndent, right: quoteIndent },
      spacing: { after: 0 },
    },
  },
  {
    id: 'Attribution',
    name: 'Attribution',
    basedOn: 'Quotation',
    next: 'BodyText',
    quickFormat: true,
    run: { size: 18, color: colors.grey },
    paragraph: { spacing: { before: 20, after: 120 } },
  },
  {
    id: 'BlockText',
    name: 'Block Text',
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: { ...quoteBorder, indent: { left: quoteIndent, right: quoteIndent } },
  },
]

const small = (card: boolean): IParagraphStyleOptions[] => [
  {
    id: 'Rationale',
    name: 'Rationale',
    ...flow('BodyText'),
    run: { size: 18, italics: true, color: '404040' },
    paragraph: { spacing: { before: 40, line: 250, after: 40 } },
  },
  {
    id: 'Sources',
    name: 'Sources',
    ...flow('BodyText'),
    run: { size: 17, color: colors.grey },
    paragraph: { spacing: { before: 40, after: 120 } },
  },
  { id: 'TableText', name: 'Table Text', ...flow('TableText'), run: { size: card ? 18 : 19 } },
  { id: 'TableHeader', name: 'Table Header', ...flow('TableText'), run: { size: card ? 18 : 19, bold: true } },
  {
    id: 'Gap',
    name: 'Gap',
    basedOn: 'Normal',
    run: { size: 8 },
    paragraph: { spacing: { line: card ? 60 : 120, lineRule: 'exact', after: 0 } },
  },
]

const around: IParagraphStyleOptions[] = [
  {
    id: 'ContentsHeading',
    name: 'Contents Heading',
    ...flow('ContentsLine'),
    run: { size: 24, bold: true, color: colors.heading },
    paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
  },
  {
    id: 'ContentsLine',
    name: 'Contents Line',
    ...flow('ContentsLine'),
    run: { size: 17 },
    paragraph: { spacing: { after: 50 }, indent: { left: 360, hanging: 360 }, leftTabStop: 360 },
  },
  { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 17, color: colors.grey } },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    run: { size: 17, color: colors.grey },
    paragraph: { border: { top: { style: 'single', size: 4, space: 4, color: colors.line } } },
  },
]
