/** The page an owner comes back to: shows what is due, does what is chosen, and shows it again, until the owner leaves. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { naturalList } from '../../core/ground/phrase.js'
import { isReadBack, readBackExtensions } from '../../node/edits/read-back.js'
import { choicePage, homeAction, homePage, type HomeAction } from '../../home/home-page.js'
import { standingOf } from '../../node/due.js'
import { exit } from '../../node/folder/user-error.js'
import { askAndUpdate } from '../bring-up-to-date.js'
import { callerOf } from '../again.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, workspaceOf } from '../context.js'
import { explain } from '../explain.js'
import { requireTerminal } from '../hold-interview.js'
import { askAndNote } from '../signatures.js'
import { say } from '../terminal/io.js'
import { lookOf } from '../terminal/look.js'
import { openFile } from '../terminal/open-file.js'
import { row, type Page, type Reply } from '../../core/interview/page/page.js'
import { openFront } from '../wizard/open-front.js'
import { copyDisclaimer } from './copy-disclaimer.js'
import type { Home } from './visit.js'
import { fileName, filePage } from './file-page.js'

export const run: CommandRun = async (input) => {
  requireTerminal(input, 'update')
  const { io, options } = input
  const folder = folderOf(input)
  const library = await libraryOf(input)
  const ask = async (page: Page): Promise<Reply> => {
    const front = await openFront(io, lookOf(io), options['plain'] === true)
    try {
      return await front.ask(page)
    } finally {
      front.close()
    }
  }
  const home = { input, library, folder, ask }
  for (;;) {
    const workspace = await workspaceOf(input, library, folder)
    const standing = await standingOf(workspace)
    const reply = await ask(homePage(standing, workspace.date))
    if (reply.kind !== 'answer') return exit.interrupted
    const action = homeAction(standing, String(reply.value))
    if (action === null) return exit.ok
    await act(home, action)
  }
}

/** Does what was chosen; what goes wrong is said, and home comes back. */
async function act(home: Home, action: HomeAction): Promise<void> {
  try {
    await doIt(home, action)
  } catch (error) {
    explain(error, home.input.io, callerOf(home.input.io, home.input.options, home.folder))
  }
}

async function doIt(home: Home, action: HomeAction): Promise<unknown> {
  const { input, library, folder } = home
  switch (action.do) {
    case 'answer':
      return askAndUpdate(input, library, folder, { asks: true, about: { only: action.questions } })
    case 'change':
      return askAndUpdate(input, library, folder, { asks: true, about: 'review' })
    case 'build':
    case 'update':
      return askAndUpdate(input, library, folder, { asks: true, about: { only: [] } })
    case 'adopt':
      return adopt(home)
    case 'plan':
      return command(home, await import('../commands/plan.js'))
    case 'issue':
      return command(home, await import('../commands/issue.js'))
    case 'sign':
      return askAndNote(input, library, folder)
    case 'check':
      return check(home)
    case 'disclaimers':
      return copyDisclaimer(home, null)
    case 'paste':
      return copyDisclaimer(home, action.platform)
    case 'read':
      say(input.io, await openFile(path.join(folder, action.file)))
      return undefined
    case 'open':
      say(input.io, await openFile(folder))
  }
}

/** A command as if it had been typed, for this folder. */
const command = (
  { input, folder }: Home,
  { run: typed }: { readonly run: CommandRun },
  args: readonly string[] = [],
): Promise<number> => typed({ ...input, args, options: { ...input.options, folder } })

/** After reading the findings, the owner may let notes rest. */
async function check(home: Home): Promise<void> {
  const module = await import('../commands/check.js')
  await command(home, module)
  const rows = [row('keep', 'Back'), row('accept', 'I have seen the notes: don’t say them again')]
  const reply = await home.ask(choicePage('That is what was found.', rows))
  if (reply.kind !== 'answer' || reply.value !== 'accept') return
  await command({ ...home, input: { ...home.input, options: { ...home.input.options, accept: true } } }, module)
}

async function adopt(home: Home): Promise<void> {
  const { io } = home.input
  const reply = await home.ask(filePage((name) => fileComplaint(path.resolve(io.cwd, name))))
  if (reply.kind !== 'answer') return
  await command(home, await import('../commands/adopt.js'), [fileName(String(reply.value))])
}

function fileComplaint(file: string): string | null {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return `There is no file ${file}`
  return isReadBack(file) ? null : `Only ${naturalList(readBackExtensions)} files can be read. Save it as one of these.`
}
