/** A practice's folder in memory: what build, an edit brought in and a regeneration do to it. */
import { resolveAnswers, type Answer } from '../../src/core/answers.js'
import type { Adopted } from '../../src/core/adopt/adopted.js'
import { adoptMarkdown } from '../../src/core/adopt/markdown.js'
import { frameDocument } from '../../src/core/document.js'
import type { Library } from '../../src/core/library/library.js'
import type { Lock } from '../../src/core/lock.js'
import { mergeOverride, relocateOverrides } from '../../src/core/merge.js'
import { overridePath, type Override } from '../../src/core/override.js'
import { assemblePolicy, type Policy } from '../../src/core/policy.js'
import type { Document } from '../../src/core/tree.js'
import { renderMarkdown } from '../../src/render/markdown.js'
import { frameTexts, lockProvisions } from '../../src/render/provision-text.js'

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
const lockOf = (policy: Policy, document: Document): Lock => ({
  format: 1,
  library: { id: 'test', version: '1.0.0' },
  date: today,
  version: policy.version,
  answers: {},
  questions: {},
  policyFiles: [],
  unsure: [],
  provisions: [...lockProvisions(policy)],
  frame: [...frameTexts(document)],
  outputs: {},
  issued: [],
})

/** Builds everything anew; nothing but the arguments decides the result. */
export function build(
  library: Library,
  values: Readonly<Record<string, Answer>>,
  overrides: readonly Override[],
  kept: readonly string[],
): Folder {
  const answers = resolveAnswers(library.questions, { values, unsure: [] }, today)
  const policy = assemblePolicy(library, answers, { version: '1.0', overrides })
  const frame = library.frames.find((candidate) => candidate.layout === 'policy')
  if (frame === undefined) throw new Error('no policy frame')
  const document = frameDocument(library, policy, frame)
  const lock = lockOf(policy, document)
  const present = new Set(lock.provisions.map((provision) => provision.clause))
  return {
    library,
    answers: values,
    overrides,
    kept,
    lock,
    document,
    markdown: renderMarkdown(document),
    present,
    conflicts: 0,
  }
}

/** The overrides and kept texts of a folder after edits were taken. */
export function take(folder: Folder, taken: Adopted): Folder {
  const files = new Map(folder.overrides.map((override) => [overridePath(override), override]))
  for (const override of taken.obsolete) {
    if (files.get(overridePath(override))?.kind === override.kind) files.delete(overridePath(override))
  }
  for (const override of taken.overrides) files.set(overridePath(override), override)
  return { ...folder, overrides: [...files.values()], kept: [...folder.kept, ...taken.kept.map((item) => item.text)] }
}

/** Takes the edits of a Markdown file. */
export function bringIn(folder: Folder, edited: string): Folder & { readonly taken: Adopted } {
  const taken = adoptMarkdown(edited, folder.lock, { date: today, overrides: folder.overrides })
  return { ...take(folder, taken), taken }
}

/** Builds again with another library and other answers, overrides moved and merged. */
export function regenerate(
  folder: Folder,
  library: Library,
  changes: readonly { readonly question: number; readonly choice: number }[],
): Folder {
  const values = changes.reduce((all, change) => ({ ...all, ...answerChange(library, change) }), folder.answers)
  const relocated = relocateOverrides(library, folder.overrides)
  const bare = build(library, values, [], [])
  let conflicts = 0
  const overrides = relocated.overrides.flatMap((override): readonly Override[] => {
    const current = bare.lock.provisions.find((provision) => provision.clause === override.clause)
    if (current === undefined) return [override]
    const merged = mergeOverride(override, { version: current.version, text: current.text })
    if (merged.outcome === 'conflict') conflicts += 1
    return merged.redundant ? [] : [{ ...override, body: merged.body, base: merged.base }]
  })
  const kept = [...folder.kept, ...relocated.kept.map((item) => item.text)]
  return { ...build(library, values, overrides, kept), conflicts }
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
  const found = texts.flatMap((text) => text.replace(/\s+/g, ' ').match(/Wording \d+ stays just as we put it/g) ?? [])
  return new Set(found)
}

/** A sentence that only the owner could have written. */
export const sentence = (serial: number): string => `Wording ${serial} stays just as we put it`
