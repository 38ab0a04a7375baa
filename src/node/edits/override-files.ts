/** Reads the files of `overrides/`, and refuses one that can't be what its writer meant. */
import { errorAt, hasErrors, type Diagnostic } from '../../core/ground/diagnostic.js'
import type { Library } from '../../core/library/library.js'
import type { Lock } from '../../core/policy/lock.js'
import { suggestion } from '../../core/ground/nearest.js'
import type { OwnNotice } from '../../core/policy/disclaimer/own-notice.js'
import type { OwnPaper } from '../../core/policy/papers/own-paper.js'
import { overridePath, parseOverride, type Override } from '../../core/policy/override.js'
import { overrideFolder } from '../../core/policy/own-file.js'
import type { Place, SourceFile } from '../../core/ground/source.js'
import type { PassedOver } from '../folder/copies.js'
import { exit, UserError } from '../folder/user-error.js'
import { headPlace, readWording } from './listing.js'
import { readNoticeFiles } from './notice-files.js'
import { readPaperFiles } from './paper-files.js'

/** The folder of own wording, read. */
export interface OverrideFiles {
  readonly overrides: readonly Override[]
  /** Own wording for the boxes of sites. */
  readonly notices: readonly OwnNotice[]
  /** Own wording of papers other than the policy. */
  readonly papers: readonly OwnPaper[]
  /** Path → text of each file of `overrides/` as it is. */
  readonly overrideTexts: ReadonlyMap<string, string>
  /** Files of `overrides/` that no build reads. */
  readonly passedOver: readonly PassedOver[]
}

/** Every override, in path order; one that can't be what its writer meant ends the command before anything is written. */
export async function readOverrideFiles(folder: string, library: Library, lock: Lock | null): Promise<OverrideFiles> {
  const own = await readWording(
    folder,
    overrideFolder,
    (file) => {
      const { override, problems } = parseOverride(file)
      if (override === null) return { value: null, problems }
      const slips = [...misnamed(file, override), ...unknownClause(file, override, library, lock)]
      return { value: override, problems: [...problems, ...slips] }
    },
    paperFolders,
  )
  const notices = await readNoticeFiles(folder, library, lock)
  const papers = await readPaperFiles(folder, library, lock)
  const problems = [...own.problems, ...notices.problems, ...papers.problems]
  if (hasErrors(problems)) throw new UserError('Nothing was written.', exit.usage, problems)
  return {
    overrides: own.values,
    notices: notices.values,
    papers: papers.values,
    overrideTexts: new Map([...own.texts, ...notices.texts, ...papers.texts]),
    passedOver: [...own.passedOver, ...notices.passedOver, ...papers.passedOver],
  }
}

/** Where own wording of other papers lives. */
const paperFolders = ['papers', 'disclaimers']

/** A file's name is its clause: so no two files can have words for the same place. */
function misnamed(file: SourceFile, override: Override): readonly Diagnostic[] {
  const expected = overridePath(override)
  if (file.path === expected) return []
  const message = `Unexpected clause "${override.clause}" with kind "${override.kind}" in this file, expected it in ${expected}`
  return [errorAt(clausePlace(file), 'files/override', message, 'rename the file, or change its clause')]
}

/** A clause that the library dropped is dealt with later; one that nobody ever heard of is a slip of the pen. */
function unknownClause(
  file: SourceFile,
  { clause }: Override,
  { clauses }: Library,
  lock: Lock | null,
): readonly Diagnostic[] {
  const isKnown =
    clauses.some(({ id, supersedes }) => id === clause || supersedes.includes(clause)) ||
    [...(lock?.overrides ?? []), ...(lock?.provisions ?? [])].some((known) => known.clause === clause)
  if (isKnown) return []
  const hint = suggestion(
    clause,
    clauses.map(({ id }) => id),
  )
  const message = `Unexpected clause "${clause}", expected a clause of this library`
  return [errorAt(clausePlace(file), 'files/override', message, hint ?? 'see them all: practice-policy why')]
}

const clausePlace = (file: SourceFile): Place => headPlace(file, 'clause')
