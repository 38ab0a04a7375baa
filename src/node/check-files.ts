/** Compares a practice's files with the lock and with what would be written now. */
import type { Diagnostic } from '../core/ground/diagnostic.js'
import { lockName, parseLock, type Lock } from '../core/policy/lock.js'
import { isReadBack } from './edits/read-back.js'
import { historyFolder } from './history/issued.js'
import type { PassedOver } from './folder/copies.js'
import { boxFiles } from './edits/notice-files.js'
import { frameOfFile } from './edits/paper-files.js'
import { brokenSeal, isSealed } from './folder/seal.js'
import { planBuild } from './plan/plan.js'
import { isUpToDate } from './plan/unchanged.js'
import { fingerprint, readBytes, readText } from './folder/practice-folder.js'
import type { Workspace } from './workspace.js'

/** Rules: `files/not-built`, `files/missing`, `files/edited`, `files/drift`, `files/tampering`. */
export async function checkFiles(workspace: Workspace): Promise<readonly Diagnostic[]> {
  if (workspace.lock === null) {
    return [finding('note', 'files/not-built', lockName, 'Nothing has been written yet', 'run: practice-policy build')]
  }
  const { policyFiles, papers } = workspace.lock
  const boxes = boxFiles(workspace.library, workspace.answers)
  const isBroughtIn = (path: string): boolean =>
    (isReadBack(path) && policyFiles.includes(path)) ||
    papers.some(({ paper }) => paper === frameOfFile(workspace.library, path)?.id) ||
    boxes.some((file) => file.path === path)
  const touched = workspace.touched.map((file) =>
    file.bytes === null
      ? finding('warning', 'files/missing', file.path, 'Gone since it was written', 'run: practice-policy build')
      : finding(
          'warning',
          'files/edited',
          file.path,
          'Changed by hand since it was written',
          isBroughtIn(file.path) ? comesIn : 'the next build puts a copy into kept/ and writes the file anew',
        ),
  )
  const found = [...(await tampering(workspace.folder, workspace.issued)), ...workspace.passedOver.map(notRead)]
  return [...found, ...touched, ...(await drift(workspace))]
}

const notRead = ({ path, why }: PassedOver): Diagnostic =>
  finding('warning', 'files/override', path, 'Nothing is read from this file', why)

/** Files that are as they were written, and would be written otherwise now. */
async function drift(workspace: Workspace): Promise<readonly Diagnostic[]> {
  if (await isUpToDate(workspace)) return []
  const { files } = await planBuild({ ...workspace, touched: [] })
  const known = new Set(workspace.touched.map((file) => file.path))
  return files
    .filter((file) => file.action !== 'same' && file.action !== 'keep' && !known.has(file.path))
    .map((file) =>
      finding(
        'warning',
        'files/drift',
        file.path,
        'Differs from what the answers and the library give now',
        'see what would change: practice-policy plan',
      ),
    )
}

/** The lock and the issued versions, which nobody has a reason to change. */
async function tampering(folder: string, issued: Lock['issued']): Promise<readonly Diagnostic[]> {
  const text = (await readText(folder, lockName))?.text ?? ''
  const broken = isSealed(text) ? [] : [brokenSeal]
  const versions = await Promise.all(issued.map(({ version }) => issuedFiles(folder, version)))
  return [...broken, ...versions.flat()]
}

/** An issued version is what people signed: each of its files must be as it was issued. */
async function issuedFiles(folder: string, version: string): Promise<readonly Diagnostic[]> {
  const history = historyFolder(version)
  const file = await readText(folder, `${history}/${lockName}`)
  const issued = file === null || !isSealed(file.text) ? null : parseLock(file).lock
  if (issued === null) return [notAsIssued(`${history}/${lockName}`, version, file === null)]
  const found = await Promise.all(
    Object.entries(issued.outputs).map(async ([path, hash]): Promise<readonly Diagnostic[]> => {
      const bytes = await readBytes(folder, `${history}/${path}`)
      const isSame = bytes !== null && fingerprint(bytes) === hash
      return isSame ? [] : [notAsIssued(`${history}/${path}`, version, bytes === null)]
    }),
  )
  return found.flat()
}

const notAsIssued = (path: string, version: string, isGone: boolean): Diagnostic =>
  finding(
    'error',
    'files/tampering',
    path,
    isGone ? `Gone since version ${version} was issued` : `Changed by hand since version ${version} was issued`,
    'restore it from a backup',
  )

const comesIn = 'bring the change in with: practice-policy update'

/** Whether a finding is about an edit that can become the practice's own wording. */
export const canComeIn = ({ rule, hint }: Diagnostic): boolean => rule === 'files/edited' && hint === comesIn

/** Findings that a build would mend. */
export const isDrift = (diagnostic: Diagnostic): boolean =>
  ['files/missing', 'files/edited', 'files/drift'].includes(diagnostic.rule)

const finding = (
  severity: Diagnostic['severity'],
  rule: string,
  file: string,
  message: string,
  hint: string,
): Diagnostic => ({
  severity,
  rule,
  message,
  place: { file, line: 1, column: 1 },
  hint,
})
