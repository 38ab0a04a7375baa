/** `many report FILE…`: puts the results of the shares of one run together. */
import path from 'node:path'
import { UserError } from '../../node/folder/user-error.js'
import type { CommandRun } from '../command.js'
import { reportResults } from '../many/report.js'

export const run: CommandRun = ({ args, ...input }) => {
  if (args.length === 0)
    throw new UserError('Name the files of results: practice-policy many report many-build-*.jsonl')
  const files = args.map((file) => path.resolve(input.io.cwd, file))
  return reportResults({ args, ...input }, files, true)
}
