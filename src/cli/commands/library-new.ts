/** `library new`: writes a small library into an empty folder, to make one's own of, and says how to go on. */
import path from 'node:path'
import { packageRoot } from '../../node/library-files.js'
import { copyStarter } from '../../node/library-folder.js'
import { exit } from '../../node/folder/user-error.js'
import { shellWord } from '../again.js'
import type { CommandRun } from '../command.js'
import { commandName, print } from '../terminal/io.js'

export const run: CommandRun = async ({ args, io }) => {
  const [shown = 'my-library'] = args
  const [name, program] = [shellWord(shown), commandName(io)]
  await copyStarter(path.join(packageRoot(), 'starter'), path.resolve(io.cwd, shown), shown)
  const lines = [
    `A small library is in ${shown}: the rules of a shop, to change into yours.`,
    'Next:',
    `  ${program} library check --library ${name}`,
    `  ${program} library prove --library ${name}`,
    `  ${program} new --library ${name}`,
    'README.md there says what is where.',
  ]
  for (const line of lines) print(io, line)
  return exit.ok
}
