/** Says how to call this program again for the same folder and library: the commands we print are the ones that work here. */
import path from 'node:path'
import type { CommandInput } from './command.js'
import { commandName, type Io } from './terminal/io.js'

/** How the program was called: by what name, and for which folder and library; null where these are the usual ones. */
export interface Caller {
  readonly name: string
  readonly folder: string | null
  readonly library: string | null
}

/** The way this program was called; `folder` is the practice's, wherever it was named. */
export function callerOf(io: Io, options: CommandInput['options'], folder: string | undefined): Caller {
  const at = folder === undefined ? null : path.relative(io.cwd, path.resolve(io.cwd, folder)) || '.'
  const library = options['library']
  return {
    name: commandName(io),
    folder: at === 'social-media-policy' ? null : at,
    library: typeof library === 'string' ? library : null,
  }
}

/** "npm start -- update --change state --folder p"; `words` is the command and what belongs to it. */
export function again({ options, io }: CommandInput, words: string, folder: string): string {
  const caller = callerOf(io, options, folder)
  return [caller.name, words, ...whereWords(caller)]
    .filter((part) => part !== '')
    .join(' ')
    .replace(/^npm start --$/, 'npm start')
}

/** A text that names commands as `practice-policy build`, with the commands that work here; the name alone is the program. */
export const asCalled = (text: string, caller: Caller): string =>
  text.replace(/practice-policy((?: (?:(?:library|many) )?[a-z]+))/g, (_, command: string, at: number) => {
    const [line = ''] = text.slice(at).split('\n')
    // What names the place already says where.
    const missing = whereWords(caller).filter((words) => !line.includes(words))
    const where = placeless.some((word) => command.startsWith(` ${word}`)) ? [] : missing
    return [`${caller.name}${command}`, ...where].join(' ')
  })

/** Commands that are about no practice's folder. */
const placeless = ['questions', 'library', 'many', 'help']

const whereWords = ({ folder, library }: Caller): readonly string[] => [
  ...(folder === null ? [] : [`--folder ${shellWord(folder)}`]),
  ...(library === null ? [] : [`--library ${shellWord(library)}`]),
]

/** A word as it has to be typed: in quotes, unless nothing in it means anything to a shell. */
export const shellWord = (word: string): string => (/^[\w./:\\-]+$/.test(word) ? word : `"${word}"`)
