/** The shipped library, read from its source files once per test file. */
import { formatDiagnostic } from '../src/core/ground/diagnostic.js'
import { resolveAnswers } from '../src/core/answers/complete.js'
import type { Answer, Answers } from '../src/core/answers/answers.js'
import type { Library } from '../src/core/library/library.js'
import { assemblePolicy, type Policy } from '../src/core/policy/policy.js'
import { loadLibrary, packageRoot } from '../src/node/library-files.js'

let loaded: Library | null = null

/** Fails with the library's own diagnostics when it can't be read. */
export async function shippedLibrary(folder = packageRoot()): Promise<Library> {
  if (folder === packageRoot() && loaded !== null) return loaded
  const { library, problems } = await loadLibrary(folder)
  if (library === null) throw new Error(problems.map(formatDiagnostic).join('\n'))
  if (folder === packageRoot()) loaded = library
  return library
}

/** Complete answers for some given ones; the practice is Riverbend Counseling, the day 2027-01-04, unless said otherwise. */
export const answersWith = (
  library: Library,
  values: Readonly<Record<string, Answer>> = {},
  unsure: readonly string[] = [],
): Answers =>
  resolveAnswers(
    library.questions,
    { values: { practiceName: 'Riverbend Counseling', ...values }, unsure },
    '2027-01-04',
  )

/** The policy those answers give. */
export const policyWith = (
  library: Library,
  values: Readonly<Record<string, Answer>> = {},
  unsure: readonly string[] = [],
): Policy => assemblePolicy(library, answersWith(library, values, unsure), { version: '1.0 draft' })
