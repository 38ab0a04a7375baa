/** Splits a Markdown file into its YAML head and its body. */
import { errorAt, type Diagnostic } from './diagnostic.js'
import type { SourceFile } from './source.js'

export interface FrontMatter {
  readonly head: string
  readonly body: string
  /** Line of the body's first line, less one. */
  readonly bodyOffset: number
}

/** Null (with a problem) when the file doesn't start with `---` … `---`. */
export function splitFrontMatter(
  file: SourceFile,
  rule: string,
): { parts: FrontMatter | null; problems: readonly Diagnostic[] } {
  const text = file.text.replace(/\r\n/g, '\n').replace(/^\uFEFF/, '')
  const match = /^\s*---[ \t]*\n([\s\S]*?\n)---\n?/.exec(text)
  if (match === null) {
    const place = { file: file.path, line: 1, column: 1 }
    return {
      parts: null,
      problems: [errorAt(place, rule, 'Unexpected start of file, expected front matter between two lines of "---"')],
    }
  }
  const bodyOffset = match[0].split('\n').length - 1
  return { parts: { head: match[1] ?? '', body: text.slice(match[0].length), bodyOffset }, problems: [] }
}
