/** What an owner is shown and asked before a version is released: its date, what it changes, who signs, what to send. */
import { checkAnswer } from '../core/answers/check.js'
import { formatDate } from '../core/ground/date.js'
import { count, naturalList } from '../core/ground/phrase.js'
import type { Library } from '../core/library/library.js'
import { mustAcknowledge } from '../core/revision/acknowledge.js'
import type { Issue } from '../node/issue.js'
import { row, type ListPage, type TextPage } from '../core/interview/page/page.js'

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
export const confirmPage = (version: string, lines: readonly string[]): ListPage => ({
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
export const datePage = (library: Library, today: string, now: string): TextPage => ({
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
  complaint: (text) => (dateOf(library, text) === null ? 'Please write a date such as 2027-01-31.' : null),
})

/** A date as typed, by the rules of the library's own question for it; null when it is none. */
export function dateOf(library: Library, text: string): string | null {
  const question = library.questions.find(({ id }) => id === library.parts.effectiveDate)
  const checked = question === undefined ? { problem: '' } : checkAnswer(question, text, library)
  return 'problem' in checked ? null : String(checked.answer)
}
