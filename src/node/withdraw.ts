/** Takes a version back on the day it was issued: recorded beside its papers, its number never used again. */
import { formatDate } from '../core/ground/date.js'
import type { Lock } from '../core/policy/lock.js'
import { copyOf } from './edits/kept.js'
import { folderPath, removablePath } from './folder/layout.js'
import { fingerprint, readBytes, removeFile, writeWhole } from './folder/practice-folder.js'
import { UserError } from './folder/user-error.js'
import { historyFolder, versionInForce, withdrawnName } from './history/issued.js'
import type { Workspace } from './workspace.js'

const papers = ['changes.md', 'redline.docx', 'redline.md', 'redline.html'] as const

/** The version that can be withdrawn today; any other ends the command. */
export function withdrawable({ issued, date }: Pick<Workspace, 'issued' | 'date'>): Lock['issued'][number] {
  const last = versionInForce(issued)
  if (last === undefined) throw new UserError('No version has been issued, so there is none to withdraw.')
  if (last.date === date) return last
  throw new UserError(
    `Version ${last.version} was issued on ${formatDate(last.date)}. Only a version issued today can be withdrawn: people may rely on it. Change what is wrong, then issue the next one. Nothing was written.`,
  )
}

/** Records it, and puts back what told of the version before. */
export async function withdraw({ folder, issued, date }: Workspace): Promise<void> {
  const { version } = withdrawable({ issued, date })
  const before = versionInForce(issued.filter((one) => one.version !== version))
  for (const path of papers) {
    const there = await readBytes(folder, path)
    const ours = await readBytes(folder, `${historyFolder(version)}/${path}`)
    if (there !== null && (ours === null || fingerprint(there) !== fingerprint(ours))) {
      const copy = copyOf(path, there, `${path} was changed by hand`)
      await writeWhole(folder, folderPath(copy.path), copy.content)
    }
    const earlier = before === undefined ? null : await readBytes(folder, `${historyFolder(before.version)}/${path}`)
    if (earlier !== null) await writeWhole(folder, folderPath(path), earlier)
    else if (there !== null) await removeFile(folder, removablePath(path))
  }
  const text = `Version ${version} was issued and withdrawn on ${date}. It is not in force, and its number is not used again.\n`
  await writeWhole(folder, folderPath(`${historyFolder(version)}/${withdrawnName}`), text)
}
