/** Turns how a practice stands into the page the owner comes back to: what is due, then everything that can be done. */
import type { DueAction } from '../../core/due/due.js'
import type { Standing } from '../../node/due.js'
import { nothingDue, standingLine } from '../standing-report.js'
import { row, type ListPage, type Page, type TextPage } from '../../core/interview/page/page.js'

/** What an owner can do at home beside what is due. */
export type HomeAction = DueAction | { readonly do: 'change' | 'adopt' | 'plan' | 'disclaimers' | 'open' }

const dueHints: Readonly<Record<DueAction['do'], string>> = {
  answer: 'answer it now',
  build: 'write the documents',
  update: 'see what changes',
  issue: 'look at it, then release it',
  check: 'look at it',
  paste: 'copy the new text',
  read: 'open it',
}

const ways: readonly (readonly [value: HomeAction['do'], label: string, hint: string])[] = [
  ['change', 'Change an answer', 'search all questions by words'],
  ['adopt', 'Bring in a file that somebody edited', 'Word or Markdown'],
  ['plan', 'See what would change', 'writes nothing'],
  ['issue', 'Issue a version', 'you see what it says first'],
  ['disclaimers', 'Copy a disclaimer', 'for a profile or a page'],
  ['check', 'Check everything', 'answers, sources, files'],
  ['open', 'Open the folder', ''],
]

const LEAVE = 'leave'

/** The page. */
export function homePage(standing: Standing, today: string): ListPage {
  const due = standing.due.map(({ what, action }, index) =>
    row(`due:${index}`, what, { hint: dueHints[action.do], group: 'Due, most urgent first' }),
  )
  return {
    kind: 'list',
    step: '',
    ask: standingLine(standing, today),
    help: standing.due.length === 0 ? [nothingDue] : [],
    more: [],
    keys: { back: false, overview: false, unsure: false },
    rows: [
      ...due,
      ...ways.map(([value, label, hint]) => row(value, label, { hint, group: 'What would you like to do?' })),
      row(LEAVE, 'Leave', { group: 'What would you like to do?' }),
    ],
    multiple: false,
    search: false,
    at: '',
    ticked: [],
  }
}

/** What choosing a row does; null = leave. */
export function homeAction({ due }: Standing, value: string): HomeAction | null {
  if (value === LEAVE) return null
  const [kind, index] = value.split(':')
  if (kind === 'due') return due[Number(index)]?.action ?? null
  return { do: value as Exclude<HomeAction['do'], 'answer' | 'paste' | 'read'> }
}

/** Asks for a file; `complaint` says what is wrong with one. */
export const filePage = (complaint: (name: string) => string | null): TextPage => ({
  kind: 'text',
  step: '',
  ask: 'Which file came back?',
  help: ['Type its place, or drag it into this window. Its edits become your own wording; nothing is lost.'],
  more: [],
  keys: { back: true, overview: false, unsure: false },
  initial: '',
  fallback: '',
  complaint: (text) => complaint(fileName(text)),
})

/** A file as terminals paste it: quotes around it, or backslashes before spaces. */
export function fileName(text: string): string {
  const bare = text.trim().replace(/^(['"])(.*)\1$/, '$2')
  return bare === text.trim() && !/^[A-Za-z]:\\/.test(bare) ? bare.replace(/\\(.)/g, '$1') : bare
}

/** A list to choose one from, with a way back. */
export const choicePage = (
  ask: string,
  rows: ListPage['rows'],
  help: readonly string[] = [],
): Extract<Page, { kind: 'list' }> => ({
  kind: 'list',
  step: '',
  ask,
  help,
  more: [],
  keys: { back: true, overview: false, unsure: false },
  rows,
  multiple: false,
  search: rows.length > 9,
  at: '',
  ticked: [],
})
