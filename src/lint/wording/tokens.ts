/** Turns a sentence into the words and marks a pattern can match, each with its place in the text. */

export interface WordToken {
  /** Lower case, straight apostrophes. */
  readonly word: string
  /** As typed. */
  readonly raw: string
  /** Character offset in the passage. */
  readonly start: number
  readonly end: number
  /** A comma, semicolon or colon. */
  readonly mark: boolean
}

const pattern =
  /https?:\/\/\S+|[$#@]?[\p{L}\p{N}](?:[\p{L}\p{N}$%]|['’.&-](?=[\p{L}\p{N}])|(?<=\d)[/,](?=\d))*|[,;:—–]/gu

/** Each mark that is a token, and the word it counts as. */
const marks: ReadonlyMap<string, string> = new Map(
  [',', ';', ':', '—', '–'].map((raw) => [raw, /[—–]/.test(raw) ? ',' : raw]),
)

/** The words and marks between two offsets; quotes, brackets and Markdown signs are not tokens. */
export function tokenize(text: string, from = 0, to = text.length): readonly WordToken[] {
  const tokens: WordToken[] = []
  for (const match of text.slice(from, to).matchAll(pattern)) {
    const raw = match[0]
    const start = from + match.index
    const mark = marks.get(raw)
    const word = mark ?? raw.toLowerCase().replaceAll('’', "'")
    tokens.push({ word, raw, start, end: start + raw.length, mark: mark !== undefined })
  }
  return tokens
}
