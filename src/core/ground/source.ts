/** Turns a text and an offset in it into a place a person can find. */

export interface SourceFile {
  /** Path as the reader would write it, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** A spot in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The place of a character offset (0-based) in a file. */
export function placeAt(file: SourceFile, offset: number): Place {
  const before = file.text.slice(0, Math.max(0, offset))
  const lineStart = before.lastIndexOf('\n') + 1
  return { file: file.path, line: before.split('\n').length, column: before.length - lineStart + 1 }
}

/** The line a place is on; null where the place is in another file, or there is no such line. */
export function lineOf(file: SourceFile | null, place: Place): string | null {
  if (file === null || file.path !== place.file) return null
  const line = file.text.split('\n')[place.line - 1]?.trimEnd() ?? ''
  return line === '' ? null : line
}

/** `file:line:column`. */
export const formatPlace = (place: Place): string => `${place.file}:${place.line}:${place.column}`
