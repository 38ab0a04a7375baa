/** Which conflict rules the answers set off, and what to say about them. */
import type { Answers } from '../answers/answers.js'
import type { Diagnostic } from '../ground/diagnostic.js'
import { conflictHolds, questionsOf, type Conflict } from './conflict.js'
import type { Library } from './library.js'
import type { Place } from '../ground/source.js'

/** Conflicts that hold, most serious first. `today` is an ISO date. */
export function findConflicts(library: Library, answers: Answers, today: string): readonly Conflict[] {
  const found = library.conflicts.filter(
    (rule) => rule.when !== null && conflictHolds(rule.when, answers, library.questions, today),
  )
  const rank = { stop: 0, warn: 1, note: 2 }
  return found
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map((rule) => (resolves(rule, answers, library, today) ? rule : { ...rule, suggest: {} }))
}

/** Whether a conflict's suggested answers would settle it for these answers; a suggestion that would not is no help. */
function resolves(rule: Conflict, answers: Answers, library: Library, today: string): boolean {
  const changed = { ...answers, values: { ...answers.values, ...rule.suggest } }
  return rule.when === null || !conflictHolds(rule.when, changed, library.questions, today)
}

/** Where a conflict stands in the answers file: at the first of its answers that was given, else at the top. */
export function conflictPlace(conflict: Conflict, places: Readonly<Record<string, Place>>, top: Place): Place {
  const asked = conflict.when === null ? [] : questionsOf(conflict.when)
  const given = [...Object.keys(conflict.suggest), ...asked].find((question) => Object.hasOwn(places, question))
  return (given === undefined ? undefined : places[given]) ?? top
}

/** A conflict as a diagnostic at the answers file. */
export function conflictDiagnostic(conflict: Conflict, place: Place): Diagnostic {
  const severity = { stop: 'error', warn: 'warning', note: 'note' } as const
  const changes = Object.entries(conflict.suggest).map(
    ([question, answer]) => `${question}: ${typeof answer === 'string' ? answer : `[${answer.join(', ')}]`}`,
  )
  return {
    severity: severity[conflict.severity],
    rule: `conflict/${conflict.id}`,
    message: conflict.say,
    place,
    ...(changes.length === 0 ? {} : { hint: `to resolve it, set ${changes.join(', ')}` }),
  }
}
