/** `library new`: a small library in an empty folder, to make one's own of. */
import path from 'node:path'
import { packageRoot } from '../../node/library-files.js'
import { copyStarter } from '../../node/library-folder.js'
import { exit } from '../../node/folder/user-error.js'
import type { CommandRun } from '../command.js'
import { print } from '../terminal/io.js'

export const run: CommandRun = async ({ args, io }) => {
  const [shown = 'my-library'] = args
  const name = shown.includes(' ') ? `"${shown}"` : shown
  await copyStarter(path.join(packageRoot(), 'starter'), path.resolve(io.cwd, shown), shown)
  const lines = [
    `A small library is in ${shown}: the rules of a shop, to change into yours.`,
    'Next:',
    `  practice-policy library check --library ${name}`,
    `  practice-policy library prove --library ${name}`,
    `  practice-policy new --library ${name}`,
    'README.md there says what is where.',
  ]
  for (const line of lines) print(io, line)
  return exit.ok
}
