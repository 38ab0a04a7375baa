/** A file that came back: what is asked about it, and what became of the words in it. */
import { possibleChoices } from '../core/answers/complete.js'
import type { Front } from '../core/interview/page/front.js'
import type { Library } from '../core/library/library.js'
import { count } from '../core/ground/phrase.js'
import type { Edits } from '../node/edits/edits.js'
import { isReadBack, readBackExtensions } from '../node/edits/read-back.js'
import { reviewNotesName, type ReturnedFile } from '../node/edits/returned.js'
import { planBuild, type BuildPlan } from '../node/plan/plan.js'
import type { Workspace } from '../node/workspace.js'
import { changeLines, editLines } from './plan-report.js'
import { partPage, rightFilePage, takenPage } from './settle-pages.js'

/** What to do with a file of a kind that can't be read; null for one that can. */
export function fileFault(name: string): string | null {
  if (isReadBack(name)) return null
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['doc', 'odt', 'rtf', 'pages', 'dotx', 'docm'].includes(ending))
    return `${name} can't be read as it is: open it in your word processor and save it as Word (.docx), then adopt that file.`
  if (ending === 'pdf')
    return `${name} is a PDF, and edits in a PDF can't be read: ask for the Word file that it was made from.`
  return `Unexpected file "${name}", expected a file of the policy: ${readBackExtensions.join(', ')}.`
}

/** Asks about a file that seems to be the wrong one. */
export async function askWhetherRight(front: Front, doubt: string): Promise<boolean> {
  const reply = await front.ask(rightFilePage(doubt))
  return reply.kind === 'answer' && reply.value === 'yes'
}

/** The plan with the file brought in; where it seems to be a part of the policy and `front` is there, the owner is asked. Null when the owner leaves. */
export async function planReturned(
  workspace: Workspace,
  { name, bytes }: ReturnedFile,
  whole: boolean,
  front: Front | null,
): Promise<BuildPlan | null> {
  const returned = [{ path: name, bytes, returned: true as const }]
  const plan = await planBuild(workspace, { returned, whole })
  const part = plan.edits.returned.find((one) => one.part !== null)?.part ?? null
  if (part === null || front === null) return plan
  const reply = await front.ask(partPage(part))
  if (reply.kind !== 'answer') return null
  return reply.value === 'whole' ? planBuild(workspace, { returned, whole: true }) : plan
}

/** Asks about each alternative that a reply takes and that is no answer yet: the questions whose answers the owner will change. */
export async function questionsTaken(
  { library, answers }: Workspace,
  { returned }: Edits,
  front: Front,
): Promise<readonly string[]> {
  const agreed = new Set<string>()
  for (const { author, letter, question: id, turn, value, place } of returned.flatMap(({ accepted }) => accepted)) {
    const question = library.questions.find((one) => one.id === id)
    if (question === undefined) continue
    const choice = possibleChoices(question, library.questions).find((one) => one.value === value)
    const isSo = [answers.values[id] ?? []].flat().includes(value) === (turn !== 'without')
    if (choice === undefined || isSo || (turn === 'is' && agreed.has(id))) continue
    const said = `${place}: ${author === '' ? 'a comment' : author} takes ${letter}.`
    const reply = await front.ask(takenPage(said, turn, question.short, choice.label))
    if (reply.kind === 'leave') break
    if (reply.kind === 'answer' && reply.value === 'yes') agreed.add(id)
  }
  return [...agreed]
}

/** What came of it, in plain words. */
export const adoptionLines = (library: Library, plan: BuildPlan): readonly string[] => [
  ...editLines(plan.edits),
  ...unclearLines(plan.edits),
  ...otherChanges(library, plan),
]

const unclearLines = ({ returned }: Edits): readonly string[] =>
  returned.flatMap(({ unclear }) =>
    unclear.map(
      (line) =>
        `Struck through in the file, and not our words, so it is unclear whether they are to go; they stand: “${line}”`,
    ),
  )

/** What the same build changes besides: answers or a library that came since the last one. */
function otherChanges(library: Library, { revision }: BuildPlan): readonly string[] {
  const changes = revision.changes.filter(({ causes }) => causes.some((cause) => !('edit' in cause)))
  return changes.length === 0
    ? []
    : ['Besides, since the last build:', ...changeLines(library, { ...revision, changes })]
}

/** Where the file and its comments are kept. */
export const besideLines = ({ beside }: Edits): readonly string[] =>
  beside.map(({ path: name }) =>
    name === reviewNotesName ? `Comments are listed in ${name}.` : `The file is kept as ${name}.`,
  )

/** The last line; `undoing` says how to take it back. */
export function closingLine({ write, remove, kept, comments }: Edits, undoing: string): string {
  const changed = write.length + remove.length
  if (changed > 0)
    return `Brought in, and the policy was written anew (${changed} in overrides/). To take it back: ${undoing}`
  if (kept.length > 0) return `Nothing came into the policy; ${count(kept.length, 'text')} kept aside.`
  if (comments.length > 0) return 'No edit was found that the policy does not have already, only comments.'
  return 'No edit was found that the policy does not have already.'
}
