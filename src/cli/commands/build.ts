/** `build`: answers.yaml into every document, no questions asked. */
import path from 'node:path'
import type { Library } from '../../core/library/library.js'
import { nearest } from '../../core/ground/nearest.js'
import { count } from '../../core/ground/phrase.js'
import { readGivenText } from '../../node/folder/practice-folder.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import type { ReviewCopy } from '../../node/review-copy.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { howToGetPdf, loadPdfEngine } from '../../node/pdf-engine.js'
import { pdfOutputs, wantedOutputs } from '../../render/output.js'
import type { BuildPlan } from '../../node/plan/plan.js'
import type { Workspace } from '../../node/workspace.js'
import { again } from '../again.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, textOption, workspaceOf } from '../context.js'
import { takeAnswers } from '../take-answers.js'
import { printJson, tell, type Io } from '../terminal/io.js'
import { buildAndWrite, reportConflicts } from '../write-folder.js'

export const run: CommandRun = async (input) => {
  const { options, io } = input
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const from = textOption(options, 'answers')
  const source = input.answers ?? (from === undefined ? undefined : await readAnswersSource(io, from))
  const given = await readAnswers(library, folder, source)
  const only = onlyOutputs(library, textOption(options, 'only'))
  const pdfs = options['pdf'] === true ? await askedPdfs(library) : []
  return whileHolding(folder, async () => {
    const workspace = await workspaceOf(input, library, folder, given)
    if (await reportConflicts(workspace, input)) return exit.problems
    const named = pdfs.length === 0 ? only : new Set([...(only ?? wantedOutputs(library, workspace.answers)), ...pdfs])
    const plan = await buildAndWrite(workspace, named, io, () => takeAnswers(folder, source))
    const review = options['review'] === true ? await reviewed(workspace, plan) : null
    if (options['json'] === true) printJson(io, { files: plan.files, ...(review !== null && { review: review.path }) })
    else tell(io, [...summary(plan, folder, io), ...reviewLines(review, again(input, 'adopt FILE', folder))])
    return exit.ok
  })
}

/** The copy for the lawyer, whose printer is loaded for that alone. */
const reviewed = async (workspace: Workspace, plan: BuildPlan): Promise<ReviewCopy | null> =>
  (await import('../../node/review-copy.js')).writeReviewCopy(workspace, plan)

async function readAnswersSource(io: CommandInput['io'], from: string): Promise<{ path: string; text: string }> {
  if (from === '-') return { path: 'standard input', text: await readAll(io.input) }
  const file = path.resolve(io.cwd, from)
  const source = await readGivenText(file, from)
  if (source === null) throw new UserError(`There is no file ${from}. Nothing was written.`)
  return source
}

/** `--answers -`: whatever another program hands over. */
async function readAll(input: CommandInput['io']['input']): Promise<string> {
  const chunks: string[] = []
  for await (const chunk of input) chunks.push(String(chunk))
  return chunks.join('')
}

/** `--pdf`: asked for by name, it is made or nothing is. */
async function askedPdfs(library: Library): Promise<readonly string[]> {
  const pdfs = pdfOutputs(library)
  if (pdfs.length === 0) throw new UserError('This library has no PDFs. Nothing was written.')
  if ((await loadPdfEngine()) === null) throw new UserError(`${howToGetPdf} Nothing was written.`)
  return pdfs
}

/** `--only policy-docx,calendar`: output names, checked. */
function onlyOutputs(library: Library, names: string | undefined): ReadonlySet<string> | null {
  if (names === undefined) return null
  const known = [...new Set(library.frames.flatMap((frame) => Object.keys(frame.files)))]
  const wanted = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  for (const name of wanted) {
    if (known.includes(name)) continue
    const close = nearest(name, known)
    throw new UserError(
      `Unexpected output "${name}", expected one of: ${known.join(', ')}${close === null ? '' : `\n  hint: did you mean "${close}"?`}`,
    )
  }
  return new Set(wanted)
}

function summary(plan: BuildPlan, folder: string, io: Io): readonly string[] {
  const shown = path.relative(io.cwd, folder) || '.'
  const changed = plan.files.filter((file) => file.action === 'create' || file.action === 'update')
  const head =
    changed.length === 0 ? `Nothing to change in ${shown}` : `Wrote ${count(changed.length, 'file')} to ${shown}`
  return [
    `${head} (policy ${plan.lock.version}, ${count(plan.lock.provisions.length, 'provision')}).`,
    ...changed.map((file) => `  ${file.path}`),
  ]
}

const reviewLines = (review: ReviewCopy | null, toAdopt: string): readonly string[] =>
  review === null
    ? []
    : [
        ...(review.kept === null ? [] : [`The copy for the lawyer that was there is kept as ${review.kept}.`]),
        `For your lawyer: ${review.path}. When it comes back: ${toAdopt}`,
      ]
