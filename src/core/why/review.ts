/** Turns a policy into the comments of the copy for its lawyer: what is open and doubtful first, then each answer and each rule. */
import type { Answer, GivenAnswers, Origin } from '../answers/answers.js'
import { answerLabels } from '../answers/complete.js'
import type { Question } from '../answers/question.js'
import { bearingLabels } from '../document/labels.js'
import { alternativeLine, offersStart, withMark, type Turn } from '../document/review-mark.js'
import { formatDate } from '../ground/date.js'
import { count, naturalList } from '../ground/phrase.js'
import { attribution, type Authority } from '../library/authority.js'
import type { Library } from '../library/library.js'
import type { Policy, Provision } from '../policy/policy.js'
import { bearingOf, selectClauses, type Decision } from '../policy/select.js'
import { citedAuthorities } from '../policy/slots/authorities.js'
import { alternativesOf, type Alternative } from './alternatives.js'

/** Every comment, as its lines. */
export interface Review {
  /** On the title: what is open and doubtful. */
  readonly top: readonly string[]
  /** By question: on the first place where its answer stands. */
  readonly answers: ReadonlyMap<string, readonly string[]>
  /** By clause. */
  readonly clauses: ReadonlyMap<string, readonly string[]>
}

/** What a review is made from; `today` is the day that defaults are counted from. */
export interface ReviewInput {
  readonly library: Library
  readonly policy: Policy
  readonly given: GivenAnswers
  readonly today: string
}

/** Writes the comments. */
export function reviewOf(input: ReviewInput): Review {
  const { library, policy, given, today } = input
  const alternatives = alternativesOf(library, given, today)
  const decisions = new Map(selectClauses(library, policy.answers).decisions.map((one) => [one.clause, one]))
  const provisions = policy.sections.flatMap((section) => section.provisions)
  return {
    top: withMark(topLines(input)),
    answers: new Map(library.questions.map((question) => [question.id, withMark(answerLines(question, input))])),
    clauses: new Map(
      provisions.map((provision) => {
        const decision = decisions.get(provision.clause)
        const others = provision.own ? [] : (alternatives.get(provision.clause) ?? [])
        return [provision.clause, withMark(clauseLines(input, provision, decision, others))]
      }),
    ),
  }
}

function topLines({ library, policy }: ReviewInput): readonly string[] {
  const open = library.questions.filter(({ id }) => ['unsure', 'blank'].includes(policy.answers.origins[id] ?? ''))
  const doubtful = new Map<string, string[]>()
  for (const one of citedAuthorities(library, policy)) {
    const doubt = doubtOf(one)
    const name = `${[one.body, one.title, one.edition].join('. ')}: ${doubt ?? ''}`
    if (doubt !== null)
      doubtful.set(name, [...(doubtful.get(name) ?? []), ...(one.pinpoint === null ? [] : [one.pinpoint])])
  }
  return [
    'Copy for the lawyer. Answers of the practice are yellow. Change the text as you like, tracked or not, and answer in comments. The practice brings the file in as it is: nothing you write is lost.',
    open.length === 0 ? 'Open: nothing; every question is answered.' : `Open first (${open.length}):`,
    ...open.map((question) =>
      policy.answers.origins[question.id] === 'blank'
        ? `Not answered: ${question.ask}`
        : `Not sure: ${question.ask} Until it is decided: ${valueOf(question, library, policy)}.`,
    ),
    doubtful.size === 0
      ? 'Sources in doubt: none that we know of.'
      : `Sources to look up before you rely on them (${doubtful.size}):`,
    ...[...doubtful].map(([name, places]) => `${name}${places.length === 0 ? '' : ` (${places.join('; ')})`}.`),
  ]
}

const statuses: Readonly<Partial<Record<Authority['status'], string>>> = {
  'under-revision': 'being revised',
  superseded: 'no longer in force',
  enjoined: 'stopped by a court',
  proposed: 'proposed only',
}

/** Why an authority is in doubt, or null. */
const doubtOf = ({ verification, status }: Authority): string | null =>
  verification === 'unverified' ? 'not verified by us' : (statuses[status] ?? null)

const origins: Readonly<Record<Origin, string>> = {
  given: 'The practice answered this.',
  default: 'The practice did not answer this: it is what the program proposes.',
  unsure: 'The practice is not sure: the protective choice stands until it decides.',
  blank: 'Not answered: to be filled in.',
}

