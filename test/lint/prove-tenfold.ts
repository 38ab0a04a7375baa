/** Makes a library many times as large: copies side by side, every id of a copy renamed. */
import type { Library } from '../../src/core/library/library.js'

/** Words and values are not ids, even where they read the same. */
const notIds = new Set([
  'value',
  'values',
  'unsure',
  'phrase',
  'label',
  'text',
  'kind',
  'test',
  'name',
  'family',
  'file',
])

/** `copies` copies in one library; the first keeps its names and plays the parts. */
export function timesLarger(library: Library, copies: number): Library {
  const all = Array.from({ length: copies }, (_, index) => (index === 0 ? library : renamed(library, `X${index}`)))
  return {
    ...library,
    steps: all.flatMap((copy) => copy.steps),
    questions: all.flatMap((copy) => copy.questions),
    sections: all.flatMap((copy) => copy.sections),
    requirements: all.flatMap((copy) => copy.requirements),
    clauses: all.flatMap((copy) => copy.clauses),
    authorities: all.flatMap((copy) => copy.authorities),
    conflicts: all.flatMap((copy) => copy.conflicts),
    // Ten libraries in one paper keep to no bound that was set for one.
    frames: all.flatMap((copy) => copy.frames.map((frame) => ({ ...frame, mostWords: null }))),
    facts: all.flatMap((copy) => copy.facts),
    exclusions: all.flatMap((copy) => copy.exclusions),
  }
}

function renamed(library: Library, suffix: string): Library {
  const ids = new Set(
    [
      library.steps,
      library.questions,
      library.sections,
      library.requirements,
      library.clauses,
      library.authorities,
      library.conflicts,
      library.frames,
      library.facts,
    ].flatMap((items) => items.map((item) => item.id)),
  )
  const name = (word: string): string => (ids.has(word) ? word + suffix : word)
  const inArgs = (arg: string): string => arg.replace(/[A-Za-z]+/g, (word) => (/^[a-z]/.test(word) ? name(word) : word))
  const copy = (data: unknown, key: string): unknown => {
    if (typeof data === 'string') return notIds.has(key) ? data : name(data)
    if (Array.isArray(data))
      return data.map((item) => (key === 'args' && typeof item === 'string' ? inArgs(item) : copy(item, key)))
    if (typeof data !== 'object' || data === null) return data
    const renamesKeys = key === 'suggest' || key === 'adds'
    return Object.fromEntries(
      Object.entries(data).map(([inner, value]) => [
        renamesKeys ? name(inner) : inner,
        copy(value, renamesKeys ? 'value' : inner),
      ]),
    )
  }
  return copy({ ...library, wording: null }, '') as Library
}
