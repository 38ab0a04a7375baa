/** Joins what edited files bring in with the overrides as they are now: nobody's words are written over. */
import { overridePath, type Override } from '../policy/override.js'
import type { WrittenProvision } from '../policy/lock.js'
import type { Adopted } from './adopt/adopted.js'
import type { KeptText } from './adopt/place/strays.js'
import { canonical, threeWay } from './three-way.js'

/** The edits of one file, and what that file was written from. */
export interface FromFile {
  readonly adopted: Adopted
  readonly provisions: readonly WrittenProvision[]
  readonly overrides: readonly Override[]
  /** Its name, when somebody brought it back from outside: what it takes the place of is kept. */
  readonly from: string | null
}

export interface TakenIn {
  readonly overrides: readonly Override[]
  readonly kept: readonly KeptText[]
  /** Plain-language lines for the screen. */
  readonly notes: readonly string[]
}

/** `now`: the files of `overrides/` as they are, which the owner may have changed since the edited file was written. */
export function takeIn(now: readonly Override[], files: readonly FromFile[]): TakenIn {
  let overrides = now
  const kept: KeptText[] = []
  const notes: string[] = []
  for (const file of files) {
    const taken = takeInOne(overrides, file)
    if (file.from !== null) kept.push(...replacedWords(overrides, taken.overrides, file.from))
    overrides = taken.overrides
    kept.push(...taken.kept, ...file.adopted.kept)
    notes.push(...taken.notes)
  }
  return { overrides, kept, notes }
}

function takeInOne(now: readonly Override[], { adopted, provisions, overrides }: FromFile): TakenIn {
  const result = new Map(now.map((override) => [overridePath(override), override]))
  const written = new Map(overrides.map((override) => [overridePath(override), override]))
  const kept: KeptText[] = []
  const refused = new Set<string>()
  const notes: string[] = []
  for (const gone of adopted.obsolete) {
    const path = overridePath(gone)
    if (says(result.get(path), written.get(path))) result.delete(path)
  }
  for (const override of adopted.overrides) {
    const path = overridePath(override)
    const provision = provisions.find((candidate) => candidate.clause === override.clause)
    const joined = join(override, result.get(path), written.get(path), provision?.text ?? '')
    if (joined !== null) {
      result.set(path, joined)
      continue
    }
    const name = `“${provision?.title ?? override.clause}”`
    const why = `${name} was changed in two places in different ways, and the other wording stands`
    kept.push({ name: override.clause, text: wordsOf(override), why })
    notes.push(`${name} was changed in two places in different ways: one stands, the other is kept.`)
    refused.add(path)
  }
  const said = adopted.notes.flatMap(({ text, override }) => (override !== null && refused.has(override) ? [] : [text]))
  return { overrides: [...result.values()], kept, notes: [...said, ...notes] }
}

/** Words that a file from outside changed or took out. */
const replacedWords = (before: readonly Override[], after: readonly Override[], from: string): readonly KeptText[] =>
  before
    .filter((old) => old.body !== '' && !after.some((now) => overridePath(now) === overridePath(old) && says(now, old)))
    .map((old) => ({ name: old.clause, text: wordsOf(old), why: `this was your wording before ${from} came in` }))

/** The edit where nothing else changed, both where they can stand together; null where they can't. */
function join(edit: Override, now: Override | undefined, was: Override | undefined, text: string): Override | null {
  if (now === undefined || says(now, was) || says(now, edit)) return edit
  if (now.kind !== edit.kind || edit.kind === 'strike') return null
  const title = joinedTitle(edit.title, now.title, was?.title ?? null)
  if (title === undefined) return null
  const hadOwn = was?.kind === edit.kind
  const merged = threeWay(now.body, hadOwn ? was.body : edit.kind === 'replace' ? text : '', edit.body)
  const body = merged ?? (edit.kind === 'add' && !hadOwn ? `${now.body}\n\n${edit.body}` : null)
  return body === null ? null : { ...now, title, body, date: edit.date }
}

/** Undefined when both changed it in different ways. */
function joinedTitle(edit: string | null, now: string | null, was: string | null): string | null | undefined {
  if (edit === was || edit === now) return now
  return now === was ? edit : undefined
}

const says = (one: Override | undefined, other: Override | undefined): boolean =>
  one?.kind === other?.kind &&
  one?.title === other?.title &&
  canonical(one?.body ?? '') === canonical(other?.body ?? '')

const wordsOf = ({ title, body }: Override): string =>
  body === '' ? 'The edited file leaves this provision out.' : title === null ? body : `${title}\n\n${body}`
