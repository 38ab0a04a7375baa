/** What is on a page of the interview, whoever draws it: words, and a list to choose from or a line to type into. */
import type { Answer } from '../../answers/answers.js'

/** One thing to choose. */
export interface Row {
  readonly value: string
  readonly label: string
  /** Stands after the label in brackets: "suggested". */
  readonly hint: string
  /** Heading it stands under; '' = none. */
  readonly group: string
  /** What else a search finds it by. */
  readonly words: string
  /** Chosen by itself, never ticked: "not sure". */
  readonly alone: boolean
  /** Ticking it unticks the others, and ticking another unticks it. */
  readonly exclusive: boolean
}

interface Words {
  /** "Step 3 of 7 · Who runs the accounts"; '' off the path. */
  readonly step: string
  readonly ask: string
  /** Paragraphs under it. */
  readonly help: readonly string[]
  /** Shown on request: the rest of the help, the reason for the default, sources. */
  readonly more: readonly string[]
  readonly keys: { readonly back: boolean; readonly overview: boolean; readonly unsure: boolean }
}

export interface ListPage extends Words {
  readonly kind: 'list'
  readonly rows: readonly Row[]
  readonly multiple: boolean
  readonly search: boolean
  /** Row to start on; '' = the first. */
  readonly at: string
  readonly ticked: readonly string[]
}

export interface TextPage extends Words {
  readonly kind: 'text'
  /** Text to start from, to be edited. */
  readonly initial: string
  /** Taken for an empty line; '' = there is none. */
  readonly fallback: string
  /** What is wrong with a text, or null. */
  readonly complaint: (text: string) => string | null
}

export type Page = ListPage | TextPage

export type Reply =
  | { readonly kind: 'answer'; readonly value: Answer }
  /** Of a page that holds several questions, by question. */
  | { readonly kind: 'answers'; readonly values: Readonly<Record<string, Answer>> }
  | { readonly kind: 'unsure' | 'back' | 'overview' }
  /** Ctrl-C, or the input ended. */
  | { readonly kind: 'leave' }

export interface ScreenLine {
  /** `step`: the heading of a step, where it isn't said anyway. */
  readonly tone: 'title' | 'step' | 'plain' | 'quiet' | 'done' | 'warn' | 'stop'
  readonly text: string
}

/** A row with the usual gaps filled. */
export const row = (value: string, label: string, more: Partial<Row> = {}): Row => ({
  value,
  label,
  hint: '',
  group: '',
  words: '',
  alone: false,
  exclusive: false,
  ...more,
})

/** Stands for "not sure" among the rows; no choice can have this value. */
export const UNSURE = '\u0000unsure'
