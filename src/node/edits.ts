/** Looks after files that somebody changed: their words become overrides, and nothing is written over before a copy is safe. */
import { adoptMarkdown } from '../core/adopt/markdown.js'
import type { Adopted } from '../core/adopt/adopted.js'
import { adoptWord } from '../core/adopt/word.js'
import type { Lock } from '../core/lock.js'
import { overridePath, writeOverride, type Override } from '../core/override.js'
import type { Output } from '../render/output.js'
import { mergeOverrides, type TextConflict } from './merge-overrides.js'
import { fingerprint } from './practice-folder.js'
import type { TouchedFile, Workspace } from './workspace.js'

/** A copy put aside, with the reason in plain words. */
export interface Kept {
  readonly path: string
  readonly content: string | Uint8Array
  readonly why: string
}

export interface Edits {
  /** All overrides as they stand after this. */
  readonly overrides: readonly Override[]
  /** Files of `overrides/` to write, and to remove. */
  readonly write: readonly Output[]
  readonly remove: readonly string[]
  readonly kept: readonly Kept[]
  readonly comments: Adopted['comments']
  /** Provisions where the library and the practice changed the same words. */
  readonly conflicts: readonly TextConflict[]
  readonly notes: readonly string[]
}

/** Brings in every edit of the policy's Markdown and Word files, then fits all overrides to the library as it is now. */
export function bringInEdits(workspace: Workspace, returned: readonly TouchedFile[] = []): Edits {
  const { lock } = workspace
  const touched = [...workspace.touched, ...returned]
  const adopted = lock === null ? [] : touched.flatMap((file) => adoptFile(file, lock, workspace))
  const taken = takeIn(workspace.overrides, adopted)
  const merged = mergeOverrides(workspace, taken.overrides)
  return {
    ...overrideFiles(workspace.overrides, merged.overrides),
    kept: [...workspace.touched.flatMap(copyOfTouched), ...taken.kept, ...merged.kept],
    comments: adopted.flatMap(({ comments }) => comments),
    conflicts: merged.conflicts,
    notes: [...adopted.flatMap(({ notes }) => notes), ...taken.notes, ...merged.notes],
  }
}

/** The edits with conflicts settled the way the owner chose. */
export const settledEdits = (edits: Edits, workspace: Workspace, overrides: readonly Override[]): Edits => ({
  ...edits,
  ...overrideFiles(workspace.overrides, overrides),
  conflicts: [],
})

/** Which files of `overrides/` change on the way from one set to another. */
function overrideFiles(
  before: readonly Override[],
  after: readonly Override[],
): Pick<Edits, 'overrides' | 'write' | 'remove'> {
  const old = new Map(before.map((override) => [overridePath(override), writeOverride(override)]))
  const next = after.map((override) => ({ path: overridePath(override), content: writeOverride(override) }))
  return {
    overrides: after,
    write: next.filter(({ path, content }) => old.get(path) !== content),
    remove: [...old.keys()].filter((path) => !next.some((file) => file.path === path)),
  }
}

function adoptFile(file: TouchedFile, lock: Lock, { overrides, date }: Workspace): Adopted[] {
  if (file.bytes === null) return []
  if (file.path.endsWith('.md') && isPolicy(file, lock)) {
    return [adoptMarkdown(new TextDecoder().decode(file.bytes), lock, { date, overrides })]
  }
  if (file.path.endsWith('.docx') && isPolicy(file, lock)) {
    const adopted = adoptWord(file.bytes, lock, { date, overrides })
    return 'problem' in adopted ? [{ ...nothing, notes: [`${file.path}: ${adopted.problem}`] }] : [adopted]
  }
  return []
}

const nothing: Adopted = { overrides: [], restored: [], obsolete: [], kept: [], comments: [], notes: [] }

const isPolicy = (file: TouchedFile, lock: Lock): boolean =>
  file.returned === true || lock.policyFiles.includes(file.path)

/** Joins what several files bring: where two differ about the same words, the first stands and the other is kept. */
function takeIn(
  existing: readonly Override[],
  adopted: readonly Adopted[],
): { overrides: readonly Override[]; kept: readonly Kept[]; notes: readonly string[] } {
  const result = new Map(existing.map((override) => [overridePath(override), override]))
  const taken = new Map<string, string>()
  const kept: Kept[] = []
  const notes: string[] = []
  for (const one of adopted) {
    for (const gone of one.obsolete) if (!taken.has(overridePath(gone))) result.delete(overridePath(gone))
    for (const override of one.overrides) {
      const path = overridePath(override)
      const other = taken.get(path)
      if (other === undefined) {
        taken.set(path, override.body)
        result.set(path, override)
      } else if (other !== override.body) {
        kept.push(keptText(override.clause, override.body, 'two files changed the same provision in different ways'))
        notes.push(
          `“${override.clause}” was changed in two files in different ways: the first stands, the other is kept.`,
        )
      }
    }
    for (const text of one.kept) kept.push(keptText(text.name, text.text, text.why))
  }
  return { overrides: [...result.values()], kept, notes }
}

/** Named by content, so that keeping the same words twice makes one file. */
export const keptText = (name: string, text: string, why: string): Kept => ({
  path: `kept/${name}-${fingerprint(text).slice(0, 8)}.md`,
  content: `<!-- Kept because ${why}. -->\n\n${text.trim()}\n`,
  why,
})

/** A file as somebody left it, byte for byte. */
export function copyOf(path: string, bytes: Uint8Array, why: string): Kept {
  const [name = '', extension = ''] = splitName(path.replaceAll('/', '-'))
  return { path: `kept/${name}-${fingerprint(bytes).slice(0, 8)}${extension}`, content: bytes, why }
}

const copyOfTouched = ({ path, bytes }: TouchedFile): readonly Kept[] =>
  bytes === null ? [] : [copyOf(path, bytes, `${path} was changed by hand`)]

const splitName = (name: string): readonly string[] => {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
}
