/** Text → the words, spaces and signs that a redline keeps, strikes or adds. */

/** The smallest piece a redline tells apart. `Look` says how it is printed: two tokens are one when key and look agree. */
export interface Token {
  /** What is compared: the text with its look, without a number that is computed. */
  readonly key: string
  readonly text: string
  /** Counts as a word when changes are counted. */
  readonly isWord: boolean
}

/** A paragraph, list item, heading or line, as far as comparing needs it. */
export interface Line<T extends Token = Token> {
  /** What kind of line it is: two lines of one shape differ in their words only. */
  readonly shape: string
  readonly tokens: readonly T[]
}

const pattern = /\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+(?:['’_-][\p{L}\p{N}\p{M}]+)*|[^]/gu

/** Words, dotted numbers, and every other character on its own. */
export const splitWords = (text: string): readonly string[] => text.match(pattern) ?? []

/** Whether a piece counts as a word. */
export const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece)

/** A number that the program counts: of a section, or of a provision. */
export const isNumber = (piece: string): boolean => /^\d+(?:\.\d+)*$/.test(piece)

/** How many words a run of tokens has. */
export const wordCount = (tokens: readonly Token[]): number => tokens.filter((token) => token.isWord).length
