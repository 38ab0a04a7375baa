/** Makes edited copies of a library's files: each edit is one fault with the line it was made on. */
import { placeAt, type SourceFile } from '../../src/core/ground/source.js'

export interface Fault {
  readonly kind: string
  readonly what: string
  readonly file: string
  readonly line: number
  readonly files: readonly SourceFile[]
}

/** One way to go wrong: every place in the library where it could. */
export interface Operator {
  readonly kind: string
  /** How many of its places to try. */
  readonly tries: number
  readonly places: Places
}

export type Places = (files: readonly SourceFile[]) => readonly Omit<Fault, 'kind'>[]

export const clauseFile = /^clauses\/[^/]+\/[^/]+\.md$/
export const yamlFile = (name: string): RegExp => new RegExp(`^clauses/${name}\\.yaml$`)

/** Every match of a pattern in the files whose path fits, replaced; null from `replace` leaves a match out. */
export function replacements(
  files: readonly SourceFile[],
  path: RegExp,
  pattern: RegExp,
  replace: (match: RegExpMatchArray, file: SourceFile) => string | null,
): readonly Omit<Fault, 'kind'>[] {
  return files
    .filter((file) => path.test(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(pattern)].flatMap((match) => {
        const put = replace(match, file)
        if (put === null || put === match[0]) return []
        const text = file.text.slice(0, match.index) + put + file.text.slice(match.index + match[0].length)
        const what = `${short(match[0])} → ${short(put)}`
        return [{ what, file: file.path, line: placeAt(file, match.index).line, files: swap(files, file, text) }]
      }),
    )
}

/** `replacements` for an operator. */
export const edit =
  (path: RegExp, pattern: RegExp, replace: (match: RegExpMatchArray, file: SourceFile) => string | null): Places =>
  (files) =>
    replacements(files, path, pattern, replace)

/** The files with one of them changed, renamed or (text null) taken away. */
export function swap(
  files: readonly SourceFile[],
  file: SourceFile,
  text: string | null,
  path = file.path,
): readonly SourceFile[] {
  return files.flatMap((other) => (other !== file ? [other] : text === null ? [] : [{ path, text }]))
}

/** A word with one letter dropped from its middle. */
export const typo = (word: string): string => word.slice(0, word.length >> 1) + word.slice((word.length >> 1) + 1)

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 70 ? `${line.slice(0, 67)}…` : line || '(nothing)'
}
