/** Ends a run with what was made, in order of use, and offers to open or copy it. */
import path from 'node:path'
import type { Answers } from '../core/answers/answers.js'
import { possibleChoices } from '../core/answers/complete.js'
import type { Library } from '../core/library/library.js'
import { readText } from '../node/folder/practice-folder.js'
import { plannedFiles, wantedOutputs, type PlannedFile } from '../render/output.js'
import { again } from './again.js'
import type { CommandInput } from './command.js'
import { copyText } from './terminal/clipboard.js'
import { openFile } from './terminal/open-file.js'

/** Whose papers the tour leads through: those of these answers. */
export interface TourInput {
  readonly input: CommandInput
  readonly library: Library
  readonly folder: string
  readonly answers: Answers
}

/** One stop for each paper, with the file that serves best for it. */
export async function showTour({ input, library, folder, answers }: TourInput): Promise<void> {
  const { io, options } = input
  const { endTour } = await import('./wizard/wizard.js')
  const shown = path.relative(io.cwd, folder) || '.'
  const papers = plannedFiles(library, answers, wantedOutputs(library, answers))
  const stops = library.frames.flatMap((frame) => {
    const files = papers.filter((paper) => paper.frame.id === frame.id && paper.box === null)
    const best = files.find(({ path }) => path.endsWith('.docx')) ?? files[0]
    return best === undefined ? [] : [{ use: frame.use, path: `${shown}/${best.path}` }]
  })
  const commands = [
    { command: again(input, '', folder), does: 'see what is due, change an answer, bring your lawyer’s file in' },
    { command: again(input, 'check', folder), does: 'see whether everything is still in order' },
    { command: again(input, 'issue', folder), does: 'release the text as a numbered version, for everyone to sign' },
  ]
  await endTour({
    io,
    plain: options['plain'] === true,
    stops,
    missing: notMade(library, answers),
    toMake: again(input, `update --change ${library.parts.outputs}`, folder),
    commands,
    offers: offersFor(folder, papers),
  })
}

/** What could be made from the same answers and was not, in the words of the question. */
function notMade({ questions, parts }: Library, answers: Answers): readonly string[] {
  const question = questions.find(({ id }) => id === parts.outputs)
  const made = answers.values[parts.outputs] ?? []
  const left =
    question === undefined ? [] : possibleChoices(question, questions).filter(({ value }) => !made.includes(value))
  return left.map(({ label }) => label)
}

function offersFor(
  folder: string,
  papers: readonly PlannedFile[],
): readonly { label: string; run: () => Promise<string> }[] {
  const word = papers.find(({ path }) => path.endsWith('.docx'))
  const text = papers.find(({ box }) => box !== null)
  return [
    ...(word === undefined ? [] : [{ label: 'Open the Word file', run: () => openFile(path.join(folder, word.path)) }]),
    ...(text === undefined
      ? []
      : [{ label: `Copy the first disclaimer (${text.path})`, run: () => copyFile(folder, text.path) }]),
  ]
}

const copyFile = async (folder: string, name: string): Promise<string> =>
  copyText(((await readText(folder, name))?.text ?? '').trim())
