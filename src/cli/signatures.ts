/** Notes who has signed the version in force: as the owner answers at home, or as it stands on the command line. */
import type { Library } from '../core/library/library.js'
import { versionsSigned } from '../core/revision/acknowledge.js'
import { askWhoSigned, notedFrom, signedLine, type ToSign } from '../home/signatures.js'
import { readNoted, saveNoted } from '../node/due.js'
import { UserError } from '../node/folder/user-error.js'
import type { CommandInput } from './command.js'
import { workspaceOf } from './context.js'
import { print, printJson } from './terminal/io.js'
import { withFront } from './wizard/open-front.js'

/** Asks in the terminal, and notes the reply. */
export async function askAndNote(input: CommandInput, library: Library, folder: string): Promise<void> {
  const toSign = await versionToSign(input, library, folder)
  const noted = await withFront(input.io, input.options['plain'] === true, (front) => askWhoSigned(front, toSign))
  if (noted === null) return
  await saveNoted(folder, noted)
  print(input.io, signedLine({ ...toSign, noted }))
}

/** Notes what the words say. */
export async function noteSigned(input: CommandInput, library: Library, folder: string, words: string): Promise<void> {
  const toSign = await versionToSign(input, library, folder)
  const noted = notedFrom(words, toSign)
  if (noted === null)
    throw new UserError(
      `Unexpected --signed "${words}", expected everyone, "everyone but NAME, NAME", elsewhere or nobody. Nothing was written.`,
    )
  await saveNoted(folder, noted)
  const said = signedLine({ ...toSign, noted })
  if (input.options['json'] === true) printJson(input.io, { version: toSign.versions.at(-1), said })
  else print(input.io, said)
}

async function versionToSign(input: CommandInput, library: Library, folder: string): Promise<ToSign> {
  const { issued, date } = await workspaceOf(input, library, folder)
  const versions = versionsSigned(issued)
  if (versions.length === 0)
    throw new UserError('No version has been issued yet, so there is none to sign. Nothing was written.')
  return { versions, date, noted: await readNoted(folder) }
}
