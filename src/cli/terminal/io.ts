/** The terminal as a value: streams, environment and clock come in from the entry point, so that tests can hand in their own. */
import { visible, visibleJson } from '../../core/ground/bounds/visible.js'
import { fitLines } from './wrap.js'

export interface Io {
  readonly input: NodeJS.ReadStream | (NodeJS.ReadableStream & { readonly isTTY?: boolean })
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly error: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Today as ISO (YYYY-MM-DD), local time. */
  readonly today: string
}

/** Writes one line of result to stdout, unbroken: for texts to copy. What would steer the screen is spelled out. */
export const print = (io: Io, line = ''): void => void io.output.write(`${visible(line)}\n`)

/** Writes a value for other programs to stdout, as JSON. */
export const printJson = (io: Io, value: unknown, indent?: number): void =>
  void io.output.write(`${visibleJson(value, indent)}\n`)

/** Writes lines of result for a person to stdout; a terminal gets them broken between words. */
export const tell = (io: Io, lines: readonly string[]): void =>
  fitLines(lines.map(visible), io.output.columns).forEach((line) => void io.output.write(`${line}\n`))

/** Writes a line of progress or trouble to stderr; a terminal gets it broken between words. */
export const say = (io: Io, line = ''): void =>
  fitLines([visible(line)], io.error.columns).forEach((part) => void io.error.write(`${part}\n`))

/** Whether a person sits at both ends. */
export const isInteractive = (io: Io): boolean => io.output.isTTY === true && io.input.isTTY === true

/** Colors are used on a terminal unless NO_COLOR is set or the terminal is dumb. */
export const wantsColor = (io: Io): boolean =>
  io.output.isTTY === true && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb'

/** How this program was called, for telling how to call it again. */
export const commandName = (io: Io): string =>
  io.env['npm_lifecycle_event'] === 'start' ? 'npm start --' : 'practice-policy'
