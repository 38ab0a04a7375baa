/** Turns what the YAML parser finds wrong into our words, with a hint made from the line as it was typed. */
import type { YAMLError } from 'yaml'

/** What is wrong, and how to mend it. */
export interface YamlWords {
  readonly message: string
  readonly hint?: string
}

type Words = (line: string, error: YAMLError) => YamlWords

/** By the parser's own code; adding one = one row. */
const byCode: Readonly<Record<string, Words>> = {
  ALIAS_PROPS: (line) => special(line),
  BAD_ALIAS: (line) => special(line),
  BAD_DIRECTIVE: (line) => special(line),
  BAD_SCALAR_START: (line) => special(line),
  TAG_RESOLVE_FAILED: (line) => special(line),
  UNEXPECTED_TOKEN: (line) => special(line),
  BLOCK_AS_IMPLICIT_KEY: (line) => special(line),
  BAD_INDENT: () => ({ message: 'Unexpected indentation, expected the same as on the lines beside it' }),
  TAB_AS_INDENT: () => ({
    message: 'Unexpected tab at the start of the line, expected spaces',
    hint: 'put spaces in place of the tab',
  }),
  DUPLICATE_KEY: () => ({ message: 'Unexpected second value for the same key, expected each key once' }),
  MULTIPLE_DOCS: () => ({
    message: 'Unexpected line "---", expected one list of answers in the file',
    hint: 'take out the line "---" and what stands below it',
  }),
  MULTILINE_IMPLICIT_KEY: () => ({ message: 'Unexpected line, expected "key: value"' }),
  MISSING_CHAR: (_, { message }) => {
    const quote = /^Missing closing (["'])/.exec(message)?.[1]
    return quote === undefined
      ? { message: 'Unexpected line, expected "key: value"' }
      : { message: `Unexpected end of the file, expected the ${quote} that closes a text` }
  },
  BAD_DQ_ESCAPE: (line) => ({
    message: 'Unexpected backslash in double quotes, expected two of them',
    ...inQuotes(line.replaceAll('"', '')),
  }),
}

/** Our words for a fault; `line` is the line it stands on. */
export const yamlWords = (error: YAMLError, line: string): YamlWords =>
  byCode[error.code]?.(line, error) ?? {
    message: 'Unexpected form of the file, expected "key: value" on each line',
    ...inQuotes(line),
  }

/** A text that starts with, or holds, a mark that YAML reads as its own. */
function special(line: string): YamlWords {
  const [, , value = ''] = keyAndValue(line)
  const mark = /^[&*!@%`,|>?\]}-]/.exec(value)?.[0] ?? (/^["'[{]/.test(value) ? null : /:(?= |$)/.exec(value)?.[0])
  return {
    message:
      mark == null
        ? 'Unexpected words after a value, expected one value'
        : `Unexpected "${mark}" in a text without quotes, expected quotes around the text`,
    ...inQuotes(line),
  }
}

const keyAndValue = (line: string): readonly string[] => /^\s*(?:- )?([\w-]+):\s+(\S(?:.*\S)?)\s*$/.exec(line) ?? []

/** The hint to write a line's value in quotes, just as it was typed. */
export function inQuotes(line: string): { readonly hint?: string } {
  const [, key, value] = keyAndValue(line)
  return key === undefined || value === undefined || value.length > 200
    ? {}
    : { hint: `put the text in quotes: ${key}: ${quoted(value)}` }
}

/** The words in quotes that YAML reads back as they are. */
export const quoted = (words: string): string =>
  words.includes('"') || words.includes('\\') ? `'${words.replaceAll("'", "''")}'` : `"${words}"`
