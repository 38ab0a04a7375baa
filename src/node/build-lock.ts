/** Turns what is about to be written into the lock that records it. */
import { askedFor } from '../core/asked.js'
import { frameDocument } from '../core/document.js'
import type { Lock } from '../core/lock.js'
import type { Policy } from '../core/policy.js'
import { plannedFiles, type Output } from '../render/output.js'
import { frameTexts } from '../render/provision-text.js'
import { fingerprint } from './practice-folder.js'
import type { Workspace } from './workspace.js'

/** The lock after writing `outputs` and removing `removed`; outputs of earlier builds stay listed. */
export function buildLock(
  { library, given, today, lock }: Workspace,
  policy: Policy,
  provisions: Lock['provisions'],
  outputs: readonly Output[],
  removed: readonly string[],
): Lock {
  const frames = library.frames.filter((frame) => frame.layout === 'policy')
  const written = outputs.map((output) => [output.path, fingerprint(output.content)] as const)
  const earlier = Object.entries(lock?.outputs ?? {}).filter(([path]) => !removed.includes(path))
  const planned = plannedFiles(library, policy, new Set(frames.flatMap((frame) => Object.keys(frame.files))))
  return {
    format: 1,
    library: { id: library.id, version: library.version },
    date: today,
    version: policy.version,
    answers: plainAnswers(policy.answers.values),
    questions: askedFor(library),
    unsure: [...given.unsure],
    provisions,
    frame: frames.flatMap((frame) => frameTexts(frameDocument(library, policy, frame))),
    policyFiles: planned.filter(isPolicyFile).map((file) => file.path),
    outputs: byPath(new Map([...earlier, ...written])),
    issued: lock?.issued ?? [],
  }
}

const isPolicyFile = (file: ReturnType<typeof plannedFiles>[number]): boolean =>
  file.frame.layout === 'policy' && file.platform === null

const plainAnswers = (values: Policy['answers']['values']): Lock['answers'] =>
  Object.fromEntries(
    Object.entries(values).map(([id, answer]) => [id, typeof answer === 'string' ? answer : [...answer]]),
  )

const byPath = (entries: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
