/** Turns an opened folder into written documents, with a progress line; what commands that build have in common. */
import { formatDiagnostic, hasErrors } from '../core/ground/diagnostic.js'
import { planBuild, type BuildPlan } from '../node/plan/plan.js'
import { conflictFindings, type Workspace } from '../node/workspace.js'
import { writeBuild } from '../node/write.js'
import { editLines } from '../home/plan-report.js'
import { say, type Io } from './terminal/io.js'
import { startProgress } from './terminal/progress.js'

/** Plans, does what must be done `before` anything is written, and writes, with a progress line on stderr. */
export async function buildAndWrite(
  workspace: Workspace,
  only: ReadonlySet<string> | null,
  io: Io,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<BuildPlan> {
  const progress = startProgress(io)
  const plan = await planBuild(workspace, { only })
  await before()
  await writeBuild(workspace.folder, plan, progress.step)
  progress.done()
  for (const line of editLines(plan.edits)) say(io, line)
  return plan
}

/** Prints every conflict; true when one of them stops the build. */
export function reportConflicts(workspace: Workspace, io: Io): boolean {
  const findings = conflictFindings(workspace)
  for (const finding of findings) say(io, formatDiagnostic(finding))
  return hasErrors(findings)
}
