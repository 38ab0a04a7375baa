/** What an owner is shown and asked before a version is released: its date, what it changes, who signs, what to send. */
import type { AnswersFile } from '../core/answers/read-file.js'
import type { Answers } from '../core/answers/answers.js'
import { checkAnswer, unclearDate } from '../core/answers/check.js'
import { formatDate } from '../core/ground/date.js'
import { count, naturalList } from '../core/ground/phrase.js'
import type { Library } from '../core/library/library.js'
import { mustAcknowledge } from '../core/revision/acknowledge.js'
import { historyFolder } from '../node/history/issued.js'
import type { Issue } from '../node/issue.js'
import type { Workspace } from '../node/workspace.js'
import type { Front } from '../core/interview/page/front.js'
import { row, type ListPage, type TextPage } from '../core/interview/page/page.js'
import { editLines } from './plan-report.js'

/** What releasing it would mean. */
export function previewLines(library: Library, { state, revision }: Issue, today: string): readonly string[] {
  const { effectiveDate } = state.policy
  const must = mustAcknowledge(library, revision)
  return [
    `Version ${revision.to} takes effect on ${formatDate(effectiveDate)}${effectiveDate < today ? ', which is in the past' : ''}.`,
    changeLine(revision),
    must === null ? 'Nobody needs to sign again.' : `To sign: ${must.who}.`,
    'To send: a message for staff stands at the end of changes.md.',
  ]
}

function changeLine({ from, changes }: Issue['revision']): string {
  if (from === null) return 'It is the first version.'
  if (changes.length === 0) return `Its words are those of version ${from}; only its date is new.`
  const few = 5
  const titles = changes.map(({ title }) => `“${title}”`)
  const shown = titles.length > few + 1 ? [...titles.slice(0, few), `${titles.length - few} more`] : titles
  return `It changes ${count(changes.length, 'provision')} since version ${from}: ${naturalList(shown)}.`
}

const keys = { back: true, overview: false, unsure: false }

/** Issue it, with another date, or not. */
const confirmPage = (version: string, lines: readonly string[]): ListPage => ({
  kind: 'list',
  step: '',
  ask: `Issue version ${version}?`,
  help: lines,
  more: [],
  keys,
  rows: [row('yes', 'Yes, release it'), row('date', 'Give it another date'), row('no', 'No, not yet')],
  multiple: false,
  search: false,
  at: 'yes',
  ticked: [],
})

/** When shall it take effect? Today unless something else is typed. */
const datePage = (library: Library, today: string, now: string, answers: Answers): TextPage => ({
  kind: 'text',
  step: '',
  ask: 'When does it take effect?',
  help: [
    now < today
      ? `So far it says ${formatDate(now)}. A policy should not be backdated: nobody could keep to it before they saw it.`
      : `So far it says ${formatDate(now)}.`,
  ],
  more: [],
  keys,
  initial: '',
  fallback: now < today ? today : now,
  complaint: (text) =>
    dateOf(library, text) === null ? 'Please write a date such as 2027-01-31.' : unclearDay(library, text, answers),
})

/** A date as typed, by the rules of the library's own question for it; null when it is none. */
function dateOf(library: Library, text: string): string | null {
  const question = library.questions.find(({ id }) => id === library.parts.effectiveDate)
  const checked = question === undefined ? { problem: '' } : checkAnswer(question, text, library)
  return 'problem' in checked ? null : String(checked.answer)
}

/** What to ask about a date that reads two ways in this practice; null otherwise. */
function unclearDay(library: Library, text: string, answers: Answers): string | null {
  const question = library.questions.find(({ id }) => id === library.parts.effectiveDate)
  return question === undefined ? null : unclearDate(question, text, answers)
}

/** The answers with another effective date; null when that is none. */
export function withEffectiveDate(library: Library, given: AnswersFile, date: string): AnswersFile | null {
  const iso = dateOf(library, date)
  if (iso === null) return null
  const id = library.parts.effectiveDate
  return { ...given, values: { ...given.values, [id]: iso }, unsure: given.unsure.filter((other) => other !== id) }
}

/** Yes, no, or another date to look at first; a date in the past is asked about unless it was given as it is. */
export async function askToIssue(
  front: Front,
  { library, date }: Pick<Workspace, 'library' | 'date'>,
  issue: Issue,
  isDated: boolean,
): Promise<string> {
  const { effectiveDate, answers } = issue.state.policy
  const asksDate = effectiveDate < date && !isDated
  const reply = asksDate ? null : await front.ask(confirmPage(issue.revision.to, previewLines(library, issue, date)))
  if (reply !== null && reply.kind !== 'answer') return 'no'
  if (reply !== null && reply.value !== 'date') return String(reply.value)
  const day = await front.ask(datePage(library, date, effectiveDate, answers))
  return day.kind === 'answer' ? String(day.value) : 'no'
}

/** What was released, who signs, and which papers tell of it. */
export function issuedLines({ library, date }: Workspace, { state, plan, revision, papers }: Issue): IssuedLines {
  const { effectiveDate } = state.policy
  const must = mustAcknowledge(library, revision)
  const from = formatDate(effectiveDate)
  return {
    beside: [
      ...editLines(plan.edits),
      ...(effectiveDate < date ? [`This version says it is in effect from ${from}, before today.`] : []),
    ],
    result: [
      `Issued version ${revision.to}${revision.from === null ? '' : `, after ${revision.from}`}. It is kept in ${historyFolder(revision.to)}/.`,
      ...(revision.from === null
        ? []
        : [
            `${count(revision.changes.length, 'provision')} changed. See ${naturalList(papers.map(({ path }) => path))}.`,
          ]),
      must === null ? 'Nobody needs to sign again.' : `To sign: ${must.who}.`,
    ],
  }
}

/** The result, and what else is worth saying. */
export interface IssuedLines {
  readonly beside: readonly string[]
  readonly result: readonly string[]
}
