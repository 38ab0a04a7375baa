/** What a command is: what it receives, how it is listed, how it is loaded. */
import type { SourceFile } from '../core/ground/source.js'
import type { Library } from '../core/library/library.js'
import type { Tally } from '../node/tally.js'
import type { Io } from './terminal/io.js'

/** What a command receives; it returns an exit code. */
export interface CommandInput {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly io: Io
  /** Told of the costly work the command does. */
  readonly tally: Tally
  /** The library, where it was read already. */
  readonly library?: Library
  /** Answers to take instead of the folder's own, as the text of an answers file. */
  readonly answers?: SourceFile
}

export type CommandRun = (input: CommandInput) => Promise<number>

export interface CommandEntry {
  /** One or two words; the empty name is what happens without a command. */
  readonly name: string
  readonly summary: string
  readonly arguments: readonly { readonly form: string; readonly summary: string }[]
  readonly options: readonly { readonly form: string; readonly summary: string }[]
  /** Its result is files: what it prints only tells of it. */
  readonly writes?: true
  /** Loaded only when the command runs, so that the others start fast. */
  readonly load: () => Promise<{ readonly run: CommandRun }>
}
