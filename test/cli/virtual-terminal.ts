/** A terminal in memory: keys go in, the screen as a person would see it comes out. */
import { PassThrough, Writable } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Io } from '../../src/cli/terminal/io.js'

export interface VirtualTerminal {
  readonly io: Io
  /** Every line ever on the screen that was not erased. */
  readonly lines: () => readonly string[]
  /** The lines in the window. */
  readonly screen: () => string
  /** Everything written, escape codes and all. */
  readonly raw: () => string
  /** Types text and named keys (`enter`, `esc`, `tab`, `up`, `down`, `space`, `backspace`, `ctrl-c`, …), waiting for the screen each time. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  readonly resize: (columns: number, rows: number) => Promise<void>
  /** Closes the input. */
  readonly hangUp: () => void
}

const named: Readonly<Record<string, string>> = {
  enter: '\r',
  tab: '\t',
  up: '\u001B[A',
  down: '\u001B[B',
  pageup: '\u001B[5~',
  pagedown: '\u001B[6~',
  home: '\u001B[H',
  end: '\u001B[F',
  space: ' ',
  backspace: '\u007F',
  'ctrl-c': '\u0003',
  'ctrl-n': '\u000E',
  'ctrl-o': '\u000F',
}

/** `env` defaults to a UTF-8 terminal without color. */
export function virtualTerminal(
  size: { readonly columns: number; readonly rows: number } = { columns: 80, rows: 24 },
  env: Io['env'] = { LANG: 'en_US.UTF-8', NO_COLOR: '1' },
): VirtualTerminal {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })
  const emulator = screenEmulator()
  const raw: string[] = []
  const output = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        raw.push(chunk.toString())
        emulator.write(chunk.toString())
        done()
      },
    }),
    { isTTY: true, ...size },
  )
  // CAVEAT: inquirer ends the output after every prompt; the next prompt needs it still open.
  output.end = () => output
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      // Esc alone would wait to see whether an arrow key follows.
      if (key === 'esc') input.emit('keypress', undefined, { name: 'escape', sequence: '\u001B', ctrl: false })
      else input.write(named[key] ?? key)
      await quiet(raw)
    }
  }
  return {
    io: { input, output, error: output, env, cwd: '/', today: '2027-01-04' },
    lines: emulator.lines,
    screen: () => emulator.lines().slice(-output.rows).join('\n'),
    raw: () => raw.join(''),
    press,
    type: (text) => press(...Array.from(text)),
    resize: async (columns, rows) => {
      Object.assign(output, { columns, rows })
      output.emit('resize')
      await quiet(raw)
    },
    hangUp: () => void input.end(),
  }
}

/** Waits until nothing has been written for a few turns of the event loop. */
async function quiet(raw: readonly unknown[], turns = 4): Promise<void> {
  let before = -1
  while (before !== raw.length) {
    before = raw.length
    for (let i = 0; i < turns; i += 1) await setImmediate()
  }
}

/** Waits for a condition: two minutes, as a busy machine may take long to write every document. */
export async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 24_000 && !condition(); i += 1) await setTimeout(5)
  if (!condition()) throw new Error('waited in vain')
}

/** Waits until the screen shows a text; fails with the screen as it is. */
export async function untilSeen({ screen }: Pick<VirtualTerminal, 'screen'>, text: string): Promise<void> {
  await until(() => screen().includes(text)).catch(() => {
    throw new Error(`“${text}” never came; the screen says:\n${screen()}`)
  })
}

/** Understands the few codes the prompts use: up, down, column, erase line. */
function screenEmulator(): { readonly write: (text: string) => void; readonly lines: () => readonly string[] } {
  const lines = ['']
  let [y, x] = [0, 0]
  const put = (character: string): void => {
    const line = (lines[y] ?? '').padEnd(x)
    lines[y] = line.slice(0, x) + character + line.slice(x + 1)
    x += 1
  }
  const control = (count: number | null, code: string): void => {
    if (code === 'A') y = Math.max(0, y - (count ?? 1))
    if (code === 'B') y += count ?? 1
    if (code === 'G') x = (count ?? 1) - 1
    if (code === 'K') lines[y] = ''
    while (lines.length <= y) lines.push('')
  }
  const write = (text: string): void => {
    for (const [part, count, code] of text.matchAll(/\u001B\[(\d*)([A-Za-z])|\u001B\[\?\d+[hl]|[^]/gu)) {
      if (part.startsWith('\u001B')) {
        if (code !== undefined) control(count === '' || count === undefined ? null : Number(count), code)
      } else if (part === '\n') {
        ;[y, x] = [y + 1, 0]
        if (lines.length <= y) lines.push('')
      } else if (part === '\r') x = 0
      else put(part)
    }
  }
  return {
    write,
    lines: () => {
      const end = lines.findLastIndex((line) => line.trim() !== '')
      return lines.slice(0, end + 1).map((line) => line.trimEnd())
    },
  }
}
