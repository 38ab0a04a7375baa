/** Turns what is about to be written into the lock that records it. */
import { askedFor } from '../../core/answers/asked.js'
import type { Document } from '../../core/document/tree.js'
import type { Frame } from '../../core/library/frame.js'
import { writeLock, type Lock } from '../../core/policy/lock.js'
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
  readonly removed: readonly string[]
}

/** The lock after writing `outputs` and removing `removed`; outputs of earlier builds stay listed. */
export function buildLock(
  { library, given, today, lock, issued }: Workspace,
  { policy, documentOf, provisions, overrides, outputs, removed, inputs }: LockInput,
): Lock {
  const frames = library.frames.filter((frame) => frame.layout === 'policy')
  const written = outputs.map((output) => [output.path, fingerprint(output.content)] as const)
  const earlier = Object.entries(lock?.outputs ?? {}).filter(([path]) => !removed.includes(path))
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
    frame: frames.flatMap((frame) => linesAround(documentOf(frame))),
    policyFiles: planned.filter(isPolicyFile).map((file) => file.path),
    outputs: byPath(new Map([...earlier, ...written])),
    issued: [...issued],
    inputs,
    seal: '',
  }
}

/** The lock's text, sealed: whoever changes a word of it by hand breaks the seal. */
export const sealedText = (lock: Lock): string =>
  writeLock({ ...lock, seal: fingerprint(writeLock({ ...lock, seal: '' })) })

/** Whether a lock's text is as it was written. */
export function isSealed(text: string): boolean {
  const unix = text.replaceAll('\r\n', '\n')
  const seal = /"seal": "([0-9a-f]+)"\n\}\n$/.exec(unix)?.[1]
  return seal !== undefined && seal === fingerprint(unix.replace(`"seal": "${seal}"\n}\n`, '"seal": ""\n}\n'))
}

const isPolicyFile = (file: ReturnType<typeof plannedFiles>[number]): boolean =>
  file.frame.layout === 'policy' && file.box === null

const plainAnswers = (values: Policy['answers']['values']): Lock['answers'] =>
  Object.fromEntries(
    Object.entries(values).map(([id, answer]) => [id, typeof answer === 'string' ? answer : [...answer]]),
  )

const byPath = (entries: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
