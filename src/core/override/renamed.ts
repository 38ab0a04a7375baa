/** Carries a changed answer, such as the practice's name, into the practice's own wording, where the library's text changed by it alone. */
import type { Answer } from '../answers/answers.js'
import type { Question } from '../answers/question.js'
import { writeOwnWords } from '../document/markdown/write.js'
import { paragraph } from '../document/tree.js'
import type { Override } from '../policy/override.js'
import { meaning } from './three-way.js'

/** A text the owner typed, as it was when the policy was last written and as it is now. */
export interface ChangedAnswer {
  /** The question's id. */
  readonly question: string
  readonly before: string
  readonly after: string
}

/** The texts that the owner changed; one that was blank, or is now, is a change of the library's sentence too and not among them. */
export const changedAnswers = (
  questions: readonly Pick<Question, 'id' | 'kind'>[],
  before: Readonly<Record<string, Answer>>,
  after: Readonly<Record<string, Answer>>,
): readonly ChangedAnswer[] =>
  questions.flatMap(({ id, kind }) => {
    const [was, is] = [before[id], after[id]]
    if (kind !== 'text' || typeof was !== 'string' || typeof is !== 'string') return []
    return was === is || was.trim() === '' || is.trim() === '' ? [] : [{ question: id, before: was, after: is }]
  })

/** Null where the changed answers alone don't turn the text that the words were based on into `current`, the library's of now. */
export function renamedWords(
  { body, base }: Pick<Override, 'body' | 'base'>,
  current: string,
  changes: readonly ChangedAnswer[],
  as: Form = markdown,
): { readonly body: string; readonly used: readonly ChangedAnswer[] } | null {
  const based = base?.text ?? ''
  const used = changes.filter((change) => pattern([change], as).test(based))
  if (used.length === 0 || !as.isSame(replaced(based, used, as), current)) return null
  return { body: replaced(body, used, as), used }
}

/** The line for the screen. */
export const renamedNote = (title: string, used: readonly ChangedAnswer[]): string =>
  `“${title}”: your wording now says ${used.map(({ before, after }) => `“${after}” for “${before}”`).join(' and ')}, as you answered.`

/** How a text is written: what an answer becomes in it, and when two say the same. */
interface Form {
  readonly write: (value: string) => string
  readonly isSame: (one: string, other: string) => boolean
}

const markdown: Form = {
  write: (value) => writeOwnWords([paragraph(value)]),
  isSame: (one, other) => meaning(one) === meaning(other),
}

/** Text for a site's box, in which no sign is markup. */
export const plainForm: Form = { write: (value) => value, isSame: (one, other) => one === other }

/** All at once, so that a new name that holds another's old one isn't changed again. */
const replaced = (words: string, changes: readonly ChangedAnswer[], as: Form): string =>
  words.replace(pattern(changes, as), (found) => {
    const change = changes.find(({ before }) => found === before || found === as.write(before))
    return change === undefined ? found : as.write(change.after)
  })

/** Whole words only, the longest first. */
function pattern(changes: readonly ChangedAnswer[], as: Form): RegExp {
  const forms = [...new Set(changes.flatMap(({ before }) => [before, as.write(before)]))]
  const words = forms.sort((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}
