/** `check`: answers, conflicts, sources, the practice's own words and its files: is everything still in order? */
import { isAccepted, withAccepted } from '../../core/due/noted.js'
import { parseDate } from '../../core/ground/date.js'
import { formatDiagnostic, hasErrors, sortDiagnostics, type Diagnostic } from '../../core/ground/diagnostic.js'
import { frameDocument } from '../../core/policy/paper.js'
import type { Policy } from '../../core/policy/policy.js'
import { count } from '../../core/ground/phrase.js'
import { checkPolicy, isStale } from '../../lint/policy/policy.js'
import { checkOwnWords } from '../../lint/policy/own-words.js'
import { checkRoom } from '../../lint/policy/room.js'
import { lookedFor } from '../../lint/wording/looked-for.js'
import { documentReading } from '../../lint/wording/document.js'
import { checkFiles, isDrift } from '../../node/check-files.js'
import { readNoted, saveNoted } from '../../node/due.js'
import { answersName } from '../../node/folder/practice-folder.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { assembled, conflictFindings, type Workspace } from '../../node/workspace.js'
import type { CommandRun } from '../command.js'
import { folderOf, libraryOf, reportLines, textOption, todayOf, workspaceOf } from '../context.js'
import { print, say, tell } from '../terminal/io.js'

export const run: CommandRun = async (input) => {
  const { options, io } = input
  const asOf = textOption(options, 'asOf') ?? todayOf(input)
  if (parseDate(asOf) === null) throw new UserError(`Unexpected --as-of "${asOf}", expected a date such as 2027-01-31`)
  const library = await libraryOf(input)
  const folder = folderOf(input)
  const workspace = await workspaceOf(input, library, folder, undefined, true)
  const policy = assembled(workspace, workspace.overrides, workspace.lock?.version ?? '1.0 draft')
  const noted = await readNoted(folder)
  const found = sortDiagnostics([
    ...conflictFindings(workspace),
    ...policyFindings(workspace, policy, asOf),
    ...(await checkFiles(workspace)),
  ])
  const isKnown = (finding: Diagnostic): boolean => finding.severity === 'note' && isAccepted(noted, finding)
  const diagnostics = options['all'] === true ? found : found.filter((finding) => !isKnown(finding))
  const json = options['json'] === true
  if (json) print(io, reportLines(diagnostics, json))
  else tell(io, shortened(diagnostics))
  if (!json) say(io, closing(workspace, policy, diagnostics))
  if (!json && diagnostics.length < found.length)
    say(io, `${count(found.length - diagnostics.length, 'note')} accepted earlier: see them with --all.`)
  if (options['accept'] === true) {
    const notes = diagnostics.filter(({ severity }) => severity === 'note')
    await whileHolding(folder, () => saveNoted(folder, withAccepted(noted, notes, workspace.date)))
    say(io, `${count(notes.length, 'note')} will not be said again.`)
  }
  if (!json && library.wording !== null) say(io, lookedFor(library.wording))
  if (hasErrors(diagnostics)) return exit.problems
  return diagnostics.some((diagnostic) => isStale(diagnostic) || isDrift(diagnostic)) ? exit.changed : exit.ok
}

/** Of many findings of one rule people read the first few; other programs get all of them. */
function shortened(diagnostics: readonly Diagnostic[]): readonly string[] {
  const few = 5
  const rules = [...new Set(diagnostics.map(({ rule }) => rule))]
  return rules.flatMap((rule) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.rule === rule)
    const lines = found.slice(0, found.length > few + 1 ? few : found.length).map(formatDiagnostic)
    const rest = found.length - lines.length
    return rest === 0 ? lines : [...lines, `${rest} more of ${rule}; see all with --json`]
  })
}

const top = { file: answersName, line: 1, column: 1 }

const policyFindings = (workspace: Workspace, policy: Policy, asOf: string): readonly Diagnostic[] => [
  ...checkPolicy({ library: workspace.library, policy, asOf, place: top }),
  ...checkOwnWords(workspace.library, workspace.given, workspace.overrides, workspace.notices),
  ...checkRoom(workspace.library, workspace.answers, workspace.notices),
]

function closing(workspace: Workspace, policy: Policy, diagnostics: readonly Diagnostic[]): string {
  const frame = workspace.library.frames.find((candidate) => candidate.layout === 'policy')
  const reading = frame === undefined ? null : documentReading(frameDocument(workspace.library, policy, frame))
  const grade =
    reading === null
      ? ''
      : ` Reading grade ${reading.grade.toFixed(1)}; longest sentence ${count(reading.longest, 'word')}.`
  return `${diagnostics.length === 0 ? 'All in order.' : `${count(diagnostics.length, 'finding')}.`}${grade}`
}
