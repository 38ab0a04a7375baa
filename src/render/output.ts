/** Turns a policy into every file the owner asked for, as text or bytes; adding a format = one row in `renderers`. */
import { unprintable } from '../core/ground/bounds/unprintable.js'
import { disclaimersFor } from '../core/policy/disclaimer/disclaimer.js'
import { pastePlaces } from '../core/policy/disclaimer/places.js'
import type { Answers } from '../core/answers/answers.js'
import { documentsOf } from '../core/policy/paper.js'
import { perBox, type Frame } from '../core/library/frame.js'
import type { Library } from '../core/library/library.js'
import type { Policy } from '../core/policy/policy.js'
import type { Document } from '../core/document/tree.js'
import type { PdfEngine } from './pdf/pdf.js'

/** One file to write; `path` is relative to the practice's folder, with forward slashes. */
export interface Output {
  readonly path: string
  readonly content: string | Uint8Array
}

type Renderer = (document: Document) => Promise<string | Uint8Array>

/** By file extension; each loads its packages only when it is used. */
const renderers: Readonly<Record<string, Renderer>> = {
  md: async (document) => (await import('./markdown/markdown.js')).renderMarkdown(document),
  html: async (document) => (await import('./html/html.js')).renderHtml(document),
  docx: async (document) => (await import('./docx/docx.js')).renderDocx(document),
  txt: async (document) => (await import('./plain.js')).renderPlain(document),
  csv: async (document) => (await import('./csv.js')).renderCsv(document),
  ics: async (document) => (await import('./ical.js')).renderCalendar(document),
}

type PageRenderer = (document: Document, library: Library, policy: Policy) => Promise<string>

/** Pages that do more than show a document, by the name in a frame's front matter. */
const pages: Readonly<Record<NonNullable<Frame['page']>, PageRenderer>> = {
  paste: async (document, library, policy) =>
    (await import('./html/paste/page.js')).renderPastePage(
      document,
      pastePlaces(library, policy.answers, policy.notices),
    ),
}

/** The text of one box is plain text. */
const textExtensions = ['txt', 'md']

/** Extensions that a file of this name may have: those of the renderers, or of plain text for the text of one box. */
export const extensionsFor = (name: string): readonly string[] =>
  name.includes(perBox) ? textExtensions : [...Object.keys(renderers), pdfExtension]

/** A PDF takes an engine, which not everybody has. */
const pdfExtension = 'pdf'

/** Whether the file is made by an engine that may be missing. */
export const isPdf = (path: string): boolean => extensionOf(path) === pdfExtension

/** The outputs that are PDFs and nothing else, by name. */
export const pdfOutputs = ({ frames }: Library): readonly string[] => [
  ...new Set(frames.flatMap(({ files }) => Object.keys(files).filter((name) => files[name]?.every(isPdf)))),
]

/** What stands after the last dot of a file's name. */
export const extensionOf = (name: string): string => name.split('.').at(-1) ?? ''

/** Which outputs to make: choices of the outputs question, and any output that is not one of its choices. */
export function wantedOutputs(library: Library, answers: Answers): ReadonlySet<string> {
  const chosen = answers.values[library.parts.outputs] ?? []
  const offered = library.questions.find((question) => question.id === library.parts.outputs)?.choices ?? []
  const always = library.frames
    .flatMap((frame) => Object.keys(frame.files))
    .filter((name) => !offered.some((choice) => choice.value === name))
  return new Set([...(typeof chosen === 'string' ? [chosen] : chosen), ...always])
}

/** The files of the given outputs, in the frames' order; paths only, nothing is rendered. */
export function plannedFiles(library: Library, answers: Answers, wanted: ReadonlySet<string>): readonly PlannedFile[] {
  const boxes = noticeBoxes(library, answers)
  return library.frames.flatMap((frame) =>
    Object.entries(frame.files)
      .filter(([output]) => wanted.has(output))
      .flatMap(([output, names]) =>
        names.flatMap((name): PlannedFile[] =>
          name.includes(perBox)
            ? boxes.map((box) => ({ output, frame, path: name.replace(perBox, box.file), box }))
            : [{ output, frame, path: name, box: null }],
        ),
      ),
  )
}

export interface PlannedFile {
  readonly output: string
  readonly frame: Frame
  readonly path: string
  /** Set for the text of one box. */
  readonly box: NoticeBox | null
}

/** A box of a site, and the name of the file with its text. */
export interface NoticeBox {
  readonly platform: string
  readonly box: string
  readonly file: string
}

/** Every box of the platforms of the disclaimers question. */
function noticeBoxes(library: Library, answers: Answers): readonly NoticeBox[] {
  const chosen = answers.values[library.parts.disclaimers] ?? []
  return library.platforms
    .filter((platform) => chosen.includes(platform.id))
    .flatMap(({ id: platform, fields }) =>
      fields.map(({ id: box }, index) => ({ platform, box, file: index === 0 ? platform : `${platform}-${box}` })),
    )
}

/** Documents that the caller shares, and who is told of each paper as it is rendered. */
export interface Rendering {
  readonly documentOf?: (frame: Frame) => Document
  readonly onRender?: (path: string) => void
  /** Makes PDFs; without it none is made. */
  readonly pdf?: PdfEngine | null
}

/** Renders the files of the given outputs, each once. */
export async function renderOutputs(
  library: Library,
  policy: Policy,
  wanted: ReadonlySet<string>,
  { documentOf = documentsOf(library, policy), onRender, pdf = null }: Rendering = {},
): Promise<readonly Output[]> {
  const outputs: Output[] = []
  for (const planned of plannedFiles(library, policy.answers, wanted)) {
    onRender?.(planned.path)
    const content = await renderPlanned(planned, library, policy, documentOf, pdf)
    if (content !== null) outputs.push({ path: planned.path, content })
  }
  return outputs
}

/** The content of one planned file; null for a box that no text of ours fits, and for a PDF that can't be made. */
export async function renderPlanned(
  { path, box, frame }: PlannedFile,
  library: Library,
  policy: Policy,
  documentOf = documentsOf(library, policy),
  pdf: PdfEngine | null = null,
): Promise<string | Uint8Array | null> {
  if (box !== null) {
    const found = disclaimersFor(library, policy.answers, [box.platform], policy.notices).find(
      (one) => one.box === box.box,
    )
    return found?.text == null ? null : `${found.text}\n`
  }
  if (frame.page !== null) return pages[frame.page](documentOf(frame), library, policy)
  if (isPdf(path)) return pdf === null ? null : pdf((await import('./pdf/pdf.js')).pdfCode(documentOf(frame)))
  const extension = extensionOf(path)
  const render = renderers[frame.plain && extension === 'md' ? 'txt' : extension]
  // Never for a library that was checked: `frameFiles` refuses such a name.
  if (render === undefined) throw unprintable(`"${path}" is the name of no kind of paper`)
  return render(extension === 'html' ? withBehind(frame, library, documentOf) : documentOf(frame))
}

/** A page with the paper that stands behind it, as a part of its own. */
function withBehind(frame: Frame, { frames }: Library, documentOf: (frame: Frame) => Document): Document {
  const document = documentOf(frame)
  const behind = frames.find(({ id }) => id === frame.behind)
  if (behind === undefined) return document
  const { id, title, children } = documentOf(behind)
  const part = { type: 'section', kind: 'part', id, number: null, title, children } as const
  return { ...document, children: [...document.children, { type: 'thematicBreak' }, part] }
}