const answerLines = (question: Question, { library, policy }: ReviewInput): readonly string[] => [
  `Answer: ${question.short}: ${valueOf(question, library, policy)}.`,
  `Asked: ${question.ask}`,
  origins[policy.answers.origins[question.id] ?? 'default'],
]

const valueOf = (question: Question, library: Library, { answers }: Policy): string =>
  answerText(question, answers.values[question.id] ?? null, library)

function answerText(question: Question, answer: Answer | null, { questions }: Library): string {
  if (answer === null || answer.length === 0) return 'none'
  if (question.kind === 'date') return formatDate(String(answer))
  const labels = answerLabels(question, answer, questions).map((label) => `“${label}”`)
  return naturalList(labels)
}

function clauseLines(
  { library, policy }: ReviewInput,
  provision: Provision,
  decision: Decision | undefined,
  alternatives: readonly Alternative[],
): readonly string[] {
  const because = (decision?.because ?? []).flatMap(({ question: id, answer }) => {
    const question = library.questions.find((one) => one.id === id)
    return question === undefined ? [] : [`${question.short} is ${answerText(question, answer, library)}`]
  })
  const authorities = library.authorities.filter(({ id }) => provision.authorities.includes(id))
  const clause = library.clauses.find(({ id }) => id === provision.clause)
  const why = because.length === 0 ? 'it is part of every policy' : because.join('; ')
  return [
    `${provision.number} ${provision.title}. Why it is in: ${why}.`,
    ...(provision.own ? ['The practice’s own wording stands here.'] : []),
    ...authorities.map(
      (one) => `${bearingLabels[bearingOf(one, clause, policy.answers)]}: ${authorityWords(one, policy)}`,
    ),
    sureness(authorities, decision),
    ...alternativeLines(alternatives, library),
  ]
}

const seen: Readonly<Record<Authority['verification'], string>> = {
  verbatim: 'read word for word',
  secondary: 'known from a second source',
  unverified: 'not verified by us',
}

function authorityWords(one: Authority, { reviewDate }: Policy): string {
  const quote = one.quote === null ? '' : ` It says: “${one.quote.replace(/\s+/g, ' ')}”`
  const due = one.reviewBy < reviewDate ? ` To be looked up again by ${formatDate(one.reviewBy)}.` : ''
  const doubt = statuses[one.status] === undefined ? '' : ` In doubt: ${statuses[one.status] ?? ''}.`
  return `${attribution(one)}. Checked ${formatDate(one.checked)}, ${seen[one.verification]}.${doubt}${quote}${due}`
}

function sureness(authorities: readonly Authority[], decision: Decision | undefined): string {
  const strength = decision?.strength ?? 'should'
  const weight = `Weight: ${strength}.`
  if (authorities.length === 0) {
    const kind = strength === 'must' ? 'a rule of the practice’s own' : 'advice'
    return `How sure we are: no source stands behind it; it is ${kind}. ${weight}`
  }
  const parts = (Object.keys(seen) as Authority['verification'][]).flatMap((kind) => {
    const number = authorities.filter(({ verification }) => verification === kind).length
    return number === 0 ? [] : [`${count(number, 'source')} ${seen[kind]}`]
  })
  return `How sure we are: ${parts.join(', ')}. ${weight}`
}

/** More would hide the others. */
const most = 8
const longest = 360

function alternativeLines(alternatives: readonly Alternative[], library: Library): readonly string[] {
  if (alternatives.length === 0) return []
  const shown = alternatives.slice(0, most)
  const more = alternatives.length - shown.length
  return [
    offersStart,
    ...shown.map(({ question, turn, value, lines }, index) =>
      alternativeLine(
        { letter: String.fromCharCode(65 + index), question: question.id, turn, value },
        `${question.short}: ${turned[turn](answerText(question, value, library))}. ${whatItSays(lines)}`,
      ),
    ),
    ...(more === 0 ? [] : [`And ${count(more, 'other answer')} that would change this rule.`]),
  ]
}

const turned: Readonly<Record<Turn, (choice: string) => string>> = {
  is: (choice) => choice,
  with: (choice) => `${choice} as well`,
  without: (choice) => `without ${choice}`,
}

function whatItSays(lines: Alternative['lines']): string {
  if (lines === null) return 'This rule would drop out.'
  if (lines.length === 0) return 'Some of this rule’s lines would drop out.'
  const text = lines.join(' ')
  return `It would say: ${text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text}`
}
