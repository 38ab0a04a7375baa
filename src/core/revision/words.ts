/** A cause of a change → one plain sentence for the owner: "Because “Review sites” now includes Yelp." */
import { answerLabels } from '../answers/complete.js'
import type { Answer } from '../answers/answers.js'
import type { Question } from '../answers/question.js'
import { formatDate } from '../ground/date.js'
import { citationLabel } from '../library/authority.js'
import type { Library } from '../library/library.js'
import { naturalList } from '../ground/phrase.js'
import type { Cause, Change, Revision } from './change.js'

/** One cause as a sentence. */
export function causeWords(
  library: Library,
  revision: Revision,
  change: Pick<Change, 'clause' | 'kind'>,
  cause: Cause,
): string {
  if ('answer' in cause) return answerWords(library, revision, cause.answer)
  if ('library' in cause) return libraryWords(library, revision, change, cause.library)
  if ('authority' in cause) {
    const authority = library.authorities.find(({ id }) => id === cause.authority)
    const label = authority === undefined ? cause.authority : citationLabel(authority)
    return `The authorities it rests on changed: ${label}.`
  }
  return editWords(library, change, cause.edit)
}

function libraryWords(
  library: Library,
  revision: Revision,
  { clause: id, kind }: Pick<Change, 'clause' | 'kind'>,
  [, to]: readonly [string, string],
): string {
  if (revision.from === null) return `From the clause library, version ${to}.`
  if (kind === 'added') return `Library ${to} adds this provision.`
  if (kind === 'removed') return `Library ${to} no longer asks for this provision.`
  if (kind === 'moved') return `Library ${to} puts this provision in another place.`
  const clause = library.clauses.find((candidate) => candidate.id === id)
  const note = clause?.changes[clause.version]
  return note === undefined ? `Library ${to}: new wording.` : `Library ${to}: ${sentence(note)}`
}

function editWords(library: Library, { clause, kind }: Pick<Change, 'clause' | 'kind'>, edited: string): string {
  if (edited !== clause) {
    const title = library.clauses.find(({ id }) => id === edited)?.title ?? edited
    return `Your own wording: “${title}” was left out or taken back in.`
  }
  if (kind === 'removed') return 'Your own wording: you left this provision out.'
  if (kind === 'added') return 'Your own wording: you took this provision back in.'
  return 'Your own wording.'
}

function answerWords(library: Library, revision: Revision, id: string): string {
  const question = library.questions.find((candidate) => candidate.id === id)
  const answer = revision.answers.find((candidate) => candidate.question === id)
  const name = `“${question?.short ?? id}”`
  if (question === undefined || answer === undefined) return `Because of your answer to ${name}.`
  const { before, after, isAsked } = answer
  if (after === null)
    return question.blank && isAsked ? `Because ${name} is yet to be filled in.` : `Because ${name} no longer applies.`
  const words = (value: Answer): string => phraseOf(library, question, value)
  if (before === null) return `Because ${name} is now ${words(after)}.`
  if (typeof before !== 'string' && typeof after !== 'string') {
    const came = after.filter((value) => !before.includes(value))
    const went = before.filter((value) => !after.includes(value))
    const parts = [
      ...(came.length > 0 ? [`now includes ${words(came)}`] : []),
      ...(went.length > 0 ? [`no longer includes ${words(went)}`] : []),
    ]
    return `Because ${name} ${parts.length > 0 ? parts.join(' and ') : 'is in another order'}.`
  }
  return `Because ${name} is now ${words(after)} (it was ${words(before)}).`
}

function phraseOf(library: Library, question: Question, answer: Answer): string {
  if (question.kind === 'date' && typeof answer === 'string') return formatDate(answer)
  const labels = answerLabels(question, answer, library.questions)
  if (question.kind === 'multiselect') return labels.length === 0 ? 'nothing' : naturalList(labels)
  return labels[0] === undefined || labels[0] === '' ? 'left blank' : `“${labels[0]}”`
}

/** An answer in words: labels of choices, a date in full, text as typed. */
export function answerInWords(library: Library, id: string, answer: Answer | null): string {
  const question = library.questions.find((candidate) => candidate.id === id)
  if (answer === null) return 'not asked'
  return question === undefined ? String(answer) : phraseOf(library, question, answer)
}

const sentence = (words: string): string => (/[.!?]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`)
