/** Turns answers into every paper, in memory and by the very code of the command line, and a saved file back into an interview. */
import { withAdded } from '../core/answers/complete.js'
import { parseAnswersFile, type AnswersFile } from '../core/answers/read-file.js'
import { writeAnswersFile } from '../core/answers/write-file.js'
import { formatDiagnostic } from '../core/ground/diagnostic.js'
import { reduce } from '../core/interview/reduce.js'
import { keptPlace, withPlace } from '../core/interview/saved-place.js'
import { newInterview, readState, type InterviewState, type Setting } from '../core/interview/state.js'
import { answersName, decodeText } from '../node/folder/practice-folder.js'
import { planBuild } from '../node/plan/plan.js'
import { openWorkspace, type Workspace } from '../node/workspace.js'
import { writeBuild } from '../node/write.js'
import type { Refusal } from './refusal.js'
import { filesInMemory, holdFiles } from './memory-disk.js'
import { isZip, unzipped } from './zip.js'

/** The folder of the practice, as the disk in memory knows it. */
const folder = '.'

/** `answers.yaml` as the command line would save it. */
const answersText = ({ library, today }: Setting, { given }: InterviewState): string =>
  writeAnswersFile(library, withAdded({ library, today }, given), today)

/** The same with the place in the interview, for going on later. */
export const savedText = (setting: Setting, state: InterviewState): string =>
  withPlace(answersText(setting, state), state)

/** Opens the folder in memory with these answers in it. */
async function workspaceWith(setting: Setting, state: InterviewState): Promise<Workspace> {
  const { library, today } = setting
  const text = answersText(setting, state)
  const given = readAnswers(setting, text)
  if ('problem' in given) throw new Error(given.problem)
  holdFiles(new Map([...filesInMemory(), [answersName, new TextEncoder().encode(text)]]))
  return openWorkspace({ folder, library, given, today })
}

/** Every file of the practice, and what became of edits that came back in them. */
export interface Papers {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly notes: readonly string[]
}

/** Writes every paper into memory; edits in papers that were opened are brought in first, as the command line does. */
export async function buildPapers(
  setting: Setting,
  state: InterviewState,
  progress: (done: number, of: number, path: string) => void,
): Promise<Papers> {
  const plan = await planBuild(await workspaceWith(setting, state))
  await writeBuild(folder, plan, progress)
  const { notes, kept, conflicts, write } = plan.edits
  return {
    files: filesInMemory(),
    notes: [
      ...write.map(({ path }) => `Your own wording is in ${path}, and stays in every later version.`),
      ...notes,
      ...conflicts.map(
        ({ title }) =>
          `You and the library both changed “${title}”. Your words stay; to choose, open the folder with the program.`,
      ),
      ...kept.map(({ path, why }) => `Kept as ${path}: ${why}.`),
    ],
  }
}

function readAnswers({ library }: Setting, text: string): AnswersFile | Refusal {
  const { answers, problems } = parseAnswersFile({ path: answersName, text }, library)
  return answers ?? { problem: problems.map(formatDiagnostic).join('\n') }
}

/** Takes up what was saved: `answers.yaml` by itself, or the zip with everything, which is then the folder gone on with. */
export function openSaved(setting: Setting, bytes: Uint8Array): InterviewState | Refusal {
  const files = isZip(bytes) ? unzipped(bytes) : new Map([[answersName, bytes]])
  return 'problem' in files ? files : openFiles(setting, files)
}

/** Takes up the files of a practice's folder. */
function openFiles(setting: Setting, files: ReadonlyMap<string, Uint8Array>): InterviewState | Refusal {
  const text = decodeText(files.get(answersName) ?? new Uint8Array())
  if (text === null) return { problem: `${answersName} is not saved as UTF-8.` }
  const state = stateFrom(setting, text)
  if (!('problem' in state)) holdFiles(files)
  return state
}

/** The interview as a saved text has it: at the place it names, or else on the page of all answers. */
export function stateFrom(setting: Setting, text: string): InterviewState | Refusal {
  const given = readAnswers(setting, text)
  if ('problem' in given) return given
  const { values, unsure } = given
  const placed = readState(setting, keptPlace(text), { values, unsure })
  return placed ?? reduce(setting, newInterview({ values, unsure }), { kind: 'overview' })
}
