/** A document's layout → the Word styles its paragraphs use. */
import type { ICharacterStyleOptions, IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { Document } from '../../core/document/tree.js'
import { headingIndent, headingNumbers } from './numbering.js'

/** Colors, each with a contrast of at least 4.5:1 on white. */
export const colors = { heading: '1B4B5A', grey: '595959', link: '0B5394', line: 'B7C3C8', shade: 'E9F0F2' } as const

const font = 'Calibri'
const quoteBorder = { border: { left: { style: 'single', size: 12, space: 8, color: colors.line } } } as const

/** Left indent of quoted paragraphs, in twips. */
export const quoteIndent = 360

/** Every style of the document; a card is set smaller. */
export function styles(document: Document): IStylesOptions {
  const card = document.layout === 'card'
  return {
    default: {
      document: { run: { font, size: 19, language: { value: document.language } } },
      title: {
        ...flow('Subtitle'),
        run: { font, size: card ? 36 : 40, bold: true, color: colors.heading },
        // A level of its own, so that every paper begins with a heading of the first level.
        paragraph: { spacing: { before: 0, after: 20 }, keepNext: true, outlineLevel: 0 },
      },
      heading1: heading(0, card ? 24 : 26, { before: card ? 140 : 210, after: card ? 60 : 40 }),
      heading2: heading(1, 21, { before: card ? 100 : 96, after: card ? 50 : 24 }),
      heading3: heading(2, 20, { before: 120, after: 40 }),
      hyperlink: { run: { color: colors.link, underline: { type: 'single' } } },
    },
    characterStyles,
    paragraphStyles: [...text(card), ...quoted, ...compact, ...tables(card), ...around, ...plainHeadings],
  }
}

const characterStyles: ICharacterStyleOptions[] = [
  { id: 'ContentsLink', name: 'Contents Link', basedOn: 'DefaultParagraphFont', run: {} },
  {
    id: 'RationaleText',
    name: 'Rationale Text',
    basedOn: 'DefaultParagraphFont',
    run: { size: 17, italics: true, color: '404040' },
  },
  {
    id: 'SourcesText',
    name: 'Sources Text',
    basedOn: 'DefaultParagraphFont',
    run: { size: 16, color: colors.grey },
  },
]

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

/** Line spacing; without its rule LibreOffice takes the number for points. */
const lines = (factor: number): Spacing => ({ line: Math.round(240 * factor), lineRule: 'auto' })

const text = (card: boolean): IParagraphStyleOptions[] => [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    ...flow('BodyText'),
    run: { size: card ? 22 : 26, color: colors.grey },
    paragraph: { spacing: { after: card ? 60 : 120 } },
  },
  {
    id: 'Fact',
    name: 'Fact',
    ...flow('Fact'),
    paragraph: {
      // Contextual: the lines stand together, the space comes after the last.
      spacing: { ...lines(1.02), after: card ? 80 : 120 },
      contextualSpacing: true,
      ...(!card && { leftTabStop: 1400, indent: { left: 1400, hanging: 1400 } }),
    },
  },
  {
    id: 'BodyText',
    name: 'Body Text',
    ...flow('BodyText'),
    paragraph: { spacing: { ...lines(1), after: 60 } },
  },
  {
    id: 'ListText',
    name: 'List Text',
    basedOn: 'BodyText',
    quickFormat: true,
    // Contextual: the items stand together, the space comes after the last.
    paragraph: { spacing: { ...lines(1), after: 60 }, contextualSpacing: true },
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
    run: { size: 16, color: colors.grey },
    // Room for a long one on a single line.
    paragraph: { spacing: { before: 20, after: 80 }, indent: { left: quoteIndent, right: 0 } },
  },
  {
    id: 'BlockText',
    name: 'Block Text',
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: { ...quoteBorder, indent: { left: quoteIndent, right: quoteIndent } },
  },
]

/** Notes under a rule, and the text of appendices. */
const compact: IParagraphStyleOptions[] = [
  {
    id: 'Notes',
    name: 'Notes',
    ...flow('BodyText'),
    run: { size: 17 },
    paragraph: { spacing: { ...lines(1), after: 120 } },
  },
  {
    id: 'SmallBodyText',
    name: 'Body Text Small',
    basedOn: 'BodyText',
    quickFormat: true,
    run: { size: 17 },
    paragraph: { spacing: { ...lines(1), after: 60 } },
  },
  {
    id: 'SmallListText',
    name: 'List Text Small',
    basedOn: 'ListText',
    quickFormat: true,
    run: { size: 17 },
    paragraph: { spacing: { ...lines(1), after: 20 }, contextualSpacing: false },
  },
  { id: 'SmallTableText', name: 'Table Text Small', basedOn: 'TableText', quickFormat: true, run: { size: 17 } },
  { id: 'SmallTableHeader', name: 'Table Header Small', basedOn: 'TableHeader', quickFormat: true, run: { size: 17 } },
]

const tables = (card: boolean): IParagraphStyleOptions[] => [
  { id: 'TableText', name: 'Table Text', ...flow('TableText'), run: { size: 18 } },
  { id: 'TableHeader', name: 'Table Header', ...flow('TableText'), run: { size: 18, bold: true } },
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
    run: { size: 22, bold: true, color: colors.heading },
    paragraph: { spacing: { before: 160, after: 40 }, keepNext: true },
  },
  {
    id: 'ContentsLine',
    name: 'Contents Line',
    ...flow('ContentsLine'),
    run: { size: 17 },
    paragraph: { spacing: { after: 24 }, indent: { left: 300, hanging: 300 }, leftTabStop: 300 },
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
