/** Lists the papers that answers ask for, and turns a policy into any of them. */
import type { Answers } from '../core/answers/answers.js'
import { nearest } from '../core/ground/nearest.js'
import type { Library } from '../core/library/library.js'
import type { Policy } from '../core/policy/policy.js'
import { plannedFiles, renderPlanned, wantedOutputs, type PlannedFile } from '../render/output.js'

/** One file that can be made. */
export interface Paper {
  /** Relative to the practice's folder, with forward slashes; its ending says the form. */
  readonly path: string
  /** The output it belongs to: a choice of the question about outputs, or one that is always made. */
  readonly output: string
}

/** The papers that these answers ask for, in the library's order. */
export const listPapers = (library: Library, answers: Answers): readonly Paper[] =>
  plannedFiles(library, answers, wantedOutputs(library, answers)).map(({ path, output }) => ({ path, output }))

/** The content of one paper by its path, whether the answers ask for it or not; null for a box too small for any text of ours. */
export async function renderPaper(library: Library, policy: Policy, path: string): Promise<string | Uint8Array | null> {
  const outputs = new Set(library.frames.flatMap(({ files }) => Object.keys(files)))
  const all = plannedFiles(library, policy.answers, outputs)
  const planned = all.find((one) => one.path === path)
  if (planned === undefined) throw unknownPaper(path, all)
  return renderPlanned(planned, library, policy)
}

function unknownPaper(path: string, all: readonly PlannedFile[]): Error {
  const close = nearest(
    path,
    all.map((one) => one.path),
  )
  return new Error(`there is no paper ${path}${close === null ? '' : `; did you mean ${close}?`}`)
}
