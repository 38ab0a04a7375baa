/** The practice's folder as the page holds it, in memory: opened from a saved file, read and written by the very code of the command line. */
import { withAdded } from '../core/answers/complete.js'
import { parseAnswersFile, type AnswersFile } from '../core/answers/read-file.js'
import { writeAnswersFile } from '../core/answers/write-file.js'
import { formatDiagnostic } from '../core/ground/diagnostic.js'
import { reduce } from '../core/interview/reduce.js'
import { keptPlace, withPlace } from '../core/interview/saved-place.js'
import { newInterview, readState, type InterviewState, type Setting } from '../core/interview/state.js'
import { lockName, parseLock } from '../core/policy/lock.js'
import { folderPath, removablePath } from '../node/folder/layout.js'
import { answersName, decodeText, removeFile, writeWhole } from '../node/folder/practice-folder.js'
import { UserError } from '../node/folder/user-error.js'
import { openWorkspace, type Workspace } from '../node/workspace.js'
import type { Refusal } from './refusal.js'
import { filesInMemory, holdFiles } from './memory-disk.js'
import { isZip, unzipped } from './zip.js'

/** The folder of the practice, as the disk in memory knows it. */
export const folder = '.'

/** Where a terminal keeps the place of an unfinished interview. */
const placeName = removablePath('.interview.json')

/** `answers.yaml` as the command line would save it. */
const answersText = ({ library, today }: Setting, { given }: Pick<InterviewState, 'given'>): string =>
  writeAnswersFile(library, withAdded({ library, today }, given), today)

/** The same with the place in the interview, for going on later. */
export const savedText = (setting: Setting, state: InterviewState): string =>
  withPlace(answersText(setting, state), state)

/** Whether papers were written before: then there is a record to compare with, and a home to come back to. */
export const isPractice = (): boolean => filesInMemory().has(lockName)

/** The version as the papers print it: "1.0", or "1.0 draft" until that is issued. */
export const versionWritten = (): string =>
  parseLock({ path: lockName, text: textOf(filesInMemory().get(lockName)) ?? '' }).lock?.version ?? ''

/** Opens the folder with these answers, or those that lie in it; writes nothing. */
export async function practiceWith(setting: Setting, state: Pick<InterviewState, 'given'> | null): Promise<Workspace> {
  const { library, today } = setting
  const given = readAnswers(setting, state === null ? answersThere() : answersText(setting, state))
  if ('problem' in given) throw new UserError(given.problem)
  return openWorkspace({ folder, library, given, today })
}

/** Puts the answers into the folder; the place of an interview that was left in a terminal ends here. */
export async function writeAnswers(setting: Setting, state: Pick<InterviewState, 'given'>): Promise<void> {
  await writeWhole(folder, folderPath(answersName), answersText(setting, state))
  await removeFile(folder, placeName)
}

const answersThere = (): string => textOf(filesInMemory().get(answersName)) ?? ''
const textOf = (bytes: Uint8Array | undefined): string | null => decodeText(bytes ?? new Uint8Array())

function readAnswers({ library }: Setting, text: string): AnswersFile | Refusal {
  const { answers, problems } = parseAnswersFile({ path: answersName, text }, library)
  return answers ?? { problem: problems.map(formatDiagnostic).join('\n') }
}

/** An interview taken up again; at its place, where it was left in the middle. */
export interface Opened {
  readonly state: InterviewState
  readonly isUnderWay: boolean
}

/** Takes up what was saved: `answers.yaml` by itself, or the zip with everything, which is then the folder gone on with. */
export function openSaved(setting: Setting, name: string, bytes: Uint8Array): Opened | Refusal {
  const files = isZip(bytes) || name.toLowerCase().endsWith('.zip') ? unzipped(bytes) : new Map([[answersName, bytes]])
  return 'problem' in files ? files : openFiles(setting, files)
}

/** Takes up the files of a practice's folder. */
export function openFiles(setting: Setting, files: ReadonlyMap<string, Uint8Array>): Opened | Refusal {
  const text = textOf(files.get(answersName))
  if (text === null) return { problem: `${answersName} is not saved as UTF-8.` }
  const opened = interviewFrom(setting, text, placeIn(files))
  if (!('problem' in opened)) holdFiles(files)
  return opened
}

function placeIn(files: ReadonlyMap<string, Uint8Array>): unknown {
  try {
    return JSON.parse(textOf(files.get(placeName)) ?? '') as unknown
  } catch {
    return null
  }
}

/** The interview as a saved text has it: at the place it names, or else on the page of all answers. */
export function interviewFrom(setting: Setting, text: string, place: unknown = null): Opened | Refusal {
  const given = readAnswers(setting, text)
  if ('problem' in given) return given
  const { values, unsure } = given
  const placed = readState(setting, keptPlace(text) ?? place, { values, unsure })
  const state = placed ?? reduce(setting, newInterview({ values, unsure }), { kind: 'overview' })
  return { state, isUnderWay: placed !== null && placed.screen.kind !== 'welcome' }
}

/** The answers as they lie in the folder, all of them to look at. */
export function answersInFolder(setting: Setting): InterviewState {
  const opened = interviewFrom(setting, answersThere())
  if ('problem' in opened) throw new UserError(opened.problem)
  return opened.state
}
