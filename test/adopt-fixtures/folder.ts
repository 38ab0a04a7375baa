/** A practice's folder in memory: what build, an edit brought in and a regeneration do to it. */
import { resolveAnswers } from '../../src/core/answers/complete.js'
import type { Answer } from '../../src/core/answers/answers.js'
import type { Adopted } from '../../src/core/override/adopt/adopted.js'
import { baseOf, type Policies } from '../../src/core/override/adopt/based-on.js'
import { adoptMarkdown, readMarkdownFile } from '../../src/core/override/adopt/markdown.js'
import { frameDocument } from '../../src/core/policy/paper.js'
import type { Library } from '../../src/core/library/library.js'
import type { Lock, WrittenPolicy } from '../../src/core/policy/lock.js'
import { takeIn } from '../../src/core/override/take-in.js'
import { fitOverrides } from '../../src/core/override/fit.js'
import type { Override } from '../../src/core/policy/override.js'
import { assemblePolicy, type Policy } from '../../src/core/policy/policy.js'
import type { Document } from '../../src/core/document/tree.js'
import { renderMarkdown } from '../../src/render/markdown/markdown.js'
import { linesAround, lockProvisions } from '../../src/core/policy/written.js'

const today = '2026-11-24'

export interface Folder {
  readonly library: Library
  readonly answers: Readonly<Record<string, Answer>>
  readonly overrides: readonly Override[]
  readonly kept: readonly string[]
  readonly lock: Lock
  readonly document: Document
  readonly markdown: string
  /** Clauses whose provisions stand in the policy. */
  readonly present: ReadonlySet<string>
  readonly conflicts: number
}

/** The lock of a policy and its document, as a build writes it. */
const lockOf = (policy: Policy, document: Document, overrides: readonly Override[]): Lock => ({
  format: 1,
  library: { id: 'test', version: '1.0.0' },
  date: today,
  version: policy.version,
  answers: {},
  questions: {},
  policyFiles: [],
  unsure: [],
  provisions: [...lockProvisions(policy)],
  overrides,
  frame: [...linesAround(document)],
  outputs: {},
  issued: [],
  papers: [],
  inputs: '',
  notices: [],
  seal: '',
})

/** Folders that were built, for each library; a proof builds the same one again and again. */
const built = new WeakMap<Library, Map<string, Folder>>()

/** Builds everything; nothing but the arguments decides the result, so what was built once is not built again. */
export function build(
  library: Library,
  values: Readonly<Record<string, Answer>>,
  overrides: readonly Override[],
  kept: readonly string[],
): Folder {
  const known = built.get(library) ?? new Map<string, Folder>()
  built.set(library, known)
  const key = JSON.stringify([values, overrides])
  const folder = known.get(key) ?? buildAnew(library, values, overrides)
  known.set(key, folder)
  return { ...folder, kept }
}

function buildAnew(library: Library, values: Readonly<Record<string, Answer>>, overrides: readonly Override[]): Folder {
  const answers = resolveAnswers(library.questions, { values, unsure: [] }, today)
  const policy = assemblePolicy(library, answers, { version: '1.0', overrides })
  const frame = library.frames.find((candidate) => candidate.layout === 'policy')
  if (frame === undefined) throw new Error('no policy frame')
  const document = frameDocument(library, policy, frame)
  const lock = lockOf(policy, document, overrides)
  const present = new Set(lock.provisions.map((provision) => provision.clause))
  return {
    library,
    answers: values,
    overrides,
    kept: [],
    lock,
    document,
    markdown: renderMarkdown(document),
    present,
    conflicts: 0,
  }
}

/** The overrides and kept texts of a folder after edits were taken. */
export function take(folder: Folder, adopted: Adopted, { provisions, overrides }: WrittenPolicy = folder.lock): Folder {
  const taken = takeIn(folder.overrides, [{ adopted, provisions, overrides, from: null }])
  return { ...folder, overrides: taken.overrides, kept: [...folder.kept, ...taken.kept.map((item) => item.text)] }
}

/** Takes the edits of a Markdown file, which may have started from an earlier folder's. */
export function bringIn(
  folder: Folder,
  edited: string,
  earlier: readonly Folder[] = [],
): Folder & { readonly taken: Adopted; readonly base: WrittenPolicy } {
  const others = earlier.map(({ lock }) => lock).filter((lock) => wordsOf(lock) !== wordsOf(folder.lock))
  const policies: Policies = [folder.lock, ...others.reverse()]
  const file = readMarkdownFile(edited, policies)
  const base = baseOf(file, policies)
  const taken = adoptMarkdown(file, base, { date: today })
  return { ...take(folder, taken, base), taken, base }
}

const wordsOf = ({ provisions, overrides }: Lock): string => JSON.stringify({ provisions, overrides })

/** Builds again with another library and other answers, overrides moved and merged. */
export function regenerate(
  folder: Folder,
  library: Library,
  changes: readonly { readonly question: number; readonly choice: number }[],
): Folder {
  const values = changes.reduce((all, change) => ({ ...all, ...answerChange(library, change) }), folder.answers)
  const bare = build(library, values, [], [])
  const fitted = fitOverrides(library, bare.lock.provisions, folder.overrides)
  const kept = [...folder.kept, ...fitted.kept.map((item) => item.text)]
  return { ...build(library, values, fitted.overrides, kept), conflicts: fitted.conflicts.length }
}

function answerChange(
  library: Library,
  change: { readonly question: number; readonly choice: number },
): Readonly<Record<string, Answer>> {
  const questions = library.questions.filter((question) => question.choices.length > 0)
  const question = questions[change.question % questions.length]
  const choice = question?.choices[change.choice % question.choices.length]
  if (question === undefined || choice === undefined) return {}
  return { [question.id]: question.kind === 'multiselect' ? [choice.value] : choice.value }
}

/** The owner's sentences in texts, whatever markup stands around them. */
export function sentencesIn(texts: readonly string[]): ReadonlySet<string> {
  const found = texts.flatMap(
    (text) => text.replace(/\\?\s+/g, ' ').match(/Wording \d+ stays just as we put it/g) ?? [],
  )
  return new Set(found)
}

/** A sentence that only the owner could have written. */
export const sentence = (serial: number): string => `Wording ${serial} stays just as we put it`
