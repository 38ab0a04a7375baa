/** Turns a policy into every file the owner asked for, as text or bytes; adding a format = one row in `renderers`. */
import { disclaimersFor } from '../core/policy/disclaimer/disclaimer.js'
import type { Answers } from '../core/answers/answers.js'
import { documentsOf } from '../core/policy/paper.js'
import { perPlatform, type Frame } from '../core/library/frame.js'
import type { Library } from '../core/library/library.js'
import type { Policy } from '../core/policy/policy.js'
import type { Document } from '../core/document/tree.js'

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
  csv: async (document) => (await import('./csv.js')).renderCsv(document),
  ics: async (document) => (await import('./ical.js')).renderCalendar(document),
}

/** A platform's own text is plain text. */
const textExtensions = ['txt', 'md']

/** Extensions that a file of this name may have: those of the renderers, or of plain text for a platform's own text. */
export const extensionsFor = (name: string): readonly string[] =>
  name.includes(perPlatform) ? textExtensions : Object.keys(renderers)

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
  const platforms = textPlatforms(library, answers)
  return library.frames.flatMap((frame) =>
    Object.entries(frame.files)
      .filter(([output]) => wanted.has(output))
      .flatMap(([output, names]) =>
        names.flatMap((name): PlannedFile[] =>
          name.includes(perPlatform)
            ? platforms.map((platform) => ({ output, frame, path: name.replace(perPlatform, platform), platform }))
            : [{ output, frame, path: name, platform: null }],
        ),
      ),
  )
}

export interface PlannedFile {
  readonly output: string
  readonly frame: Frame
  readonly path: string
  /** Set for a platform's own text. */
  readonly platform: string | null
}

/** Platforms of the disclaimers question whose main box takes a text. */
function textPlatforms(library: Library, answers: Answers): readonly string[] {
  const chosen = answers.values[library.parts.disclaimers] ?? []
  return library.platforms
    .filter((platform) => chosen.includes(platform.id) && platform.fields.length > 0)
    .map((platform) => platform.id)
}

/** Documents that the caller shares, and who is told of each paper as it is rendered. */
export interface Rendering {
  readonly documentOf?: (frame: Frame) => Document
  readonly onRender?: (path: string) => void
}

/** Renders the files of the given outputs, each once. */
export async function renderOutputs(
  library: Library,
  policy: Policy,
  wanted: ReadonlySet<string>,
  { documentOf = documentsOf(library, policy), onRender }: Rendering = {},
): Promise<readonly Output[]> {
  const outputs: Output[] = []
  for (const planned of plannedFiles(library, policy.answers, wanted)) {
    onRender?.(planned.path)
    if (planned.platform !== null) {
      const [main] = disclaimersFor(library, policy.answers, [planned.platform])
      if (main?.text != null) outputs.push({ path: planned.path, content: `${main.text}\n` })
      continue
    }
    const render = renderers[extensionOf(planned.path)]
    // Never for a library that was checked: `frameFiles` refuses such a name.
    if (render === undefined) throw new Error(`no renderer for ${planned.path}`)
    outputs.push({ path: planned.path, content: await render(documentOf(planned.frame)) })
  }
  return outputs
}
