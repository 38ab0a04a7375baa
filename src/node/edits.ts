/** Looks after files that somebody changed: their words become overrides, and nothing is written over before a copy is safe. */
import type { Adopted } from '../core/override/adopt/adopted.js'
import { baseOf, type Policies } from '../core/override/adopt/based-on.js'
import { adoptMarkdown, readMarkdownFile } from '../core/override/adopt/markdown.js'
import { plainNote } from '../core/override/adopt/notes.js'
import { takeIn, type FromFile } from '../core/override/take-in.js'
import { adoptWord, readWordFile } from '../core/override/adopt/word.js'
import { fitOverrides, type TextClash } from '../core/override/fit.js'
import type { Lock, WrittenPolicy } from '../core/policy/lock.js'
import { overridePath, rewriteOverride, writeOverride, type Override } from '../core/policy/override.js'
import { assemblePolicy } from '../core/policy/policy.js'
import type { Output } from '../render/output.js'
import { lockProvisions } from '../core/policy/written.js'
import { earlierPolicies } from './earlier-drafts.js'
import { decodeText, fingerprint } from './folder/practice-folder.js'
import type { TouchedFile, Workspace } from './workspace.js'

/** A copy put aside, with the reason in plain words. */
export interface KeptFile {
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
  readonly kept: readonly KeptFile[]
  readonly comments: Adopted['comments']
  /** Provisions where the library and the practice changed the same words. */
  readonly conflicts: readonly TextClash[]
  /** Files brought back that hold no edits that can be read, in plain words. */
  readonly unread: readonly string[]
  readonly notes: readonly string[]
}

/** Brings in every edit of the policy's Markdown and Word files, then fits all overrides to the library as it is now. */
export async function bringInEdits(workspace: Workspace, returned: readonly TouchedFile[] = []): Promise<Edits> {
  const { lock, library, answers } = workspace
  const read = lock === null ? [] : await readFiles(workspace, lock, [...workspace.touched, ...returned])
  const files = read.flatMap((file) => ('problem' in file ? [] : [file]))
  const unread = read.flatMap((file) => ('problem' in file ? [file.problem] : []))
  const taken = takeIn(workspace.overrides, files)
  const plain = taken.overrides.length === 0 ? [] : lockProvisions(assemblePolicy(library, answers, { version: '' }))
  const fitted = fitOverrides(library, plain, taken.overrides)
  const kept = [...taken.kept, ...fitted.kept].map(({ name, text, why }) => keptText(name, text, why))
  return {
    ...overrideFiles(workspace, fitted.overrides),
    kept: [...workspace.touched.flatMap(copyOfTouched), ...kept],
    comments: files.flatMap(({ adopted }) => adopted.comments),
    conflicts: fitted.conflicts,
    unread,
    notes: [...passedOver(workspace), ...unread, ...taken.notes, ...fitted.notes],
  }
}

/** The edits with conflicts settled the way the owner chose; words that give way are kept. */
export const settledEdits = (edits: Edits, workspace: Workspace, overrides: readonly Override[]): Edits => ({
  ...edits,
  ...overrideFiles(workspace, overrides),
  kept: [
    ...edits.kept,
    ...edits.overrides
      .filter((old) => old.body !== '' && !overrides.some((now) => now.clause === old.clause && now.body === old.body))
      .map(({ clause, body }) => keptText(clause, body, 'you chose another text in place of yours')),
  ],
  conflicts: [],
})

/** Which files of `overrides/` change on the way to these. */
function overrideFiles(
  { overrideTexts }: Workspace,
  after: readonly Override[],
): Pick<Edits, 'overrides' | 'write' | 'remove'> {
  const next = after.map((override) => {
    const path = overridePath(override)
    const text = overrideTexts.get(path)
    return { path, content: text === undefined ? writeOverride(override) : rewriteOverride({ path, text }, override) }
  })
  return {
    overrides: after,
    write: next.filter(({ path, content }) => overrideTexts.get(path) !== content),
    remove: [...overrideTexts.keys()].filter((path) => !next.some((file) => file.path === path)),
  }
}

const passedOver = (workspace: Workspace): readonly string[] =>
  workspace.passedOver.map((path) => `${path} is not read: files there end in .md.`)

type Present = TouchedFile & { readonly bytes: Uint8Array }
type ReadFile = FromFile | { readonly problem: string }

/** The edits of each file that can hold any: the policy's own that are there, and whatever was brought back. */
async function readFiles(
  workspace: Workspace,
  lock: Lock,
  files: readonly TouchedFile[],
): Promise<readonly ReadFile[]> {
  const policies = files.filter((file): file is Present => file.bytes !== null && isPolicy(file, lock))
  if (policies.length === 0) return []
  const earlier = await earlierPolicies(workspace.folder, workspace.issued, lock)
  return policies.map((file) => readOne(file, [lock, ...earlier], workspace.date))
}

/** Reads one file against the text it started from: the first of `policies` unless an earlier one is closer. */
function readOne(file: Present, policies: Policies, date: string): ReadFile {
  const found = readEdits(file, policies, date)
  if ('problem' in found) return { problem: `${file.path}: ${found.problem}` }
  const { adopted, base } = found
  const late = `${file.path} started from an earlier text (version ${base.version}): its edits are joined with the policy of now.`
  const notes = base.provisions === policies[0].provisions ? adopted.notes : [plainNote(late), ...adopted.notes]
  const from = file.returned === true ? file.path : null
  return { adopted: { ...adopted, notes }, provisions: base.provisions, overrides: base.overrides, from }
}

function readEdits(
  { path, bytes }: Present,
  policies: Policies,
  date: string,
): { readonly adopted: Adopted; readonly base: WrittenPolicy } | { readonly problem: string } {
  if (isWordFile(path)) {
    const edited = readWordFile(bytes)
    if ('problem' in edited) return edited
    const base = baseOf(edited, policies)
    return { adopted: adoptWord(edited, base, date), base }
  }
  const text = decodeText(bytes)
  if (text === null) return { problem: 'It is not saved as UTF-8, so nothing was taken from it.' }
  const edited = readMarkdownFile(text, policies)
  const base = baseOf(edited, policies)
  return { adopted: adoptMarkdown(edited, base, date), base }
}

const isWordFile = (path: string): boolean => /\.docx$/i.test(path)

const isPolicy = ({ path, returned }: TouchedFile, lock: Lock): boolean =>
  /\.(md|docx)$/i.test(path) && (returned === true || lock.policyFiles.includes(path))

/** Named by content, so that keeping the same words twice makes one file. */
const keptText = (name: string, text: string, why: string): KeptFile => ({
  path: `kept/${name}-${fingerprint(text).slice(0, 8)}.md`,
  content: `<!-- Kept because ${why}. -->\n\n${text.trim()}\n`,
  why,
})

/** A file as somebody left it, byte for byte. */
export function copyOf(path: string, bytes: Uint8Array, why: string): KeptFile {
  const [name = '', extension = ''] = splitName(path.replaceAll('/', '-'))
  return { path: `kept/${name}-${fingerprint(bytes).slice(0, 8)}${extension}`, content: bytes, why }
}

const copyOfTouched = ({ path, bytes }: TouchedFile): readonly KeptFile[] =>
  bytes === null ? [] : [copyOf(path, bytes, `${path} was changed by hand`)]

const splitName = (name: string): readonly string[] => {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
}
