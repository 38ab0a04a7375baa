/** What went wrong, in words an owner can use. */
import type { Visit } from './visit.js'
import { formatDiagnostic } from '../core/ground/diagnostic.js'
import { UserError } from '../node/folder/user-error.js'

/** A thing that could not be done. */
export interface Refusal {
  readonly problem: string
}

/** The words of an error that the owner can mend; a bug of ours says so. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof UserError)
    return { problem: [error.message, ...error.diagnostics.map(formatDiagnostic)].join('\n') }
  return { problem: `Something went wrong that is our fault: ${String(error)}. Save your answers; nothing is lost.` }
}

/** Does it; what goes wrong is said at home. */
export async function doOrSay(visit: Visit, does: () => Promise<void>): Promise<void> {
  try {
    await does()
  } catch (error) {
    visit.notes = refusalOf(error).problem.split('\n')
    visit.go('home')
  }
}
