/** `check`: answers, conflicts, sources, the practice's own words and its files: is everything still in order? */
import { isDeepStrictEqual } from 'node:util'
import { isAccepted, withAccepted } from '../../core/due/noted.js'
import { parseDate } from '../../core/ground/date.js'
import { hasErrors, sortDiagnostics, type Diagnostic } from '../../core/ground/diagnostic.js'
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
import { isReadBack } from '../../node/edits/read-back.js'
import { answersName } from '../../node/folder/practice-folder.js'
import { whileHolding } from '../../node/folder/run-lock.js'
import { versionInForce } from '../../node/history/issued.js'
import { exit, UserError } from '../../node/folder/user-error.js'
import { planState } from '../../node/plan/state.js'
import { assembled, conflictFindings, type Workspace } from '../../node/workspace.js'
import { again } from '../again.js'
import { checkReport } from '../check-report.js'
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
    ...(await editFindings(workspace)),
    ...(await checkFiles(workspace)),
  ])
  const isKnown = (finding: Diagnostic): boolean => finding.severity === 'note' && isAccepted(noted, finding)
  const diagnostics = options['all'] === true ? found : found.filter((finding) => !isKnown(finding))
  const json = options['json'] === true
  if (json) print(io, reportLines(diagnostics, json))
  else {
    const call = (words: string): string => again(input, words, folder)
    tell(io, checkReport(diagnostics, { library, given: workspace.given, call, details: options['details'] === true }))
    say(io, closing(workspace, policy, diagnostics))
  }
  if (!json && diagnostics.length < found.length)
    say(io, `${count(found.length - diagnostics.length, 'note')} accepted earlier: see them with --all.`)
  if (options['accept'] === true) {
    const notes = diagnostics.filter(({ severity }) => severity === 'note')
    await whileHolding(folder, () => saveNoted(folder, withAccepted(noted, notes, workspace.date)))
    say(io, `${count(notes.length, 'note')} will not be said again.`)
  }
  if (!json) say(io, library.wording === null ? limits : `${limits} ${lookedFor(library.wording)}`)
  if (hasErrors(diagnostics)) return exit.problems
  return diagnostics.some((diagnostic) => isStale(diagnostic) || isDrift(diagnostic)) ? exit.changed : exit.ok
}

/** What was looked at, and what stays for a person. */
const limits =
  'Looked at: answers that do not fit together, files against what was written and issued, dates, and sources past the day to look them up again. Whether a rule suits your practice and the law of your state, no program can judge.'

/** What stands in edits that nobody has brought in yet, judged as if they were in. */
async function editFindings(workspace: Workspace): Promise<readonly Diagnostic[]> {
  if (workspace.lock === null || !workspace.touched.some(({ bytes }) => bytes !== null)) return []
  if (hasErrors(conflictFindings(workspace))) return []
  const { library, given, answers, overrides, notices, papers, touched } = workspace
  const { edits } = await planState(workspace)
  const fresh = <T>(now: readonly T[], before: readonly T[]): readonly T[] =>
    now.filter((one) => !before.some((other) => isDeepStrictEqual(one, other)))
  const words = fresh(edits.overrides, overrides)
  const boxes = fresh(edits.notices, notices)
  const others = fresh(edits.papers, papers)
  const file = touched.flatMap(({ path, bytes }) => (bytes !== null && isReadBack(path) ? [path] : [])).join(', ')
  const place = { file: file === '' ? 'disclaimers' : file, line: 1, column: 1 }
  return [
    ...checkOwnWords(library, { ...given, values: {} }, words, boxes, others),
    ...checkRoom(library, answers, boxes),
  ].map((finding) => ({ ...finding, place }))
}

const top = { file: answersName, line: 1, column: 1 }

/** The day of the version in force, else of the first build. */
const writtenOn = ({ issued, lock }: Workspace): string | undefined => versionInForce(issued)?.date ?? lock?.date

const policyFindings = (workspace: Workspace, policy: Policy, asOf: string): readonly Diagnostic[] => [
  ...checkPolicy({ library: workspace.library, policy, asOf, since: writtenOn(workspace) ?? asOf, place: top }),
  ...checkOwnWords(workspace.library, workspace.given, workspace.overrides, workspace.notices, workspace.papers),
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
