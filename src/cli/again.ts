/** Says how to call this program again for the same folder and library: the commands we print are the ones that work here. */
import path from 'node:path'
import type { CommandInput } from './command.js'
import { textOption } from './context.js'
import { commandName } from './terminal/io.js'

/** "npm start -- update --change state --folder p"; `words` is the command and what belongs to it. */
export function again({ options, io }: CommandInput, words: string, folder: string): string {
  const at = path.relative(io.cwd, folder) || '.'
  const library = textOption(options, 'library')
  return [
    commandName(io),
    words,
    ...(at === 'social-media-policy' ? [] : [`--folder ${quoted(at)}`]),
    ...(library === undefined ? [] : [`--library ${quoted(library)}`]),
  ]
    .filter((part) => part !== '')
    .join(' ')
    .replace(/^npm start --$/, 'npm start')
}

const quoted = (word: string): string => (/^[\w./:\\-]+$/.test(word) ? word : `"${word}"`)
