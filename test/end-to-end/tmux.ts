/** The real program in a real terminal: keys through tmux, the screen back as text. */
import { firstLibrary } from '../cli/practice.js'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { packageRoot } from '../../src/node/library-files.js'

export const hasTmux = spawnSync('tmux', ['-V']).status === 0

export interface Tmux {
  /** Where the program runs; removed with the system's other temporary files. */
  readonly folder: string
  /** Sends keys by tmux's names (`Enter`, `Escape`, `C-c`, `Down`), one after the other. */
  readonly keys: (...names: readonly string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** The window as text. */
  readonly screen: () => string
  /** The window with its color codes. */
  readonly colored: () => string
  /** The window and what has scrolled out of it. */
  readonly all: () => string
  /** Waits until the window shows a text; fails with the window as it is. */
  readonly sees: (text: string) => Promise<void>
  readonly resize: (columns: number, rows: number) => void
  /** Runs another command in the same window once the last has ended. */
  readonly run: (args: string) => Promise<void>
  /** Bytes the window received. */
  readonly bytes: () => Buffer
  /** The program's process id. */
  readonly pid: () => number
  readonly close: () => void
}

const program = path.join(packageRoot(), 'bin', 'practice-policy.js')
let count = 0

/** Starts `practice-policy <args>` in a window of its own, with the library as it first was unless another is named. */
export async function inTmux(args: string, { columns = 80, rows = 24 } = {}): Promise<Tmux> {
  const folder = mkdtempSync(path.join(tmpdir(), 'practice-policy-'))
  const socket = `practice-policy-${process.pid}-${(count += 1)}`
  const log = path.join(folder, 'bytes.log')
  const tmux = (...rest: readonly string[]): string =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...rest], { encoding: 'utf8' })
  const env = `env -u NO_COLOR LANG=C.UTF-8 HISTFILE=/dev/null PS1='ready> '`
  tmux(
    '-u',
    'new-session',
    '-d',
    '-s',
    's',
    '-x',
    `${columns}`,
    '-y',
    `${rows}`,
    '-c',
    folder,
    `${env} bash --norc --noprofile`,
  )
  tmux('set-option', '-s', 'escape-time', '0')
  const screen = (): string => tmux('capture-pane', '-p', '-t', 's').trimEnd()
  const sees = async (text: string): Promise<void> => {
    for (let i = 0; i < 2_400 && !screen().includes(text); i += 1) await setTimeout(50)
    if (!screen().includes(text)) throw new Error(`expected to see "${text}" in:\n${screen()}`)
  }
  const type = async (text: string): Promise<void> => {
    tmux('send-keys', '-t', 's', '-l', text)
    await setTimeout(80)
  }
  const run = async (rest: string): Promise<void> => {
    await sees('ready>')
    // What the last command said is not to be taken for what this one says.
    tmux('send-keys', '-R', '-t', 's')
    const library = rest.includes('--library') ? '' : ` --library ${firstLibrary}`
    await type(`clear; node ${program} ${rest}${library}; echo "exit=$?"`)
    tmux('send-keys', '-t', 's', 'Enter')
  }
  await sees('ready>')
  tmux('pipe-pane', '-t', 's', `cat >> ${log}`)
  await run(args)
  return {
    folder,
    // Keys pressed before the next prompt stands are dropped, as a person's would be: wait for the screen to answer.
    keys: async (...names) => {
      for (const name of names) {
        const before = screen()
        tmux('send-keys', '-t', 's', name)
        for (let i = 0; i < 40 && screen() === before; i += 1) await setTimeout(25)
        await setTimeout(60)
      }
    },
    type,
    screen,
    colored: () => tmux('capture-pane', '-p', '-e', '-t', 's').trimEnd(),
    all: () => tmux('capture-pane', '-p', '-S', '-', '-t', 's').trimEnd(),
    sees,
    resize: (x, y) => void tmux('resize-window', '-t', 's', '-x', `${x}`, '-y', `${y}`),
    run,
    bytes: () => readFileSync(log),
    pid: () => {
      const shell = tmux('display-message', '-p', '-t', 's', '#{pane_pid}').trim()
      return Number(execFileSync('ps', ['-o', 'pid=', '--ppid', shell], { encoding: 'utf8' }).trim().split(/\s+/)[0])
    },
    close: () => void tmux('kill-server'),
  }
}
