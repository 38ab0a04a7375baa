/** Compares a practice's files with the lock and with what would be written now. */
import type { Diagnostic } from '../core/diagnostic.js'
import { lockName } from '../core/lock.js'
import { planBuild } from './build-plan.js'
import type { Workspace } from './workspace.js'

/** Rules: `files/not-built`, `files/missing`, `files/edited`, `files/drift`. */
export async function checkFiles(workspace: Workspace): Promise<readonly Diagnostic[]> {
  if (workspace.lock === null) {
    return [finding('note', 'files/not-built', lockName, 'Nothing has been written yet', 'run: practice-policy build')]
  }
  const touched = workspace.touched.map((file) =>
    file.bytes === null
      ? finding(
          'warning',
          'files/missing',
          file.path,
          'Unexpected absence, expected the file as it was written',
          'run: practice-policy build',
        )
      : finding(
          'warning',
          'files/edited',
          file.path,
          'Changed by hand since it was written',
          'bring the change in with: practice-policy update',
        ),
  )
  const plan = await planBuild({ ...workspace, touched: [] })
  const known = new Set(workspace.touched.map((file) => file.path))
  const drifted = plan.files.filter((file) => file.action !== 'same' && file.action !== 'keep' && !known.has(file.path))
  const drift = drifted.map((file) =>
    finding(
      'warning',
      'files/drift',
      file.path,
      'Differs from what the answers and the library give now',
      'see what would change: practice-policy plan',
    ),
  )
  return [...touched, ...drift]
}

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
