/** Ends a run with what was made, in order of use, and offers to open or copy it. */
import path from 'node:path'
import type { Answers } from '../core/answers/answers.js'
import type { Library } from '../core/library/library.js'
import { readText } from '../node/folder/practice-folder.js'
import { plannedFiles, wantedOutputs, type PlannedFile } from '../render/output.js'
import { copyText } from './terminal/clipboard.js'
import { commandName, type Io } from './terminal/io.js'
import { openFile } from './terminal/open-file.js'

/** Whose papers the tour leads through: those of these answers. */
export interface TourInput {
  readonly io: Io
  readonly plain: boolean
  readonly library: Library
  readonly folder: string
  readonly answers: Answers
}

/** One stop for each paper, with the file that serves best for it. */
export async function showTour({ io, plain, library, folder, answers }: TourInput): Promise<void> {
  const { endTour } = await import('./wizard/wizard.js')
  const shown = path.relative(io.cwd, folder) || '.'
  const papers = plannedFiles(library, answers, wantedOutputs(library, answers))
  const stops = library.frames.flatMap((frame) => {
    const files = papers.filter((paper) => paper.frame.id === frame.id && paper.box === null)
    const best = files.find(({ path }) => path.endsWith('.docx')) ?? files[0]
    return best === undefined ? [] : [{ use: frame.use, path: `${shown}/${best.path}` }]
  })
  const self = commandName(io)
  const commands = [
    { command: self, does: 'change an answer, or take up a newer library' },
    { command: `${self} check`, does: 'see whether everything is still in order' },
    { command: `${self} issue`, does: 'release the signed text as a numbered version' },
  ].map(({ command, does }) => ({ command: command.replace(/^npm start --$/, 'npm start'), does }))
  await endTour({ io, plain, stops, commands, offers: offersFor(folder, papers) })
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
