/** How things look on this terminal: width, color, characters; colors only repeat what the words already say. */
import { styleText } from 'node:util'
import { wantsColor, type Io } from './io.js'

export interface Look {
  readonly columns: () => number
  readonly rows: () => number
  /** Calls back when the window changes; gives the way to stop that. */
  readonly onResize: (changed: () => void) => () => void
  /** Writes codes that steer the screen. */
  readonly steer: (codes: string) => void
  /** Where you are. */
  readonly here: (text: string) => string
  readonly done: (text: string) => string
  readonly warn: (text: string) => string
  readonly stop: (text: string) => string
  readonly quiet: (text: string) => string
  readonly strong: (text: string) => string
  /** Replaces characters this terminal can't show. */
  readonly fit: (text: string) => string
}

// No yellow and no blue: one is lost on white, the other on black.
const styles = { here: 'cyan', done: 'green', warn: 'magenta', stop: 'red', quiet: 'dim', strong: 'bold' } as const

/** Reads the terminal once; width and height are asked again each time, as windows change. */
export function lookOf(io: Io): Look {
  const color = wantsColor(io)
  // Whether color is wanted is decided by `io`, not by the stream that happens to be there.
  const paint = (style: (typeof styles)[keyof typeof styles]) => (text: string) =>
    color && text !== '' ? styleText(style, text, { validateStream: false }) : text
  const output = io.output as { readonly columns?: number; readonly rows?: number }
  const unicode = showsUnicode(io.env)
  return {
    columns: () => output.columns ?? 80,
    rows: () => output.rows ?? 24,
    onResize: (changed) => {
      io.output.on('resize', changed)
      return () => void io.output.removeListener('resize', changed)
    },
    steer: (codes) => void io.output.write(codes),
    here: paint(styles.here),
    done: paint(styles.done),
    warn: paint(styles.warn),
    stop: paint(styles.stop),
    quiet: paint(styles.quiet),
    strong: paint(styles.strong),
    fit: unicode ? (text) => text : toAscii,
  }
}

/** Whether the terminal shows more than ASCII, by what the environment says. */
function showsUnicode(env: Io['env']): boolean {
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false
  if (env['OS'] === 'Windows_NT') {
    return [env['WT_SESSION'], env['TERM_PROGRAM'], env['ConEmuTask'], env['TERMINAL_EMULATOR']].some(Boolean)
  }
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '')
}

const ascii: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '·': '-',
  '–': '-',
  '—': '-',
  '❯': '>',
  '›': '>',
  '✓': '*',
  '↑': 'Up',
  '↓': 'Down',
}

const toAscii = (text: string): string => text.replace(/[“”‘’…·–—❯›✓↑↓]/g, (character) => ascii[character] ?? character)
