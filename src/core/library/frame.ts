/** Turns a file of `templates/` into a frame: the fixed words around what is generated, and the files it becomes. */
import * as z from 'zod'
import { errorAt, type Diagnostic } from '../ground/diagnostic.js'
import { paperFault } from '../ground/bounds/file-name.js'
import { late, parseShape, type Shaped } from '../ground/shape.js'
import type { Place, SourceFile } from '../ground/source.js'
import type { TemplateNode } from '../template/nodes.js'
import { parseTemplate } from '../template/parse.js'
import { splitFrontMatter } from '../ground/front-matter.js'

export interface Frame {
  readonly id: string
  readonly title: string
  readonly layout: 'policy' | 'sheet' | 'card'
  /** Position among the outputs. */
  readonly order: number
  /** What a person does with it, for the tour at the end. */
  readonly use: string
  /** Choice of the outputs question → files written; an output no question offers is always written. */
  readonly files: Readonly<Record<string, readonly string[]>>
  /** Where each output is named. */
  readonly filePlaces: Readonly<Record<string, Place>>
  /** Its words are pasted elsewhere: its Markdown file bears no marks but those of headings and lists. */
  readonly plain: boolean
  /** The page it makes, where that is more than its words; null = its words. */
  readonly page: 'paste' | null
  /** Columns of its text in Word. */
  readonly columns: 1 | 2
  /** The most words it may have, for any answers; null = any number. */
  readonly mostWords: number | null
  /** A paper that follows this one on its page, for a screen only; null = none. */
  readonly behind: string | null
  /** People write into it: once it holds entries it is left alone. */
  readonly filledIn: boolean
  readonly nodes: readonly TemplateNode[]
  readonly place: Place
  readonly bodyOffset: number
}

/** A disclaimer text: one family (kind of box), one tier (most characters it may take). */
export interface DisclaimerTemplate {
  readonly family: string
  readonly tier: number | 'full'
  readonly nodes: readonly TemplateNode[]
  readonly place: Place
}

export const frameShape = late(() =>
  z.strictObject({
    title: z.string().describe('title of the paper'),
    layout: z
      .enum(['policy', 'sheet', 'card'])
      .describe('`policy` (contents and numbers), `sheet` (a form of a few pages), `card` (small type, a page or two)'),
    order: z.number().describe('position among the papers'),
    use: z.string().describe('what it is for, in a line'),
    plain: z.boolean().optional().describe('its words are pasted elsewhere: its Markdown file is plain text'),
    page: z.enum(['paste']).optional().describe('the page it makes, where that is more than its words'),
    columns: z.literal(2).optional().describe('2: in Word its text stands in two columns'),
    mostWords: z
      .int()
      .positive()
      .optional()
      .describe('the most words it may have, for any answers: `library prove` counts'),
    behind: z.string().optional().describe('a paper that follows this one on its page (HTML)'),
    filledIn: z.boolean().optional().describe('people write into it, so what they enter is not an edit'),
    files: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]))
      .describe('output name → file name or names; the ending says the form'),
  }),
)
const rule = 'library/templates'

/** Stands in a frame's file name for each box that gets a text of its own: the site's id for its main box, else site and box. */
export const perBox = '{box}'

/** Parses `templates/<id>.md.hbs`. */
export function parseFrame(file: SourceFile): { frame: Frame | null; problems: readonly Diagnostic[] } {
  const { parts, problems: splitProblems } = splitFrontMatter(file, rule)
  if (parts === null) return { frame: null, problems: splitProblems }
  const parsed = parseShape(file, frameShape, rule, parts.head, 1)
  const problems = [...parsed.problems]
  const nodes = parseTemplate(parts.body, 'frame', (at, message, hint) =>
    problems.push(
      errorAt({ file: file.path, line: at.line + parts.bodyOffset, column: at.column }, rule, message, hint),
    ),
  )
  if (parsed.value === null) return { frame: null, problems }
  const { files, ...head } = parsed.value
  problems.push(...strayNames(files, parsed.problem))
  const id = (file.path.split('/').at(-1) ?? '').replace(/\.md\.hbs$/, '')
  const frame: Frame = {
    ...head,
    plain: head.plain ?? false,
    columns: head.columns ?? 1,
    mostWords: head.mostWords ?? null,
    behind: head.behind ?? null,
    page: head.page ?? null,
    filledIn: head.filledIn ?? false,
    id,
    files: Object.fromEntries(
      Object.entries(files).map(([output, names]) => [output, typeof names === 'string' ? [names] : names]),
    ),
    filePlaces: Object.fromEntries(Object.keys(files).map((output) => [output, parsed.placeOf(['files', output])])),
    nodes,
    place: { file: file.path, line: 1, column: 1 },
    bodyOffset: parts.bodyOffset,
  }
  return { frame, problems }
}

/** File names that lead out of the practice's folder. */
const strayNames = (
  files: Readonly<Record<string, string | readonly string[]>>,
  problem: Shaped<unknown>['problem'],
): readonly Diagnostic[] =>
  Object.entries(files).flatMap(([output, names]) =>
    [names].flat().flatMap((name, index) => {
      const fault = paperFault(name.replace(perBox, 'x'))
      const path = typeof names === 'string' ? ['files', output] : ['files', output, index]
      if (fault === null) return []
      return [problem(path, `Unexpected file name "${name}", expected a path inside the practice's folder: ${fault}`)]
    }),
  )

/** Two papers can't be one file; on many systems "Card.md" and "card.md" are. */
export function sharedFiles(frames: readonly Frame[]): { readonly problems: readonly Diagnostic[] } {
  const seen = new Set<string>()
  const files = frames.flatMap(({ place, files }) =>
    Object.values(files)
      .flat()
      .map((name) => ({ place, name })),
  )
  const twice = files.filter(({ name }) => seen.size === seen.add(name.toLowerCase()).size)
  return {
    problems: twice.map(({ place, name }) =>
      errorAt(place, rule, `Unexpected second paper in the file "${name}", expected a file for each paper`),
    ),
  }
}

/** Parses `templates/disclaimers/<family>-<tier>.txt` (or `.md`); the file name says family and tier. */
export function parseDisclaimer(file: SourceFile): {
  disclaimer: DisclaimerTemplate | null
  problems: readonly Diagnostic[]
} {
  const place: Place = { file: file.path, line: 1, column: 1 }
  const match = /(?<![a-z-])([a-z-]+)-(\d+|full)\.(?:txt|md)$/.exec(file.path)
  if (match === null) {
    return {
      disclaimer: null,
      problems: [errorAt(place, rule, 'Unexpected file name, expected <family>-<tier>.txt, such as review-250.txt')],
    }
  }
  const problems: Diagnostic[] = []
  const nodes = parseTemplate(file.text.replace(/\r\n/g, '\n').trim(), 'clause', (at, message, hint) =>
    problems.push(errorAt({ file: file.path, ...at }, rule, message, hint)),
  )
  const tier = match[2] === 'full' ? 'full' : Number(match[2])
  return { disclaimer: { family: match[1] ?? '', tier, nodes, place }, problems }
}
