/** What became of a section or provision → what the comment beside it says: what happened, and why. */
import type { Library } from '../../core/library/library.js'
import type { Change, Revision } from '../../core/revision/change.js'
import { causeWords } from '../../core/revision/words.js'
import type { Fate, Group } from './groups.js'
import type { Line } from './words.js'

/** The comment's lines; a provision's come from its change in the revision, where the causes are. */
export function noteLines(library: Library, revision: Revision, fate: Fate<Line>): readonly string[] {
  const group = fate.kind === 'removed' ? fate.was : fate.is
  if (group.kind !== 'provision') return [frameNote(fate, group.kind)]
  const change = revision.changes.find(({ clause }) => clause === group.id)
  // A provision that stays as it is can still refer to one whose number is another now.
  if (change === undefined) return ['Only the number of a section it refers to changed.']
  return [headline(fate), ...changeCauses(library, revision, change)]
}

/** Each cause of a change as one sentence. */
export const changeCauses = (library: Library, revision: Revision, change: Change): readonly string[] => [
  ...new Set(change.causes.map((cause) => causeWords(library, revision, change, cause))),
]

// A comment on a whole provision may stand a little after it, so it says which one it is about.
const named = ({ number, title }: Group<Line>): string => `${number} “${title}”`

function headline(fate: Fate<Line>): string {
  switch (fate.kind) {
    case 'added':
      return `New provision: ${named(fate.is)}.`
    case 'removed':
      return `Removed: ${named(fate.was)}.`
    case 'movedFrom':
      return `Moved from here: ${named(fate.was)} is section ${fate.is.number} now.`
    case 'movedTo':
      return fate.same
        ? `Moved here: ${named(fate.was)} is section ${fate.is.number} now; its words are the same.`
        : `Moved here and changed: ${named(fate.was)} is section ${fate.is.number} now.`
    case 'kept':
      return 'Changed.'
  }
}

function frameNote({ kind }: Fate<Line>, group: string): string {
  if (group === 'front') return 'The title block, the opening words and the contents follow from the changes below.'
  if (group === 'section') {
    if (kind === 'added') return 'New section. The provisions below say why.'
    if (kind === 'removed') return 'Section removed. The provisions below say why.'
    return 'The section’s title or opening words changed with the library.'
  }
  return 'This part follows from your answers and from the changes above.'
}
