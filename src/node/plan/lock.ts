/** Turns what is about to be written into the lock that records it. */
import { askedFor } from '../../core/answers/asked.js'
import type { Document } from '../../core/document/tree.js'
import type { Frame } from '../../core/library/frame.js'
import type { Library } from '../../core/library/library.js'
import { libraryBoxes } from '../../core/policy/disclaimer/disclaimer.js'
import { isSameBox } from '../../core/policy/disclaimer/own-notice.js'
import { boxFiles } from '../edits/notice-files.js'
import type { Lock, WrittenNotice, WrittenPaper } from '../../core/policy/lock.js'
import { frameDocument } from '../../core/policy/paper.js'
import { writtenPaper } from '../../core/policy/papers/written-papers.js'
import { isPage } from '../edits/read-back.js'
import { ownFrames } from '../edits/paper-files.js'
import { overridePath } from '../../core/policy/override.js'
import type { Policy } from '../../core/policy/policy.js'
import { plannedFiles, type Output } from '../../render/output.js'
import { linesAround } from '../../core/policy/written.js'
import { fingerprint } from '../folder/practice-folder.js'
import type { Workspace } from '../workspace.js'

/** What is about to be written. */
export interface LockInput extends Pick<Lock, 'provisions' | 'overrides' | 'inputs'> {
  readonly policy: Policy
  readonly documentOf: (frame: Frame) => Document
  readonly outputs: readonly Output[]
  /** Papers of earlier builds that are no longer ours. */
  readonly dropped: readonly string[]
}

/** The lock after writing `outputs`, without the `dropped` ones; outputs of earlier builds stay listed. */
export function buildLock(
  { library, given, today, lock, issued }: Workspace,
  { policy, documentOf, provisions, overrides, outputs, dropped, inputs }: LockInput,
): Lock {
  const frames = library.frames.filter((frame) => frame.layout === 'policy')
  const written = outputs.map((output) => [output.path, fingerprint(output.content)] as const)
  const earlier = Object.entries(lock?.outputs ?? {}).filter(([path]) => !dropped.includes(path))
  const planned = plannedFiles(library, policy.answers, new Set(frames.flatMap((frame) => Object.keys(frame.files))))
  return {
    format: 1,
    library: { id: library.id, version: library.version },
    date: today,
    version: policy.version,
    answers: plainAnswers(policy.answers.values),
    questions: askedFor(library),
    unsure: [...given.unsure],
    provisions,
    overrides: [...overrides].sort((a, b) => (overridePath(a) < overridePath(b) ? -1 : 1)),
    notices: [...stillWritten(lock, written, dropped), ...writtenNotices(library, policy, outputs)].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    ),
    papers: [...earlierPapers(lock, outputs, library), ...writtenPapers(library, policy, documentOf, outputs)].sort(
      (a, b) => (a.paper < b.paper ? -1 : 1),
    ),
    frame: frames.flatMap((frame) => linesAround(documentOf(frame))),
    policyFiles: planned.filter(isPolicyFile).map((file) => file.path),
    outputs: byPath(new Map([...earlier, ...written])),
    issued: [...issued],
    inputs,
    seal: '',
  }
}

/** Texts of boxes whose files this build leaves as they are. */
const stillWritten = (
  lock: Lock | null,
  written: readonly (readonly [path: string, hash: string])[],
  dropped: readonly string[],
): readonly WrittenNotice[] =>
  (lock?.notices ?? []).filter(({ path }) => !dropped.includes(path) && !written.some(([name]) => name === path))

/** Texts of boxes as this build writes them. */
function writtenNotices(library: Library, policy: Policy, outputs: readonly Output[]): readonly WrittenNotice[] {
  const boxes = libraryBoxes(library, policy.answers)
  return boxFiles(library, policy.answers).flatMap(({ path, box: { platform, box: field } }): WrittenNotice[] => {
    const box = boxes.find((one) => isSameBox(one, { platform, field }))
    if (box === undefined || !outputs.some((output) => output.path === path)) return []
    const own = policy.notices.find((notice) => isSameBox(notice, box))
    return [{ platform, field, path, text: own?.text ?? box.text, base: own === undefined ? null : box.text }]
  })
}

/** Whether one of these files is a paper of the frame, or it stands behind another one there. */
const isWritten = (frame: Frame, { frames }: Library, outputs: readonly Output[]): boolean =>
  isAmong(filesOf(frame), outputs) ||
  frames.some(({ behind, ...other }) => behind === frame.id && isAmong(filesOf(other).filter(isPage), outputs))

const filesOf = ({ files }: Pick<Frame, 'files'>): readonly string[] => Object.values(files).flat()

const isAmong = (names: readonly string[], outputs: readonly Output[]): boolean =>
  names.some((name) => outputs.some(({ path }) => path === name))

/** Papers whose files this build leaves as they are. */
const earlierPapers = (lock: Lock | null, outputs: readonly Output[], library: Library): readonly WrittenPaper[] =>
  (lock?.papers ?? []).filter(
    ({ paper }) => !ownFrames(library).some((frame) => frame.id === paper && isWritten(frame, library, outputs)),
  )

/** The words of papers as this build writes them. */
const writtenPapers = (
  library: Library,
  policy: Policy,
  documentOf: LockInput['documentOf'],
  outputs: readonly Output[],
): readonly WrittenPaper[] =>
  ownFrames(library)
    .filter((frame) => isWritten(frame, library, outputs))
    .map((frame) => {
      const isOwn = policy.papers.some(({ paper }) => paper === frame.id)
      return writtenPaper(documentOf(frame), isOwn ? frameDocument(library, { ...policy, papers: [] }, frame) : null)
    })

const isPolicyFile = (file: ReturnType<typeof plannedFiles>[number]): boolean =>
  file.frame.layout === 'policy' && file.box === null

const plainAnswers = (values: Policy['answers']['values']): Lock['answers'] =>
  Object.fromEntries(
    Object.entries(values).map(([id, answer]) => [id, typeof answer === 'string' ? answer : [...answer]]),
  )

const byPath = (entries: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
