/** Turns an opened folder into written documents, with a progress line; what commands that build have in common. */
import { isAccepted, nothingNoted } from '../core/due/noted.js'
import { formatDiagnostic, hasErrors } from '../core/ground/diagnostic.js'
import { readNoted } from '../node/due.js'
import { planBuild, type BuildPlan } from '../node/plan/plan.js'
import { conflictFindings, type Workspace } from '../node/workspace.js'
import { writeBuild } from '../node/write.js'
import { editLines } from '../home/plan-report.js'
import { again } from './again.js'
import { conflictLines } from './check-report.js'
import type { CommandInput } from './command.js'
import { isInteractive, say, type Io } from './terminal/io.js'
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

const begins = {
  error: 'These answers can’t stand together',
  warning: 'Please look at this',
  note: 'Worth knowing',
} as const

/** Says every conflict: on a terminal in plain words, without notes that the owner has let rest; else with its place and rule; true when one of them stops the build. */
export async function reportConflicts(workspace: Workspace, input: CommandInput): Promise<boolean> {
  const { io } = input
  const { library, given, folder } = workspace
  const findings = conflictFindings(workspace)
  const noted = isInteractive(io) ? await readNoted(folder) : nothingNoted
  const call = (words: string): string => again(input, words, folder)
  for (const finding of findings.filter((one) => one.severity !== 'note' || !isAccepted(noted, one))) {
    if (!isInteractive(io)) say(io, formatDiagnostic(finding))
    else {
      const [message = '', ...ways] = conflictLines(finding, { library, given, call, details: false })
      say(io, `${begins[finding.severity]}: ${message}`)
      if (finding.severity === 'error') ways.forEach((line) => say(io, `  ${line}`))
    }
  }
  return hasErrors(findings)
}
