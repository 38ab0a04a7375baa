/** `radar`: which changed authority, rule or law event touches this practice; drafts what a release for it would be, never issues. */
import { parseDate } from '../../core/ground/date.js'
import { count } from '../../core/ground/phrase.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { radarOf, writeDrafts, type Radar } from '../../node/radar.js'
import type { CommandInput, CommandRun } from '../command.js'
import { folderOf, libraryOf, readAnswers, textOption, todayOf, workspaceOf } from '../context.js'
import { printJson, say, tell } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const asOf = textOption(input.options, 'asOf') ?? todayOf(input)
  if (parseDate(asOf) === null) throw new UserError(`Unexpected --as-of "${asOf}", expected a date such as 2027-01-31`)
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const given = await readAnswers(library, folder, input.answers)
  const { radar, paths } = await whileHolding(folder, async () => {
    const dated = { ...input, options: { ...input.options, date: asOf } }
    const found = await radarOf(await workspaceOf(dated, library, folder, given))
    return { radar: found, paths: await writeDrafts(folder, asOf, found.drafts) }
  })
  report(input, asOf, radar, paths)
  return radar.touches.length > 0 ? exit.changed : exit.ok
}

function report({ io, options }: CommandInput, asOf: string, radar: Radar, paths: readonly string[]): void {
  const { version, touches, signAgain, lacks } = radar
  if (options['json'] === true) {
    printJson(io, { asOf, version, touches, signAgain, drafts: paths })
    return
  }
  if (touches.length === 0) {
    tell(io, ['Nothing touches this practice.'])
    return
  }
  tell(io, [
    `${count(touches.length, 'thing')} to look at:`,
    ...touches.flatMap(({ what, clauses }) => [`  ${what}`, `    through ${clauses.join(', ')}`]),
    ...(paths.length === 0 ? [] : ['Drafts to review; nothing was issued:', ...paths.map((path) => `  ${path}`)]),
    ...(signAgain === null ? [] : [`If it is issued, to sign: ${signAgain.who}.`]),
  ])
  if (lacks !== null) say(io, lacks)
}
